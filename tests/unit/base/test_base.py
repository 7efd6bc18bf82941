"""Errors, ids, processes: what everything stands on."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time

import pytest

from armistice._base.display import as_html, shows
from armistice._base.errors import CaseError, Finding, nearest
from armistice._base.ids import RESERVED, is_id
from armistice._base.processes import in_processes


def test_a_finding_says_place_path_cause_and_mend():
    finding = Finding("war.line.at", "20 is not below 20", "choose a smaller line", 7, 12, "case.yaml")
    assert str(finding) == "case.yaml:7:12: war.line.at: 20 is not below 20 – choose a smaller line"


def test_a_finding_without_a_place_says_only_what_it_knows():
    assert str(Finding("", "the file is empty")) == "the file is empty"


def test_an_error_carries_all_its_faults_and_prints_them_in_order():
    error = CaseError([Finding("a", "one"), Finding("b", "two")])
    assert [fault.where for fault in error.faults] == ["a", "b"]
    assert str(error) == "a: one\nb: two"


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [("territoy", ["territory", "assets"], "did you mean 'territory'?"), ("zzz", ["territory"], ""), ("x", [], "")],
)
def test_the_nearest_known_word_is_suggested_where_one_is_near(word, known, said):
    assert nearest(word, known) == said


@pytest.mark.parametrize("name", ["a", "north", "line_2", "x9"])
def test_ids_are_small_letters_digits_and_underscores(name):
    assert is_id(name)


@pytest.mark.parametrize("name", ["", "9a", "A", "a-b", "a b", "ä", "_a", "a\n", *sorted(RESERVED)])
def test_everything_else_and_the_words_of_the_format_are_no_ids(name):
    assert not is_id(name)


def _square(number):
    return number * number, os.getpid()


def test_several_processes_give_the_results_in_order():
    results = list(in_processes(2)(_square, range(20)))
    assert [square for square, _ in results] == [number**2 for number in range(20)]
    assert os.getpid() not in {process for _, process in results}


def test_one_process_needs_no_other():
    assert {process for _, process in in_processes(1)(_square, range(3))} == {os.getpid()}


def _fail(number):
    raise ValueError(number)


def test_an_error_in_a_process_reaches_the_caller():
    with pytest.raises(ValueError, match="0"):
        list(in_processes(2)(_fail, range(4)))


def test_ctrl_c_ends_the_work_and_its_processes(tmp_path):
    program = textwrap.dedent("""
        import os, signal, sys, threading, time
        from armistice._base.processes import in_processes
        def slow(n):
            open(sys.argv[1] + f"/{os.getpid()}", "w").close()
            time.sleep(0.2)
            return n
        threading.Timer(1.0, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        try:
            list(in_processes(2)(slow, range(1000)))
        except KeyboardInterrupt:
            sys.exit(130)
    """)
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], timeout=60, check=False)
    assert done.returncode == 130
    left = [int(it.name) for it in tmp_path.iterdir() if os.path.exists(f"/proc/{it.name}")]
    assert left == []


def test_the_processes_end_when_the_one_that_started_them_is_killed(tmp_path):
    program = textwrap.dedent("""
        import os, sys, time
        from armistice._base.processes import in_processes
        def slow(n):
            open(sys.argv[1] + f"/{os.getpid()}", "w").close()
            time.sleep(0.1)
        list(in_processes(2)(slow, range(10000)))
    """)
    running = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)])
    _until(lambda: len(list(tmp_path.iterdir())) == 2)
    running.kill()
    running.wait()
    _until(lambda: not any(os.path.exists(f"/proc/{it.name}") for it in tmp_path.iterdir()))


def _until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


class _Thing:
    pass


def test_a_thing_is_shown_as_somebody_said_and_else_not_at_all():
    assert as_html(_Thing()) is None
    shows(_Thing, lambda _: "<b>thing</b>")
    assert as_html(_Thing()) == "<b>thing</b>"
