"""Spoiled files for every reader: each is read or refused in one sentence, soon and in little room.

`python -m tests.data.fuzzing --inputs 100000 --seed 1` reads by night fifty times what the tests
read. What fails is written to build/fuzz, its name telling the reader, the seed and the number;
`--replay FILE` reads it once more.
"""

from __future__ import annotations

import argparse
import json
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from types import FrameType
from typing import NamedTuple

from data.errors import MatcherError
from data.readers.choices import read_choices
from data.readers.gathering import gather
from data.readers.groupings import Edition, Seat, read_groupings
from matcher.profile_file import load_profile
from tests.data import corpora
from tests.data.mutations import mutated

FAILURES = Path("build/fuzz")
SECONDS = 5
MEMORY = 1_000_000_000
BATCH = 1_000
FAILED = 3
"""The exit code where inputs failed; Python's own, 1, is that of a fuzzer that failed itself."""


class Hang(Exception):
    """A reader works longer than it may."""


Reader = Callable[[Path], object]


class Target(NamedTuple):
    """A reader, files that it takes, and how many inputs of ten thousand are for it."""

    file_name: str
    corpus: Callable[[], list[bytes]]
    read: Reader
    share: int


def imported(path: Path) -> object:
    """What an import reads of a path."""
    with gather([path]) as gathered:
        return [file.read().rows for file in gathered.files], gathered.skipped


def grouped(path: Path) -> object:
    """What an edition of the official lists gives."""
    seats = {"17300": Seat(3006787, 46.16, -1.15, "75")}
    return read_groupings(path, seats, edition=Edition("list", groupings_year=2022))


TARGETS = {
    "cuf": Target("annuaire.txt", corpora.cuf_texts, imported, 1_600),
    "wikidata": Target("query.tsv", corpora.wikidata_exports, imported, 2_500),
    "projects": Target("projects.jsonl", corpora.project_lines, imported, 1_400),
    "spreadsheet": Target("modele.csv", corpora.filled_templates, imported, 1_300),
    "choices": Target("report.csv", corpora.corrected_reports, read_choices, 600),
    "groupings": Target("epci.json", corpora.official_lists, grouped, 1_100),
    "profile yaml": Target("profil.yaml", corpora.yaml_profiles, load_profile, 500),
    "profile json": Target("profil.json", corpora.json_profiles, load_profile, 500),
    "archive": Target("annuaires.zip", corpora.archives, imported, 450),
    "workbook": Target("modele.xlsx", corpora.workbooks, imported, 25),
    "pdf": Target("annuaire.pdf", corpora.pdfs, imported, 25),
}
"""Every reader; a workbook or a PDF costs a process each."""


def spoiled(name: str, *, seed: int, number: int) -> bytes:
    """The input of this number for a reader: the same for the same seed."""
    return mutated(_corpus(name), Random(f"{name} {seed} {number}"))


_CORPORA: dict[str, list[bytes]] = {}


def _corpus(name: str) -> list[bytes]:
    if name not in _CORPORA:
        _CORPORA[name] = TARGETS[name].corpus()
    return _CORPORA[name]


def failure_of(name: str, content: bytes) -> str:
    """Why a reader fails on these bytes; empty where it reads or refuses them as it should."""
    target = TARGETS[name]
    with TemporaryDirectory() as folder:
        path = Path(folder) / target.file_name
        path.write_bytes(content)
        try:
            with _watched():
                found = target.read(path)
            _check_writable(found)
        except MatcherError as error:
            return _flaw(str(error))
        except Exception:
            return traceback.format_exc(limit=-12)
    return ""


@contextmanager
def _watched() -> Iterator[None]:
    """Raise Hang after five seconds of work, however busy the machine is."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _check_writable(found: object) -> None:
    """What is read can be stored and shown: texts without half characters and without NUL."""
    written = json.dumps(found, ensure_ascii=False, default=_plain)
    written.encode()
    assert "\\u0000" not in written


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)


def _flaw(sentence: str) -> str:
    sentence.encode()
    return "" if "\n" not in sentence and len(sentence) < 2_000 else f"no sentence: {sentence!r}"


def run(name: str, numbers: range, *, seed: int, folder: Path) -> list[Path]:
    """Read the inputs of these numbers; the files of those that fail, with the reason beside."""
    failed = []
    for number in numbers:
        content = spoiled(name, seed=seed, number=number)
        if reason := failure_of(name, content):
            failed.append(keep(name, content, reason, folder / f"{name} {seed} {number}.bin"))
    return failed


def keep(name: str, content: bytes, reason: str, path: Path) -> Path:
    """Write an input that fails, and why."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.with_suffix(".txt").write_text(f"{name}\n{reason}\n", encoding="utf-8")
    return path


def batches(inputs: int) -> Iterator[tuple[str, range]]:
    """Each reader with the numbers of its inputs, in parts; together at least `inputs`."""
    for name, target in TARGETS.items():
        count = -(-inputs * target.share // 10_000)
        for first in range(0, count, BATCH):
            yield name, range(first, min(first + BATCH, count))


def run_confined(name: str, numbers: range, seed: int) -> list[str]:
    """Run a part in a process of its own, within a gigabyte; what it says of its failures."""
    command = [sys.executable, "-m", "tests.data.fuzzing", "--seed", str(seed), "--only", name]
    command += ["--first", str(numbers.start), "--inputs", str(len(numbers))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = done.stdout.splitlines()
    if done.returncode not in (0, FAILED):
        said.append(f"{name} {seed} {numbers}: the process ended with {done.returncode}")
        said += done.stderr.splitlines()[-3:]
    return said


def nightly(inputs: int, seed: int) -> int:
    """Run all parts one after the other, telling how it goes; how many inputs failed."""
    started, count, failed = monotonic(), 0, 0
    for name, numbers in batches(inputs):
        said = run_confined(name, numbers, seed)
        count, failed = count + len(numbers), failed + len(said)
        lines = [
            f"{monotonic() - started:6.0f} s  {count:6} inputs, {failed} failed ({name})",
            *said,
        ]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
    return failed


def main() -> int:
    """The command line: all readers in parts, one of them, or a file that failed before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--replay", type=Path)
    given = parser.parse_args()
    if given.replay:
        name = given.replay.stem.rsplit(" ", 2)[0]
        sys.stdout.write(failure_of(name, given.replay.read_bytes()) or "read as it should\n")
        return 0
    if not given.only:
        return FAILED if nightly(given.inputs, given.seed) else 0
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    numbers = range(given.first, given.first + given.inputs)
    failed = run(given.only, numbers, seed=given.seed, folder=FAILURES)
    sys.stdout.write("".join(f"{path}\n" for path in failed))
    return FAILED if failed else 0


if __name__ == "__main__":
    sys.exit(main())
