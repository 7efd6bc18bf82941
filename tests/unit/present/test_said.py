"""What was said, in the brief: footnotes in every table, one list of claims; nothing of it in the shared one."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

import armistice
from armistice.claims.claim import Claim
from armistice.claims.record import Filter
from armistice.dossier.case import Case
from armistice.dossier.record import Findings
from armistice.dossier.stated_positions import StatedPosition
from armistice.present.reading import Beside, Reading
from armistice.present.sections.stated import stated_lines

BY = {"by": "ana", "at": datetime.datetime(2026, 1, 30, tzinfo=datetime.UTC)}
QUIET = {"draws": 0}


def copied(folder: Path) -> Path:
    ignored = shutil.ignore_patterns("record.sqlite*")
    return Path(shutil.copytree(Path("examples/ukraine-talks"), folder / "ukraine-talks", ignore=ignored))


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return armistice.load(copied(tmp_path_factory.mktemp("unread")))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The talks on Ukraine with all that was said on elections accepted, and one red line's claim rejected."""
    loaded = armistice.load(copied(tmp_path_factory.mktemp("said")))
    armistice.read(loaded, processes=1)
    for claim in armistice.list_claims(loaded, Filter(issue="elections")):
        armistice.decide(loaded, claim.id, "accept", **BY)
    armistice.decide(loaded, loaded.red_lines["full_recognition"].because[0], "reject", **BY)
    return loaded


