"""`armistice moves`: what it prints, and its exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from armistice._base.errors import CaseError, UsageError
from armistice.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
TALKS, ELMIRA = str(EXAMPLES / "ukraine-talks"), str(EXAMPLES / "elmira-1991")


def run(*words: str):
    return CliRunner().invoke(app, ["moves", *words])


def test_a_case_with_one_situation_needs_no_name():
    assert "Of 9 states that can be" in run(ELMIRA).output


def test_a_case_with_several_asks_for_one():
    assert isinstance(run(TALKS).exception, UsageError)
    assert run(TALKS, "ultimatum").exit_code == 0


def test_json_is_one_object_of_the_study():
    found = json.loads(run(ELMIRA, "--json").output)
    assert found["equilibria"] == {"nash": 3, "gmr": 5, "smr": 5, "seq": 3, "sseq": 3}
    assert {tuple(one["state"]["chosen"]) for one in found["lasting"] if "nash" in one["concepts"]} == {
        ("delay", "insist"),
        ("modify", "accept", "insist"),
        ("abandon",),
    }
    (improvement,) = found["improvements_from_now"]
    assert (improvement["by"], improvement["to"]["chosen"], improvement["gain"]) == ("local", ["delay", "insist"], True)


def test_what_would_make_a_state_last_comes_in_words_and_as_json():
    wanted = ("--wanted", "press & sanctions & not talks & not ceasefire")
    assert "One change would do it" in run(TALKS, "ultimatum", *wanted).output
    (found,) = json.loads(run(TALKS, "ultimatum", *wanted, "--json").output)
    assert found["size"] == 1
    assert {"whose": "russia", "change": "drop", "place": 3, "want": "talks"} in [way[0] for way in found["ways"]]


@pytest.mark.parametrize("ending", ["csv", "json", "yaml"])
def test_the_option_form_is_written_and_what_was_written_can_be_studied(tmp_path, ending):
    file = tmp_path / f"elmira.{ending}"
    assert run(ELMIRA, "--export", str(file)).exit_code == 0
    if ending == "yaml":
        file.write_text("parties: {}\nissues: {}\njudgements: {}\n" + file.read_text("utf-8"), "utf-8")
    assert "3 under Nash, 3 under SEQ, 3 under SSEQ, 5 under GMR and 5 under SMR" in run(str(file)).output


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ((TALKS, "ultimatun"), UsageError),
        ((TALKS, "ultimatum", "--wanted", "cease"), UsageError),
        ((TALKS, "ultimatum", "--wanted", "ceasefire", "--under", "nesh"), UsageError),
        ((TALKS, "ultimatum", "--export", "form.xml"), UsageError),
        ((str(EXAMPLES / "camp-david-1978"),), UsageError),
    ],
)
def test_a_call_at_fault_is_told(words, error):
    assert isinstance(run(*words).exception, error)


def test_a_faulty_form_is_told_with_its_line(tmp_path):
    file = tmp_path / "form.csv"
    file.write_text("kind,who,id,text\nopton,a,p,P\n", "utf-8")
    found = run(str(file)).exception
    assert isinstance(found, CaseError)
    assert "form.csv:2:1" in str(found)
