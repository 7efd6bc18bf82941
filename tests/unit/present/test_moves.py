"""What the page and the brief say of moves is true of the computation, checked against the plain reference."""

import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from ruamel.yaml import YAML

import armistice
from armistice.negotiate.study import study
from armistice.present import brief, moves
from armistice.present.document import Figure
from armistice.present.moves_page import inverse_page, moves_page
from armistice.present.moves_words import MoveWords
from armistice.present.reading import Beside
from tests.reference.plain_situations import PlainSituation

CASE = Path(__file__).parents[3] / "examples" / "ukraine-talks" / "case.yaml"
NAMES = ["ultimatum", "sequence", "frozen_assets"]
REFUSED = ("verdict", "best", "recommend", "concede", "dictate", "should", "gives up", "side payment")


@pytest.fixture(scope="module")
def talks():
    return armistice.load(CASE)


@pytest.fixture(scope="module")
def entries():
    return YAML(typ="safe").load(CASE.read_text("utf-8"))["moves"]


def page(case, name: str) -> str:
    out = StringIO()
    moves_page(case, study(case, name), Console(file=out, highlight=False, markup=False))
    return out.getvalue()


def lines(found) -> list[str]:
    return ["".join(run.text for run in line) for line in found]


def test_the_page_says_what_disappears_without_the_counter_proposal_and_the_computation_agrees(talks, entries):
    it = study(talks, "ultimatum")
    told = MoveWords(it)
    letters = {
        frozenset(option for option, value in it.shown[state].items() if value): name
        for state, name in told.letters.items()
    }
    full, bare = PlainSituation(entries["ultimatum"]), PlainSituation(entries["ultimatum"], without=["talks"])
    lost = full.equilibria("seq") - bare.equilibria("seq")
    assert bare.equilibria("seq") - full.equilibria("seq") == {frozenset({"sanctions", "press"})}
    gone = " and ".join(sorted(letters[state] for state in lost))
    sentence = next(line for line in lines(moves.buys(told)) if "“Propose direct talks instead”" in line)
    assert sentence == (
        f"If Russia could not choose “Propose direct talks instead”, {gone} would no longer last; the state with "
        "Europe: Impose harsher sanctions; United States: Back the pressure on Russia would."
    )


def test_a_case_file_without_the_counter_proposal_has_the_difference_that_the_page_of_the_whole_one_told(
    talks, entries
):
    from armistice.dossier.loading.builder import build

    tree = {**talks.tree, "moves": {"ultimatum": entries["ultimatum"]}}
    entry = YAML(typ="safe").load(CASE.read_text("utf-8"))["moves"]["ultimatum"]
    del entry["options"]["russia"]["talks"], entry["options"]["russia"]["low_level"], entry["options"]["ukraine"]
    del entry["wants"]["ukraine"]
    entry["cannot"] = []
    entry["wants"] = {
        "europe": entry["wants"]["europe"],
        "us": [
            {"ceasefire": True},
            {"if": {"ceasefire": True}, "then": {"press": False}},
            {"if": {"ceasefire": False}, "then": {"press": True}},
            {"sanctions": False},
        ],
        "russia": entry["wants"]["russia"][:3],
    }
    it = study(build({**tree, "moves": {"ultimatum": entry}}), "ultimatum")
    lasting = {frozenset(o for o, v in it.shown[one.state].items() if v) for one in it.lasting if "seq" in one.concepts}
    assert lasting == {frozenset({"ceasefire"}), frozenset({"sanctions", "press"})}


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_on_what_an_option_buys_names_the_states_that_the_computation_lost_and_gained(talks, name):
    it = study(talks, name)
    told = MoveWords(it)
    said = lines(moves.buys(told))
    for option, by_concept in (it.buys or {}).items():
        difference = by_concept["seq"]
        (line,) = [
            line
            for line in said
            if told.option(option) in line.split(",")[0] or ("same states" in line and told.option(option) in line)
        ]
        if not difference.lost and not difference.gained:
            assert line.startswith("The same states would last without")
        lost_part = line.split(" would no longer last")[0] if difference.lost else ""
        for state, letter in told.letters.items():
            named = re.search(rf"(?:, | and ){letter}(?:,| and| would|$)", lost_part + " would") is not None
            assert named == (state in difference.lost), (line, letter)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_says_yes_exactly_where_a_state_lasts(talks, name):
    it = study(talks, name)
    table = moves.lasting_table(MoveWords(it, most=40))
    for one, row in zip(it.lasting, table.rows, strict=True):
        said = ["".join(run.text for line in cell for run in line) for cell in row]
        concepts = ["nash", "seq", "sseq", "gmr", "smr"]
        assert [concept for concept, mark in zip(concepts, said[1:6], strict=True) if mark == "yes"] == [
            concept for concept in concepts if concept in one.concepts
        ]
        assert ("a gain for its mover" in said[6]) == bool(one.by_improvements.steps)


