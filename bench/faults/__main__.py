"""`make faults`: trains networks with faults beside their sound twins and counts what is said, and what cures.

Runs are kept in a folder, so that a bench that was stopped goes on where it was, and rules are judged again without
training. Verdicts are joined with those of a JSON file, so that parts may be run apart (`--join`: files of other
machines). `--write` puts the tables into docs/diagnosis.md.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from bench.faults.cases import SEEDS, Case, cases
from bench.faults.healthy import HealthyRun, healthy_runs
from bench.faults.kinds import FAULTS
from bench.faults.nets import NETS
from bench.faults.programs import real_cases
from bench.faults.results import Verdict, judge, judge_healthy, restored
from bench.faults.rows import Row, join, read_rows, write_rows
from bench.faults.tables import misses, table, table_of_kinds
from bench.faults.training import WORKERS, Trainer

KEPT = Path(__file__).parent / "runs"
VERDICTS = Path(__file__).parent / "verdicts.json"
PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
PARTS = ("seeded", "real", "healthy")


def main() -> None:
    """Trains what is missing part by part, judges, keeps the verdicts, prints."""
    asked = _arguments()
    trainer = Trainer(asked.folder, asked.workers, minutes=asked.minutes)
    rows = join(*(read_rows(path) for path in (*asked.join, asked.verdicts)))
    for part in _parts(asked):
        rows = join(rows, _faulty(part, trainer, asked))
        write_rows(asked.verdicts, rows)
    if "healthy" in asked.parts:
        rows = join(rows, _healthy(healthy_runs(tuple(asked.seeds)), trainer, asked))
        write_rows(asked.verdicts, rows)
    print(*misses(rows), sep="\n")
    print(table(rows))
    if asked.write:
        write_page(rows)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.faults", description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--nets", nargs="*", default=[], help="ids of networks or programs; all unless given")
    parser.add_argument("--kinds", default="", help="parts of names of faults, with commas between; all unless given")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    parser.add_argument("--cures", type=int, default=3, help="how many cures of a finding are run")
    parser.add_argument("--minutes", type=float, default=None, help="no run begins later; the next call goes on")
    parser.add_argument("--folder", type=Path, default=KEPT, help="where runs are kept")
    parser.add_argument("--verdicts", type=Path, default=VERDICTS, help="JSON file of verdicts, read and written")
    parser.add_argument("--join", type=Path, nargs="*", default=[], help="verdicts of other parts, to be joined")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--judge", action="store_true", help="train nothing: judge the runs that are kept")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/diagnosis.md")
    return parser.parse_args()


def _parts(asked: argparse.Namespace) -> Iterator[list[Case]]:
    """Cases of one network from one seed at a time, so that what has ended in time has been judged whole."""
    wanted = [each.strip().lower() for each in asked.kinds.split(",") if each.strip()]
    faults = tuple(each for each in FAULTS if not wanted or any(name in each.id.lower() for name in wanted))
    nets = tuple(net for net in NETS if not asked.nets or net.id in asked.nets)
    if "real" in asked.parts:
        yield [case for case in real_cases() if not asked.nets or case.net.id in asked.nets]
    if "seeded" in asked.parts:
        for _, part in groupby(cases(tuple(asked.seeds), nets, faults), key=lambda case: (case.seed, case.net.id)):
            yield list(part)


def _faulty(chosen: Sequence[Case], trainer: Trainer, asked: argparse.Namespace) -> list[Row]:
    """Rows of some cases, behind the cures of their hurtful ones."""
    if not asked.judge:
        trainer.train([(case.sound, case.net.steps) for case in chosen])
        trainer.train([(case.faulty, case.net.steps) for case in chosen])
    verdicts = [each for case in chosen if (each := judge(case, trainer)) is not None]
    if not asked.judge:
        for number in range(asked.cures):
            trainer.train([cure for each in verdicts if each.row.hurts for cure in each.cures[number : number + 1]])
    return [_with_cures(each, trainer) for each in verdicts]


def _with_cures(verdict: Verdict, trainer: Trainer) -> Row:
    return replace(verdict.row, restored=restored(verdict, trainer)) if verdict.row.hurts else verdict.row


def _healthy(runs: Sequence[HealthyRun], trainer: Trainer, asked: argparse.Namespace) -> list[Row]:
    if not asked.judge:
        trainer.train([(run.spec, run.steps) for run in runs])
    rows = (judge_healthy(run, trainer) for run in runs)
    return [row for row in rows if row is not None]


def write_page(rows: Sequence[Row], page: Path = PAGE) -> None:
    """Puts the tables between the marks of the page."""
    text = page.read_text(encoding="utf-8")
    for mark, content in (("<!-- table -->", table(rows)), ("<!-- kinds -->", table_of_kinds(rows))):
        before, _, rest = text.partition(mark)
        after = rest.partition(mark)[2]
        text = f"{before}{mark}\n{content}\n{mark}{after}"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
