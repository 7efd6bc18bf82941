"""Files in, documents out: every kind, its metadata, and nothing that is not stated."""

import datetime
from pathlib import Path

import pytest

from armistice.archive.document import LARGEST, Origin, UnreadableError, hash_of
from armistice.archive.intake import kind_of, read_bytes, read_file
from tests.reference.files import KINDS, as_html, as_markdown, as_text

BODY = (
    "Northland on Tuesday rejected a proposal by Southland to roll over the quota of last year.\n\n"
    "The ministers of the two countries met for six hours in the offices of the commission and will meet again."
)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_gives_its_text(name: str) -> None:
    document = read_bytes(KINDS[name](BODY), name)
    words = document.text[document.body :].split()
    assert all(word in words for word in BODY.split())
    assert document.unread is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("report.txt", "text"),
        ("report.md", "markdown"),
        ("report.html", "html"),
        ("report.eml", "email"),
        ("report.pdf", "pdf"),
    ],
)
def test_the_kind_is_told_by_the_content_not_by_the_name(name: str, kind: str) -> None:
    assert kind_of(KINDS[name](BODY), "anything.txt" if kind not in ("markdown",) else name) == kind


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.eml"])
def test_what_a_file_states_of_itself_is_kept(name: str) -> None:
    origin = read_bytes(KINDS[name](BODY), name).origin
    assert origin.title == "A report"
    assert origin.date == datetime.date(2026, 1, 23)
    assert "The Wire" in (origin.source or "")


def test_what_is_unknown_stays_unknown(tmp_path: Path) -> None:
    file = tmp_path / "2020-01-01-report.txt"
    file.write_bytes(as_text(BODY))
    assert read_file(file).origin == Origin()


def test_what_the_caller_states_goes_before_what_the_file_states() -> None:
    given = Origin(source="Elsewhere", date=datetime.date(2025, 5, 5))
    origin = read_bytes(as_markdown(BODY), "report.md", given).origin
    assert (origin.source, origin.date, origin.title) == ("Elsewhere", datetime.date(2025, 5, 5), "A report")


def test_front_matter_is_stored_and_does_not_belong_to_the_report() -> None:
    document = read_bytes(as_markdown(BODY), "report.md")
    assert document.text.startswith("---\ntitle:")
    assert document.text[document.body :].strip() == BODY


def test_a_text_is_stored_as_it_came() -> None:
    text = "Curly “quotes”, soft\xadhyphens,\r\nwindows lines\tand – dashes.  Two  blanks."
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told(encoding: str) -> None:
    text = "The café in Norport is closed – said the “minister” of Northland, who was not asked. " * 5
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_a_page_that_declares_its_charset_is_read_with_it() -> None:
    page = (
        as_html(BODY + " Café.")
        .decode()
        .replace("charset='utf-8'", "charset='iso-8859-1'")
        .encode("latin-1", "replace")
    )
    assert "Café" in read_bytes(page, "a.html").text


def test_the_hash_is_that_of_the_bytes_as_received() -> None:
    assert read_bytes(as_text(BODY), "a.txt").hash == hash_of(as_text(BODY))


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister hat am Dienstag einen Vorschlag der Nachbarn abgelehnt und will nicht mit ihnen sprechen. " * 3,
        "Le ministre a rejeté mardi une proposition du pays voisin et ne veut pas parler avec lui dans la ville. " * 3,
        "Министр отклонил во вторник предложение соседней страны и не хочет говорить с ними. " * 3,
        "وزير الخارجية رفض اقتراح الدولة المجاورة يوم الثلاثاء ولا يريد الحديث معهم " * 3,
    ],
)
def test_another_language_is_stored_and_marked_unread(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt")
    assert document.text == text
    assert (document.unread or "").startswith("not in English")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "no text"),
        (b"   \n\n ", "a.txt", "no text"),
        (bytes(range(256)) * 40, "photo.txt", "not text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "report.txt", "not text"),
        (b"PK\x03\x04" + b"\x00\x01" * 500, "report.txt", "not text"),
        (b"no pdf at all", "report.pdf", "no PDF"),
        (b"%PDF-1.4\nbroken", "report.pdf", "report.pdf"),
        (b"\xff\xfea\x00b", "a.txt", "breaks off"),
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read_bytes(data, name)


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(200_000_000)
    with pytest.raises(UnreadableError, match="200 MB is more than a report has"):
        read_file(file)
    assert LARGEST < 200_000_000