def test_a_way_is_told_move_by_move_and_no_gain_is_claimed_where_there_is_none(talks):
    said = lines(moves.ways(MoveWords(study(talks, "ultimatum"))))
    assert said[0] == (
        "A is reached in two moves, each a gain for its mover: Russia (“Propose direct talks instead” and “Send a "
        "low-level delegation”), then Ukraine (“Come to the talks at the highest level”)."
    )
    assert said[1] == "B is reached in one move, no gain for its mover: Russia (“Accept an unconditional ceasefire”)."


def test_an_empty_threat_is_called_empty_and_what_would_make_it_credible_is_named(talks):
    said = lines(moves.threats(MoveWords(study(talks, "ultimatum"))))
    assert said[0] == (
        "Europe towards Russia, “Impose harsher sanctions”: empty. After a refusal, carrying it out is no gain for "
        "Europe. It would be credible if United States chose “Back the pressure on Russia”."
    )
    assert "credible. After any refusal" in said[1]
    assert "averts it by “Accept an unconditional ceasefire” or by “Propose direct talks instead”." in said[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_takes_no_side_and_gives_no_advice(talks, name):
    text = page(talks, name).lower()
    assert not [word for word in REFUSED if re.search(rf"\b{word}", text)]


def test_elmira_is_told_as_the_literature_has_it():
    text = page(armistice.load(CASE.parents[1] / "elmira-1991"), "control_order")
    assert "these last: 3 under Nash, 3 under SEQ, 3 under SSEQ, 5 under GMR and 5 under SMR" in text
    assert "A is reached in one move, a gain for its mover: Local Government" in text
    assert "Ministry of the Environment and Uniroyal together would leave it" in text
    assert "C is reached in three moves, not all of them gains for their movers" in text


def test_what_would_make_a_state_last_is_told_in_words(talks):
    out = StringIO()
    found = armistice.make_last(talks, "press & sanctions & not ceasefire & not talks", "ultimatum")
    inverse_page(study(talks, "ultimatum"), found, Console(file=out, highlight=False, markup=False))
    assert "One change would do it" in out.getvalue()
    assert "Russia: want 4 (“Propose direct talks instead”) is dropped" in out.getvalue()


def test_control_characters_of_a_case_file_do_not_reach_the_terminal(talks):
    it = talks.moves["ultimatum"]
    evil = replace(it.options["press"], title="Back \x1b[31m it\u202e")
    case = replace(talks, moves={"ultimatum": replace(it, options={**it.options, "press": evil})})
    text = page(case, "ultimatum")
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_the_brief_has_a_picture_of_the_ways_for_the_team_and_nothing_of_wants_to_be_shared(talks):
    assessment = armistice.assess(talks, with_anatomy=False)
    studies = tuple(study(talks, name) for name in NAMES)
    team = brief.document(talks, assessment, beside=Beside(moves=studies))
    (section,) = [part for part in team.sections if part.id == "moves"]
    pictures = [block for block in section.blocks if isinstance(block, Figure)]
    assert len(pictures) == 3
    assert all(picture.wide.startswith("<svg") and picture.narrow.startswith("<svg") for picture in pictures)
    shared = brief.document(talks, assessment, audience="share", beside=Beside(moves=studies))
    assert all(part.id != "moves" for part in shared.sections)
    assert "Back the pressure on Russia" not in brief.render_html(
        talks, assessment, audience="share", beside=Beside(moves=studies)
    )
