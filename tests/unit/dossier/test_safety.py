"""YAML is data: what is no plain data is refused in one pass, alone, with its place."""

import pytest

from armistice._base.errors import CaseError
from armistice.dossier.loading import load, parse
from armistice.dossier.loading.document import scan

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
REFUSED = {
    "an anchor": (BOMB, 1, 4, "an anchor (&a) is not allowed here"),
    "an alias": ("a: *x\n", 1, 4, "an alias (*x) is not allowed here"),
    "a merge key": ("a:\n  <<: {b: 1}\n", 2, 3, "a merge key (<<) is not allowed here"),
    "a tag": ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "a tag (tag:yaml.org,2002:python/object/apply:os"),
    "a tag of one's own": ("a: !secret x\n", 1, 4, "a tag (!secret) is not allowed here"),
    "a second document": ("a: 1\n---\nb: 2\n", 2, 1, "a second document is not allowed here"),
    "a directive": ("%YAML 1.1\n---\na: 1\n", 2, 1, "a % directive is not allowed here"),
    "a list as a key": ("? [a, b]\n: c\n", 1, 3, "a list or mapping as a key is not allowed here"),
    "depth in brackets": ("a: " + "[" * 100_000, 1, 23, "more than 20 deep"),
    "depth in braces": ("a: " + "{b: " * 100_000, 1, 80, "more than 20 deep"),
    "depth in indentation": ("".join(" " * n + "a:\n" for n in range(400)), 21, 21, "more than 20 deep"),
    "depth in dashes": ("- " * 100_000, 1, 41, "more than 20 deep"),
    "a NUL byte": ("title: a\nname: b\0c\n", 2, 8, "the control character U+0000"),
    "an escape character": ("title: \x1b[31m\n", 1, 8, "the control character U+001B"),
    "a line separator": ("title: a\u2028b\n", 1, 9, "the control character U+2028"),
    "an escaped NUL": ('title: "a\\0b"\n', 1, 8, "an escaped control character"),
    "half a letter": ('title: "\\uD800"\n', 1, 8, "an escaped control character"),
    "an escape beyond all letters": ('title: "\\UFFFFFFFF"\n', None, None, "this is not YAML"),
    "an open bracket": ("a: [1, 2\nb: 3\n", 2, 2, "this is not YAML: while parsing a flow sequence"),
    "an open quote": ('a: "x\n', 2, 1, "this is not YAML: while scanning a quoted scalar"),
    "a tab for indentation": ("a:\n\tb: 1\n", 2, 1, "this is not YAML: while scanning for the next token"),
    "two colons": ("a: b: c\n", 1, 5, "mapping values are not allowed here"),
    "nothing": ("", 1, 1, "expected a case: keys such as parties"),
    "a word": ("hello\n", 1, 1, "expected a case"),
    "a list": ("- a\n- b\n", 1, 1, "expected a case"),
    "more than 512 KB": ("# " + "x" * 600_000 + "\n", None, None, "the file is larger than 512 KB"),
    "more than 512 KB of long letters": (
        "# " + "\u20ac" * 200_000 + "\n",
        None,
        None,
        "the file is larger than 512 KB",
    ),
}


@pytest.mark.parametrize(("text", "line", "column", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_data_is_refused_alone_with_its_place(text, line, column, words):
    with pytest.raises(CaseError) as caught:
        parse(text, "case.yaml")
    (fault,) = caught.value.faults
    assert words in fault.message
    assert (fault.line, fault.column) == (line, column)
    assert fault.mend
    assert fault.file == "case.yaml"


def test_a_huge_file_is_not_read_to_its_end(tmp_path):
    (tmp_path / "case.yaml").write_bytes(b"\xc3\xa9" * 2_000_000)
    with pytest.raises(CaseError, match="larger than 512 KB"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", 12),
        ("-3.5", -3.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("on", "on"),
        ("None", "None"),
        ("010", 10),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2026-01-23", "2026-01-23"),
        ("'12'", "12"),
        ('"true"', "true"),
        (".inf", float("inf")),
        ("9" * 5000, float("inf")),
    ],
)
def test_a_plain_scalar_means_what_yaml_1_2_says_and_dates_stay_text(written, meant):
    read = scan(f"a: {written}\n").root.plain()["a"]
    assert read == meant
    assert type(read) is type(meant)


def test_places_count_from_one_and_stand_at_keys_or_values():
    document = scan("a: 1\nb:\n  c: [x, {d: 2}]\n")
    assert document.place(("b", "c", 1, "d")) == (3, 14)
    assert document.place(("b", "c", 1, "d"), key=True) == (3, 11)
    assert document.place(("b", "c", 0)) == (3, 7)
    assert document.place(("b", "missing")) == (2, 1)
    assert document.place(("missing",)) == (1, 1)