@pytest.fixture(scope="module")
def markdown(case: Case, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(case, tmp_path_factory.mktemp("brief") / "brief.md")


@pytest.fixture(scope="module")
def page(case: Case, tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(case, tmp_path_factory.mktemp("brief") / "brief.html")


def written(case: Case, file: Path, **options: str) -> str:
    armistice.brief(case, file, **QUIET, **options)
    return file.read_text(encoding="utf-8")


def notes(markdown: str) -> dict[str, str]:
    return dict(re.findall(r"^\[\^(\d+)\]: (.*)$", markdown, re.MULTILINE))


def row(markdown: str, title: str) -> list[str]:
    """The cells of the first table row that begins so: issue, Russia, Ukraine, Europe."""
    line = next(line for line in markdown.splitlines() if line.startswith(f"| {title} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def footnotes(markdown: str, text: str) -> list[str]:
    """What stands at the numbers behind a text in a cell."""
    marks = re.findall(r"(?: \[\^\d+\])*$", text)[0]
    return [notes(markdown)[number] for number in re.findall(r"\d+", marks)]


def test_red_lines_judgements_and_proposals_have_their_footnotes_in_the_table(markdown: str) -> None:
    _, russia, ukraine, _ = row(markdown, "Elections in Ukraine")
    wanted, proposed, *_ = russia.split("<br>")
    assert "Values most Before a settlement [^" in wanted
    (one,) = footnotes(markdown, proposed)  # the proposal rests on two claims, one of them about this issue
    assert "Lavrov proposed elections in Ukraine before any peace talks" in one
    (two,) = footnotes(markdown, ukraine.split("<br>")[0])
    assert "Kyiv rejects elections while the fighting goes on" in two
    _, refused, *_ = row(markdown, "Control of territory")[1].split("<br>")
    assert len(footnotes(markdown, refused)) == 2


def test_what_was_accepted_stands_in_the_table_with_its_footnote(markdown: str) -> None:
    said = row(markdown, "Elections in Ukraine")[2].split("<br>")[-1]
    assert said.startswith("Said “Kyiv rejects elections while the fighting goes on”")
    assert "(20 May 2025)" in said
    assert "accepted" in footnotes(markdown, said)[0]


def test_a_stated_position_names_its_option_with_the_legal_status_or_gives_its_words(case: Case) -> None:
    issue = case.issues["recognition"]
    by = {"party": "ukraine", "issue": "recognition", "day": None}
    named = Claim("d", 0, 9, "we refuse", "ukraine", None, "reject", "refusal", issue.id, "four", "against")

    assessed = armistice.assess(case, with_anatomy=False)

    def told(stance: str, option: str | None, wants: bool | None) -> str:
        one = StatedPosition(stance=stance, option=option, wants=wants, claim=named, **by)
        said = Findings({("ukraine", issue.id): [one]}, [], [], [], [], {}, {})
        (line,) = stated_lines(Reading(case, assessed, beside=Beside(said=said)), "ukraine", issue.id)
        return line[0].text

    four = "All four regions recognised as Russian (contested under the UN Charter)"
    assert told("refuses", "four", False) == f"it refuses {four}"
    assert told("demands", "four", False) == f"it demands, against {four}"
    assert told("red line", "four", False) == f"it will never take {four}"
    assert told("red line", "four", True) == f"it will not go without {four}"
    assert told("refuses", None, None) == "“we refuse”"


def test_a_footnote_gives_words_document_reading_attribution_and_status(markdown: str) -> None:
    told = next(note for note in notes(markdown).values() if "no agreement before the basics" in note)
    for part in (
        "“there would be no agreement before the basics had been settled”",
        "“After the phone call”", "Example Diplomatic Letter", "2025-05-20-phone-call.eml", "20 May 2025",
        "Read as: Russia: request", "On the word of Russia", "not yet decided on",
    ):  # fmt: skip
        assert part in told


def test_numbers_run_through_the_whole_brief_in_the_order_of_reading(markdown: str) -> None:
    body = markdown[: markdown.index("[^1]:")]
    first = list(dict.fromkeys(re.findall(r"\[\^(\d+)\]", body)))
    assert first == list(notes(markdown)) == [str(number) for number in range(1, len(first) + 1)]


def test_links_lead_both_ways_and_nowhere_else(page: str) -> None:
    ids = re.findall(r'id="([^"]+)"', page)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    uses = {each for each in ids if each.startswith("use-")}
    listed = {each for each in ids if each.startswith("note-")}
    assert uses | listed == set(targets)
    assert len(uses) >= 40


def test_a_red_line_whose_only_claim_was_rejected_is_assumed_and_says_why(markdown: str) -> None:
    refused = row(markdown, "Recognition of claimed regions")[1].split("<br>")[0]
    assert refused.endswith("*assumed*")
    assert "The red line 'full\\_recognition': a claim it rests on was rejected" in markdown
    assert any("rejected since" in note for note in notes(markdown).values())


def test_undecided_claims_show_only_as_what_the_case_rests_on(markdown: str) -> None:
    assert "Two US envoys met President Putin" not in markdown
    assert "not yet decided on" in markdown
    assert "### Chronology" in markdown


def test_every_judgement_has_footnotes_or_says_that_it_is_assumed(markdown: str) -> None:
    table = markdown[markdown.index("**Importance of each issue") :].split("\n\n")[1]
    for line in table.splitlines()[2:]:
        for cell in line.strip("|").split("|")[1:]:
            for told in cell.strip().split("<br>"):
                assert told in ("–", "carrying on", "none") or told.endswith(("*assumed*", "]")), line


def test_interests_have_footnotes_or_are_assumed(markdown: str) -> None:
    for cell in row(markdown, "**Interests**")[1:]:
        assert all(told.endswith(("*assumed*", "]")) for told in cell.split("<br>"))


def test_without_a_record_the_brief_says_that_nothing_has_been_read(unread: Case, tmp_path: Path) -> None:
    text = written(unread, tmp_path / "brief.md")
    assert "none have been read here" in text
    assert "[^" not in text
    assert "What was said" not in text


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_shared_brief_is_the_same_file_whatever_has_been_read_and_decided(
    case: Case, unread: Case, tmp_path: Path, ending: str
) -> None:
    """Reports may be confidential, and what a team accepted tells what it believes."""
    shared = written(case, tmp_path / f"read.{ending}", audience="share")
    assert shared == written(unread, tmp_path / f"unread.{ending}", audience="share")
    for leak in ("Claims and documents", "What was said", "c-", "phone-call", "<a ", "[^", "Lavrov", "report"):
        assert leak not in re.sub(r"<style>.*?</style>", "", shared, flags=re.S), leak
