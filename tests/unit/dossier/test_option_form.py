"""The option form: written and read back the same, and hostile input bounded and told."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import armistice
from armistice.dossier.conditions import All, Any, Leaf, Not, OneOf
from armistice.dossier.option_form import option_form, read_option_form
from armistice.dossier.settings import where
from armistice.dossier.situations import Situation, Want
from armistice.dossier.statements import StatementFault, condition_text, read_condition, read_want, want_text

SITUATIONS = [
    ("ukraine-talks", "ultimatum"),
    ("ukraine-talks", "sequence"),
    ("ukraine-talks", "frozen_assets"),
    ("elmira-1991", "control_order"),
]


def situation(example: str, name: str) -> Situation:
    return armistice.load(f"examples/{example}").moves[name]


def without_levers(it: Situation) -> Situation:
    return replace(it, options={name: replace(option, lever=None) for name, option in it.options.items()})


@pytest.mark.parametrize(("example", "name"), SITUATIONS)
@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_a_situation_written_and_read_back_is_the_same_but_for_its_levers(tmp_path, example, name, ending):
    it = situation(example, name)
    file = tmp_path / f"form{ending}"
    file.write_text(option_form(it, ending), "utf-8")
    assert read_option_form(file).moves[name] == without_levers(it)


@pytest.mark.parametrize(("example", "name"), SITUATIONS)
def test_the_section_for_a_case_file_is_read_as_the_same_situation(example, name):
    from armistice.dossier.loading import parse

    it = situation(example, name)
    pulled = [option.lever for option in it.options.values() if option.lever]
    levers = "levers:\n" + "".join(f"  {name}: {{title: L, change: {{title: {{set: T}}}}}}\n" for name in pulled)
    head = "title: x\nparties: {}\nissues: {}\njudgements: {}\n" + (levers if pulled else "")
    assert parse(head + option_form(it, ".yaml")).moves[name] == it


def test_text_that_a_spreadsheet_would_run_is_kept_from_it_and_comes_back(tmp_path):
    it = situation("ukraine-talks", "ultimatum")
    evil = "=cmd|' /C calc'!A0"
    options = {**it.options, "press": replace(it.options["press"], title=evil, note="@SUM(1)")}
    text = option_form(replace(it, options=options), ".csv")
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(",")]
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)
    file = tmp_path / "form.csv"
    file.write_text(text, "utf-8")
    back = read_option_form(file).moves["ultimatum"].options["press"]
    assert (back.title, back.note) == (evil, "@SUM(1)")


def test_semicolons_and_a_byte_order_mark_of_a_spreadsheet_are_understood(tmp_path):
    file = tmp_path / "form.csv"
    rows = [
        "kind;who;id;text",
        "situation;;it;It",
        "option;a;p;P",
        "option;b;q;Q",
        "want;a;;p if q",
        "want;b;;",
        "now;;q;TRUE",
    ]
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(rows).encode())
    it = read_option_form(file).moves["it"]
    assert dict(it.now) == {"p": False, "q": True}
    assert it.wants["b"] == ()


HEAD = "kind,who,id,text,note\n"
OPTION = "option,a,p,P,\nwant,a,,p,\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("form.csv", "", "expected the columns"),
        ("form.csv", "a,b,c\n1,2,3\n", "expected the columns kind, who, id, text, note, found a, b, c"),
        (
            "form.csv",
            HEAD + "opton,a,p,P,\n",
            "form.csv:2:1: no kind of row is called 'opton' – did you mean 'option'?",
        ),
        ("form.csv", HEAD + OPTION + "want,a,,p & z,\n", "form.csv:4:1: expected an option, found 'z'"),
        ("form.csv", HEAD + OPTION + "want,a,,p p,\n", "'p' is left over"),
        ("form.csv", HEAD + OPTION + "cannot,,,(p,\n", "a bracket that is opened and not closed"),
        ("form.csv", HEAD + OPTION + "now,,p,maybe,\n", "expected true or false, found 'maybe'"),
        ("form.csv", HEAD + OPTION + "now,,z,true,\n", "no option of a decision maker is called 'z'"),
        (
            "form.csv",
            HEAD + "option,a,p,P,\noption,a,p,P,\nwant,a,,,\n",
            "form.csv:3:1: the option 'p' stands a second time",
        ),
        ("form.csv", HEAD + "option,a,p,P,\nrank,a,9999999999,p,\n", "expected the number of a tier, 1 to 1"),
        ("form.csv", HEAD + "option,a,p,P,\nrank,a,2,p,\n", "expected the number of a tier, 1 to 1"),
        ("form.csv", HEAD + "option,,p,P,\nwant,,,p,\n", "expected an id"),
        ("form.csv", HEAD + OPTION + "cannot,,," + "not " * 5000 + "p,\n", "more than 20 brackets"),
        ("form.csv", HEAD + "option,a,p,P,\n" * 10_001, "more than 10,000 rows"),
        ("form.csv", HEAD + 'option,a,p,"' + "x" * 200_000, "this is not CSV"),
        ("form.csv", HEAD + "x" * 600_000, "larger than 512 KB"),
        ("form.json", "[" * 100_000, "this is not JSON"),
        ("form.json", "[]", "expected one object"),
        ("form.json", '{"not":' * 300 + "1" + "}" * 300, "brackets more than 20 deep"),
        ("form.json", '{"title": "a", "title": "b"}', "a key stands twice"),
        ("form.json", "9" * 5000, "this is not JSON"),
        ("form.json", '{"situation": "it", "title": "T"}', "'options' is missing"),
        (
            "form.json",
            '{"situation": "it", "title": "T", "options": {"a": {"p": 3}}, "wants": {"a": []}}',
            "moves.it.options.a.p",
        ),
        (
            "form.json",
            '{"situation": "it", "title": "T", "options": {"a": {"p": "P"}}, "wants": {"a": NaN}}',
            "expected a list of wants",
        ),
    ],
)
def test_a_faulty_form_is_told_with_its_place(tmp_path, name, text, told):
    file = tmp_path / name
    file.write_text(text, "utf-8")
    with pytest.raises(armistice.CaseError) as caught:
        read_option_form(file)
    assert told in str(caught.value)
    assert all(str(fault).startswith(name) for fault in caught.value.faults)


def test_bytes_that_are_no_text_are_told(tmp_path):
    file = tmp_path / "form.csv"
    file.write_bytes(b"kind,who,id,text\n\xff\xfe")
    with pytest.raises(armistice.CaseError, match="not UTF-8"):
        read_option_form(file)


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(armistice.UsageError, match=r"not from 'form\.xml'"):
        read_option_form(tmp_path / "form.xml")
    with pytest.raises(armistice.UsageError, match=r"not as '\.xml'"):
        option_form(situation("elmira-1991", "control_order"), ".xml")


OPTIONS = ["p", "q", "r"]
CONDITIONS = st.recursive(
    st.builds(
        lambda name, values: Leaf(name, OneOf(frozenset(values))),
        st.sampled_from(OPTIONS),
        st.sets(st.booleans(), min_size=1),
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(lambda parts: All(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda parts: Any(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.none() | CONDITIONS)
@settings(deadline=None, max_examples=80)
def test_a_want_written_as_a_line_and_read_back_means_the_same(then, given):
    back = read_want(want_text(Want(then, given)), OPTIONS)
    assert (where(back.then, OPTIONS) == where(then, OPTIONS)).all()
    assert (back.given is None) == (given is None)
    if given is not None and back.given is not None:
        assert (where(back.given, OPTIONS) == where(given, OPTIONS)).all()


@given(st.text(alphabet="pqr()&|- notif", max_size=40))
@settings(deadline=None, max_examples=200)
def test_any_line_is_read_as_a_condition_or_told_as_a_fault(line):
    try:
        found = read_condition(line, OPTIONS)
    except StatementFault:
        return
    assert read_condition(condition_text(found), OPTIONS) == found


def test_the_json_form_is_what_a_case_file_holds(tmp_path):
    it = situation("ukraine-talks", "frozen_assets")
    tree = json.loads(option_form(it, ".json"))
    assert tree["situation"] == "frozen_assets"
    assert tree["cannot"] == [{"offer": False, "release": True}]
    assert tree["wants"]["europe"][2] == {"if": {"oversight": True, "board": True}, "then": {"release": True}}
