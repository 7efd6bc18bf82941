"""Hostile files end in a clear message or a clean result, and in bounded time and memory."""

import resource
import subprocess
import sys
import time

import pytest

from armistice.archive.document import LONGEST, UnreadableError
from armistice.archive.intake import read_bytes
from armistice.archive.passages import passages
from armistice.archive.shown import shown
from armistice.claims.codebook import Codebook, CodebookParty
from armistice.claims.coder import code
from tests.reference.files import pdf_with

BOOK = Codebook((CodebookParty("north", "Northland"), CodebookParty("south", "Southland")))
CLAIM = "Northland rejected a proposal by Southland and will not come to the talks in the valley."


def text_or_reason(data: bytes, name: str) -> str:
    try:
        return read_bytes(data, name).text
    except UnreadableError as fault:
        return str(fault)


def test_a_zip_bomb_in_a_pdf_stream_is_refused_in_bounded_memory() -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000,) * 2)\n"
        "from tests.reference.files import pdf_with\n"
        "from armistice.archive.intake import read_bytes\n"
        "from armistice.archive.document import UnreadableError\n"
        "bomb = pdf_with(b'BT (a) Tj ET ' * 12_000_000, compressed=True)\n"
        "try: read_bytes(bomb, 'bomb.pdf')\n"
        "except UnreadableError as fault: print('refused', fault)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout.startswith("refused bomb.pdf"), done.stderr[-500:]


def test_a_pdf_cut_off_anywhere_gives_text_or_a_reason() -> None:
    whole = pdf_with(b"BT /F1 12 Tf 40 800 Td (Northland rejected the talks.) Tj ET")
    for end in range(10, len(whole), 37):
        outcome = text_or_reason(whole[:end], "cut.pdf")
        assert "cut.pdf" in outcome or "Northland" in outcome


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 50_000 + CLAIM,
        "<html><p>" + "<<<>>>" * 2_000 + CLAIM + "</p",
        "<html><body><p>" + CLAIM + "</p><script>alert('" + CLAIM + "')</script><style>p{}</style>",
        "<html><body><table>" + "<tr><td>" * 5_000 + CLAIM,
        "<html><!-- " + "-" * 100_000 + "--><body><p>" + CLAIM + "</p></body></html>",
        "<html><body><p>&#0;&#xD800;&bogus; " + CLAIM + "</p></body></html>",
    ],
)
def test_broken_pages_give_their_text_and_run_nothing(page: str) -> None:
    outcome = text_or_reason(page.encode(), "page.html")
    assert outcome
    assert "alert(" not in outcome


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "word " * 200_000,
        "“" * 100_000 + CLAIM,
        ('"' + "a b c d ") * 20_000,
        "(" * 100_000,
        "." * 100_000,
        "Northland, " * 20_000 + "rejected it.",
        "Northland said that " * 10_000 + "it rained.",
        "\n" * 300_000 + CLAIM,
        "- \n" * 50_000,
        "A: " * 50_000,
        "’s" * 50_000,
        "not " * 100_000,
        "of the " * 60_000,
    ],
    ids=lambda text: text[:12],
)
def test_monstrous_texts_are_read_in_bounded_time(text: str) -> None:
    began = time.process_time()
    claims = code(text, "0" * 64, BOOK)
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
    assert time.process_time() - began < 60  # a hang, not a speed, is what this looks for


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(UnreadableError, match="characters of text"):
        read_bytes(b"word " * (LONGEST // 4), "long.txt")


@pytest.mark.parametrize(
    "text",
    [
        "\u202eNorthland rejected the talks.\u202c",
        "Northland\u200b rejected\u2060 the talks.",
        "شمال Northland rejected the talks. שלום",
        "Ｎorthland rejected the talks. 北国拒绝。",
        "\x1b[31mNorthland\x1b[0m rejected the talks.",
        "<b>Northland</b> rejected <script>alert(1)</script> the talks.",
        "N\u0301orthland rejected the tal\u0336ks. 👩‍👩‍👧",
    ],
)
def test_mixed_scripts_and_escapes_keep_their_places(text: str) -> None:
    for claim in code(text, "0" * 64, BOOK):
        assert text[claim.start : claim.end] == claim.quote


def test_nothing_shown_can_steer_a_terminal() -> None:
    text = shown("\x1b[2J\x1b]0;title\x07red\u202etxt\x00\r\x9b5m")
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char == "\u202e" for char in text)
    assert "red" in text
    assert shown("two\nlines\tand “quotes”") == "two\nlines\tand “quotes”"


def test_memory_stays_flat_over_many_documents() -> None:
    text = (CLAIM + "\n\n") * 50
    for _ in range(5):
        code(text, "0" * 64, BOOK)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(60):
        code(text + str(number), "0" * 64, BOOK)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kilobytes


def test_passages_cover_every_word_of_a_text_of_any_shape() -> None:
    text = "a\n\n- b\n1. c\n— D e\n\r\n\tf\x0b\n" * 20
    covered = "".join(text[part.start : part.end] for part in passages(text))
    assert "".join(covered.split()) == "".join(text.split())
