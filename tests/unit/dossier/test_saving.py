"""Saving: what changed is replaced at its place, whole or not at all, and never over somebody else's work."""

import os
import stat
from pathlib import Path

import pytest

from armistice._base.errors import UsageError
from armistice.dossier.edit import REMOVE, edit
from armistice.dossier.loading import load, parse
from armistice.dossier.save import ChangedOnDisk, fingerprint, write

EXAMPLE = (Path(__file__).parent / "example.yaml").read_text(encoding="utf-8")


def changed_lines(before, after):
    """Lines that are gone, and lines that are new."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_changed_number_changes_its_line_only():
    edited = edit(EXAMPLE, {"war.sides.north.cost": [0.1, 0.2, 0.3]})
    (gone,), (new,) = changed_lines(EXAMPLE, edited)
    assert new == gone.replace("cost: [0.2, 0.5, 1.0]", "cost: [0.1, 0.2, 0.3]")
    assert parse(edited).war.sides["north"].cost.likely == 0.2


def test_a_new_proposal_stands_behind_the_last_one_in_the_style_of_a_block():
    edited = edit(EXAMPLE, {"proposals.fourth": {"title": "Fourth draft", "terms": {"territory": "partial"}}})
    gone, new = changed_lines(EXAMPLE, edited)
    assert gone == []
    assert new == ["  fourth: {title: Fourth draft, terms: {territory: partial}}"]
    assert list(parse(edited).proposals) == ["envoy_3", "fourth"]


def test_a_long_new_entry_is_written_as_a_block():
    terms = {"territory": "partial", "relief": 40, "assets": {"returned": 50, "rebuild": 50}, "guarantees": "treaty"}
    edited = edit(EXAMPLE, {"proposals.fourth": {"title": "A draft with a title of some length", "terms": terms}})
    assert "\n  fourth:\n    title: A draft with a title of some length\n    terms: {territory: partial, " in edited


def test_a_removed_entry_takes_its_line_and_nothing_else():
    edited = edit(EXAMPLE, {"levers.pressure_off": REMOVE})
    gone, new = changed_lines(EXAMPLE, edited)
    assert new == []
    assert len(gone) == 1
    assert gone[0].startswith("  pressure_off:")


def test_comments_order_and_quotes_stay():
    text = "a: 'one'   # first\n\n# about b\nb:   \"two\"\nc: three # third\n"
    assert edit(text, {"a": "it's", "b": "2", "c": REMOVE}) == "a: 'it''s'   # first\n\n# about b\nb:   \"2\"\n"


def test_line_ends_and_the_byte_order_mark_stay():
    text = "\ufeffa: 1\r\nb:\r\n  c: 2\r\n"
    assert edit(text, {"b.d": 3, "a": 4}) == "\ufeffa: 4\r\nb:\r\n  c: 2\r\n  d: 3\r\n"


def test_a_file_without_a_last_line_end_gets_its_new_line_all_the_same():
    assert edit("a: 1", {"b": [1, {"c": "d"}]}) == "a: 1\nb: [1, {c: d}]"


def test_values_of_levels_can_be_given_by_number():
    edited = edit(EXAMPLE, {"judgements.north.values.relief": {0: 0, 50: 60, 100: 100}})
    assert "relief: {0: 0, 50: 60, 100: 100}" in edited


def test_words_that_other_readers_take_for_truth_values_are_quoted():
    assert edit("a: 1\n", {"a": "no", "b": "null", "c": "12", "d": ""}) == 'a: "no"\nb: "null"\nc: "12"\nd: ""\n'


@pytest.mark.parametrize("place", ["war.nowhere.cost", "title.x", "parties.north.also.7"])
def test_a_place_that_nothing_holds_is_refused(place):
    with pytest.raises(UsageError, match=f"nothing holds '{place}'"):
        edit(EXAMPLE, {place: 1})


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object()])
def test_what_a_case_file_cannot_hold_is_refused(value):
    with pytest.raises(UsageError, match="a case file cannot hold"):
        edit(EXAMPLE, {"title": value})


def test_a_layout_that_cannot_be_edited_in_place_is_left_alone():
    with pytest.raises(UsageError, match="please change it by hand"):
        edit("? a\n? b\n", {"a": 1})


def test_a_save_writes_the_file_and_keeps_its_mode(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    file.chmod(0o640)
    case = load(file)
    text = edit(case.text, {"title": "Another"})
    assert write(file, text, expected_hash=fingerprint(case.text)) == fingerprint(text)
    assert file.read_bytes() == text.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["case.yaml"]


def test_a_file_that_was_changed_since_it_was_read_is_not_written_over(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    read = fingerprint(load(file).text)
    file.write_text(EXAMPLE + "# somebody else\n", encoding="utf-8")
    with pytest.raises(ChangedOnDisk, match="was changed by somebody else since it was read"):
        write(file, "title: mine\n", expected_hash=read)
    assert file.read_text(encoding="utf-8") == EXAMPLE + "# somebody else\n"
    assert os.listdir(tmp_path) == ["case.yaml"]


def test_a_file_that_was_removed_since_it_was_read_is_not_brought_back(tmp_path):
    with pytest.raises(ChangedOnDisk, match="was removed since it was read"):
        write(tmp_path / "case.yaml", "title: mine\n", expected_hash=fingerprint("x"))
    assert os.listdir(tmp_path) == []


def test_a_new_file_is_written_only_where_there_is_none(tmp_path):
    write(tmp_path / "case.yaml", "title: mine\n", expected_hash=None)
    with pytest.raises(ChangedOnDisk, match="exists already"):
        write(tmp_path / "case.yaml", "title: other\n", expected_hash=None)


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path):
    target, link = tmp_path / "real.yaml", tmp_path / "case.yaml"
    target.write_text("a: 1\n", encoding="utf-8")
    link.symlink_to(target)
    write(link, "a: 2\n", expected_hash=fingerprint("a: 1\n"))
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "a: 2\n"


def test_a_folder_that_cannot_be_written_is_said_to_be_so(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write(tmp_path / "nowhere" / "case.yaml", "a: 1\n", expected_hash=None)
