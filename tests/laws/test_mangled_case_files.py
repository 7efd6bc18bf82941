"""Whatever stands in a file: a case, or a clean list of faults. Never another error, never a hang."""

import signal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from armistice._base.errors import CaseError
from armistice.dossier.case import Case
from armistice.dossier.loading import parse
from armistice.dossier.loading.document import scan
from armistice.dossier.new import template
from armistice.dossier.writing import flow

HERE = Path(__file__).parents[1] / "unit" / "dossier"
SOUND = [(HERE / name).read_text(encoding="utf-8") for name in ("small.yaml", "example.yaml")] + [template()]
TREES = [scan(text).root.plain() for text in SOUND]

PIECES = [
    *"{}[]:,-?*&!|>'\"%@`#~<= \t\n\r\0\x07\u2028\ufeff\\\ud7ff\U0001f600é",
    *(": ", "- ", "\n  ", "<<: ", "*x", "&x ", "!!int ", "---\n", "...\n", "? ", "> ", " = ", "{}", "[]", "[" * 30),
    *("null", "true", ".nan", ".inf", "-1", "0", "1e999", "9" * 400, "0.30000000000000004", "2026-02-31", "{a: " * 30),
    *("like: stalemate", "open", "value: ", "because: ", "any: ", "not: ", "set: ", "war.line.at"),
]
SCALARS = [
    None,
    True,
    False,
    -5,
    0,
    1,
    5,
    50,
    100,
    0.5,
    0.1,
    -0.1,
    1e300,
    1e-300,
    10**30,
    "",
    "x",
    "open",
    "north",
    "a",
]
SCALARS += ["land", "whole", "a > b", "> =", "always", "stalemate", "draft", "war.line.at", "2026-13-01"]
KEYS = ["a", "land", "fund", "roads", "0", "50", "value", "because", "any", "not", "all", "at_least", "between", "like"]
KEYS += [
    "when",
    "at_start",
    "at_end",
    "set",
    "add",
    "drop",
    "merge",
    "never",
    "if",
    "then",
    "title",
    "Bad Id",
    "war.line.at",
]
JUNK = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(autouse=True)
def no_hang():
    """Turns a hang into a failure; nothing here takes a hundredth of this."""
    signal.alarm(100)
    yield
    signal.alarm(0)


def case_or_faults(text):
    """The case, or None where there is a clean list of faults."""
    try:
        return parse(text, "mangled.yaml")
    except CaseError as error:
        faults = error.faults
    assert faults
    assert all(fault.message and fault.file == "mangled.yaml" for fault in faults)
    return None


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_a_file_with_characters_put_in_taken_out_or_moved(text, data):
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        kind = data.draw(st.sampled_from(["put in", "take out", "say twice", "cut off"]))
        piece = data.draw(st.sampled_from(PIECES))
        if kind == "put in":
            text = text[:start] + piece + text[start:]
        elif kind == "take out":
            text = text[:start] + text[end:]
        elif kind == "say twice":
            text = text[:end] + text[start:end] + text[end:]
        else:
            text = text[:start]
    case_or_faults(text)


def spots(node, path=()):
    pairs = node.items() if isinstance(node, dict) else enumerate(node if isinstance(node, list) else ())
    for key, part in pairs:
        yield (*path, key)
        yield from spots(part, (*path, key))


def put(node, path, value):
    if not path:
        return value
    copy = list(node) if isinstance(node, list) else dict(node)
    copy[path[0]] = put(copy[path[0]], path[1:], value)
    return copy


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TREES), st.data())
def test_a_file_with_anything_at_any_place(tree, data):
    for _ in range(data.draw(st.integers(1, 3))):
        places = list(spots(tree))
        if places:
            tree = put(tree, data.draw(st.sampled_from(places)), data.draw(JUNK))
    if tree:
        case = case_or_faults(flow(tree))
        for name in case.levers if case else ():
            assert isinstance(case.with_lever(name), Case)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.text(st.sampled_from("{}[]:,-?*&!|>'\"%#~ \t\nab01"), max_size=60))
def test_any_text_at_all(text):
    case_or_faults(text)


def lines(count, line):
    """So many lines, with the number of each put in, and that of the next."""
    return "".join(line.format(n=n, m=(n + 1) % count) for n in range(count))


def small_with(section, more):
    """The small case with more entries in front of a section."""
    return SOUND[0].replace(f"{section}:\n", f"{section}:\n{more}")


ONE = "parties: {a: {name: A}}\nissues: {land: {title: L, options: {x: X}}}\n"
USES = ", ".join(f"u{n}: U" for n in range(10_000))
ORDER = " > ".join(f"i{n}" for n in range(20_000))
WHOLE_FILES = {
    "100,000 opening brackets": "[" * 100_000,
    "100,000 opening braces": "{" * 100_000,
    "100,000 dashes": "-" * 100_000,
    "100,000 colons": ": " * 100_000,
    "100,000 question marks": "? " * 100_000,
    "100,000 line ends": "\n" * 100_000,
    "one long line": "a" * 500_000,
    "many small keys": lines(10_000, "k{n}: 1\n"),
    "one key many times": "a: 1\n" * 10_000,
    "one long list": "a: [" + "1," * 20_000 + "1]",
    "a merge bomb": "a: &a {x: 1}\n" + lines(1000, "b{n}: &b{n} {{<<: [*a, *a]}}\n"),
    "an alias bomb": "a: &a [x]\n" + lines(1000, "b{n}: &b{n} [*a, *a, *a]\n"),
    "an endless quote": 'a: "' + "x\n" * 100_000,
    "escapes": 'a: "' + "\\x41" * 100_000 + '"',
    "tags": "!!" * 100_000,
    "2,000 parties that nobody judges": small_with("parties", lines(2000, "  p{n}: {{name: P, signs: always}}\n")),
    "2,000 unknown names": ONE + "judgements:\n" + lines(2000, "  q{n}: {{weights: {{lamd{n}: 1}}}}\n"),
    "2,000 levers": small_with("levers", lines(2000, "  l{n}: {{title: L, change: {{war.line.at: {{set: 1}}}}}}\n")),
    "an order of 20,000": ONE + f"judgements: {{a: {{weights: {ORDER}}}}}\n",
    "a split of thousands of uses": "parties: {a: {name: A}}\njudgements: {}\n"
    f"issues: {{f: {{title: F, split: {{total: 1.0e+300, step: 1, uses: {{{USES}}}}}}}}}\n",
    "a chain of 2,000 likes": small_with(
        "proposals",
        "  p0: {title: P, terms: {like: draft}}\n" + lines(2000, "  p{m}: {{title: P, terms: {{like: p{n}}}}}\n"),
    ).replace("  p0: {title: P, terms: {like: p1999}}\n", ""),
    "a circle of 2,000 likes": small_with("proposals", lines(2000, "  p{n}: {{title: P, terms: {{like: p{m}}}}}\n")),
}


@pytest.mark.parametrize("text", WHOLE_FILES.values(), ids=WHOLE_FILES)
def test_a_file_that_means_to_exhaust_the_reader(text):
    case_or_faults(text)


def test_a_chain_of_copies_however_long_ends_in_what_it_copies():
    case = parse(WHOLE_FILES["a chain of 2,000 likes"])
    assert case.proposals["p1999"].terms == case.proposals["draft"].terms
