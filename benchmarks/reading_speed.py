"""How fast reports become stored claims, and whether memory stays flat: `python -m benchmarks.reading_speed`.

`python -m benchmarks.reading_speed 10000 kills` also kills a run over so many documents again and again, lets it go on,
and compares the record with that of an undisturbed run.
"""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from armistice.archive.passages import passages
from armistice.archive.store import open_store
from armistice.claims.codebook import Codebook, CodebookIssue, CodebookParty
from armistice.claims.reader import files_in, read_into
from armistice.claims.sentences import split_sentences
from tests.reference.reports import report, write_reports
from tests.unit.claims.test_reader import BOOK, content

TALKS = Codebook(
    (CodebookParty("north", "Northland"), CodebookParty("south", "Southland"), CodebookParty("envoy", "The mediator")),
    tuple(CodebookIssue(name, name, (name,)) for name in ("ceasefire", "valley", "monitors", "ban", "prisoners")),
)


def sentences(documents: int, length: int) -> int:
    texts = (report(number, length) for number in range(documents))
    return sum(len(split_sentences(text, part.start, part.end)) for text in texts for part in passages(text))


def timed(folder: Path, cores: int, name: str) -> tuple[float, int]:
    """Seconds to read a folder into a fresh record, and the claims proposed."""
    engine = open_store(folder / name)
    began = time.perf_counter()
    outcomes = read_into(engine, files_in([folder / "reports"]), TALKS, cores=cores)
    seconds = time.perf_counter() - began
    engine.dispose()
    return seconds, sum(outcome.claims for outcome in outcomes)


def memory() -> float:
    """Most memory this process and its workers have held, in MB."""
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, others) / 1024


def main() -> None:
    print("| documents | sentences | claims | cores | seconds | sentences a second | most memory, MB |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for documents, cores in ((10, 1), (200, 1), (1_000, 1), (1_000, 2), (4_000, 2)):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_reports(folder / "reports", documents, 30)
            seconds, claims = timed(folder, cores, "record.sqlite")
            count = sentences(documents, 30)
            rate = count / seconds
            print(
                f"| {documents:,} | {count:,} | {claims:,} | {cores} | {seconds:.2f} | {rate:,.0f} | {memory():.0f} |"
            )


def killed(documents: int, kills: int = 12) -> None:
    """Kill a run at random moments until it is through; compare its record with an undisturbed one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_reports(folder / "reports", documents)
        script = (
            "import sys; from pathlib import Path; from armistice.archive.store import open_store\n"
            "from armistice.claims.reader import files_in, read_into\n"
            "from tests.unit.claims.test_reader import BOOK\n"
            "read_into(open_store(Path(sys.argv[1]) / 'killed.sqlite'), files_in([sys.argv[1] + '/reports']), BOOK)"
        )
        chance = random.Random(7)
        for _ in range(kills):
            run = subprocess.Popen([sys.executable, "-c", script, name], start_new_session=True)
            time.sleep(chance.uniform(0.5, 4.0))
            run.send_signal(signal.SIGKILL)
            run.wait()
        subprocess.run([sys.executable, "-c", script, name], check=True)
        engine = open_store(folder / "whole.sqlite")
        began = time.perf_counter()
        read_into(engine, files_in([folder / "reports"]), BOOK)
        seconds = time.perf_counter() - began
        same = content(folder / "killed.sqlite") == content(folder / "whole.sqlite")
        outcome = f"same record {same}; undisturbed {seconds:.0f} s"
        print(f"{documents:,} documents, killed {kills} times: {outcome}")


if __name__ == "__main__":
    main()
    if sys.argv[2:] == ["kills"]:
        killed(int(sys.argv[1]))
