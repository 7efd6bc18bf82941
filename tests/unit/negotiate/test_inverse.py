"""What would make a wanted state last: every way works in the plain reference, and no smaller one does."""

from itertools import product
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import armistice
from armistice._base.errors import UsageError
from armistice.dossier.trees import want_tree
from tests.reference import plain_moves as plain
from tests.reference.plain_situations import PlainSituation

CASE = Path(__file__).parents[3] / "examples" / "ukraine-talks" / "case.yaml"


@pytest.fixture(scope="module")
def talks():
    return armistice.load(CASE)


@pytest.fixture(scope="module")
def entry():
    return YAML(typ="safe").load(CASE.read_text("utf-8"))["moves"]["ultimatum"]


def edited(wants: list, kind: str, place: int, want: object) -> list:
    wants = list(wants)
    if kind == "swap":
        wants[place : place + 2] = wants[place + 1], wants[place]
    elif kind == "drop":
        del wants[place]
    else:
        wants.insert(place, want)
    return wants


def all_edits(entry) -> set[tuple]:
    names = [name for held in entry["options"].values() for name in held]
    found = set()
    for holder, wants in entry["wants"].items():
        found |= {(holder, "swap", place, None) for place in range(len(wants) - 1)}
        found |= {(holder, "drop", place, None) for place in range(len(wants))}
        found |= {
            (holder, "add", place, (n, v)) for n, v in product(names, (True, False)) for place in range(len(wants) + 1)
        }
    return found


def lasts(entry, state: frozenset, concept: str, edits) -> bool:
    wants = dict(entry["wants"])
    for holder, kind, place, want in edits:
        wants[holder] = edited(wants[holder], kind, place, dict([want]) if want else None)
    it = PlainSituation(entry, wants=wants)
    return all(plain.stable(it.arcs, it.worth, holder, concept, state) for holder in it.arcs)


@pytest.mark.parametrize("concept", ["nash", "seq"])
@pytest.mark.parametrize(
    "wanted",
    ["press & sanctions & not ceasefire & not talks", "talks & low_level & not attend & not press & not sanctions"],
)
def test_the_single_changes_found_are_all_that_work(talks, entry, wanted, concept):
    (found,) = armistice.make_last(talks, wanted, "ultimatum", under=concept)
    assert found.size == 1
    state = frozenset(option for option, value in found.shown.items() if value)
    ours = {
        (e.holder, e.kind, e.place, next(iter(want_tree(e.want).items())) if e.kind == "add" and e.want else None)
        for (e,) in found.ways
    }
    expected = {edit for edit in all_edits(entry) if lasts(entry, state, concept, [edit])}
    assert ours == expected != set()
    assert not lasts(entry, state, concept, [])


def test_where_one_change_does_not_do_pairs_are_found_and_each_works(talks, entry):
    (found,) = armistice.make_last(
        talks, "press & not talks & not sanctions & not ceasefire", "ultimatum", under="nash"
    )
    assert found.size == 2
    for way in found.ways[:6]:
        edits = [
            (e.holder, e.kind, e.place, next(iter(want_tree(e.want).items())) if e.want and e.kind == "add" else None)
            for e in way
        ]
        assert lasts(entry, frozenset({"press"}), "nash", edits)


def test_a_state_that_lasts_already_needs_no_change(talks):
    (found,) = armistice.make_last(talks, "ceasefire & not sanctions & not press", "ultimatum")
    assert (found.size, found.ways) == (0, ((),))


def test_where_nothing_small_does_the_answer_says_how_far_it_looked(talks):
    (found,) = armistice.make_last(
        talks, "press & not talks & not sanctions & not ceasefire", "ultimatum", under="nash", at_most=1
    )
    assert (found.size, found.searched, found.ways) == (None, 1, ())


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("cease", "did you mean 'ceasefire'"),
        ("ceasefire &", "found the end of the line"),
        ("ceasefire & talks", "no state meets"),
        ("not ceasefire", "20 states meet"),
        ("(" * 200 + "talks", "brackets"),
    ],
)
def test_a_statement_that_names_no_state_is_told(talks, wanted, told):
    with pytest.raises(UsageError, match=told):
        armistice.make_last(talks, wanted, "ultimatum")


def test_tiers_of_ranked_states_swap_neighbours():
    elmira = armistice.load(CASE.parents[1] / "elmira-1991")
    (found,) = armistice.make_last(elmira, "accept & insist & not modify", under="nash", at_most=3)
    assert {edit.kind for way in found.ways for edit in way} == {"swap"}
    assert {edit.holder for way in found.ways for edit in way} <= {"ministry", "uniroyal", "local"}
