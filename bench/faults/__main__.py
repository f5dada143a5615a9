"""`make faults`: trains networks with seeded faults beside their sound twins and counts what is said, and what cures.

Runs are kept in a folder, so that a bench that was stopped goes on where it was, and rules are judged again without
training. `--write` puts the table into docs/diagnosis.md.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.faults.cases import SEEDS, Case, cases
from bench.faults.judging import before_play, in_training
from bench.faults.nets import NETS
from bench.faults.results import Verdict, judge, summary
from bench.faults.training import WORKERS, Trainer

KEPT = Path(__file__).parent / "runs"
PAGE = Path(__file__).parents[2] / "docs" / "diagnosis.md"
MARK = "<!-- table -->"


def main() -> None:
    """Trains what is missing, judges, prints."""
    asked = _arguments()
    nets = tuple(net for net in NETS if not asked.nets or net.id in asked.nets)
    chosen = list(cases(tuple(asked.seeds), nets))
    trainer = Trainer(asked.folder, asked.workers)
    if not asked.judge:
        trainer.train([(each.sound, each.net.steps) for each in chosen])
        trainer.train([(each.faulty, each.net.steps) for each in chosen])
    verdicts = _verdicts(chosen, trainer, with_cures=False)
    if asked.cures and not asked.judge:
        trainer.train([cure for each in verdicts if each.hurts for cure in each.cures[: asked.cures]])
    verdicts = _verdicts(chosen, trainer, with_cures=asked.cures > 0)
    alarms = _alarms(chosen, trainer)
    for each in verdicts:
        if each.hurts and not (each.cause_first and (not each.restored or each.restored[0])):
            print(_line(each))
    for alarm in alarms:
        print("false alarm:", alarm)
    table = _table(verdicts, len({each.sound.model_dump_json() for each in chosen}), len(alarms))
    print(table)
    if asked.write:
        _write(table)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.faults", description=__doc__)
    parser.add_argument("nets", nargs="*", help="ids of networks; all unless given")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(SEEDS))
    parser.add_argument("--cures", type=int, default=3, help="how many cures of a finding are run")
    parser.add_argument("--folder", type=Path, default=KEPT, help="where runs are kept")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--judge", action="store_true", help="train nothing: judge the runs that are kept")
    parser.add_argument("--write", action="store_true", help="write the table into docs/diagnosis.md")
    return parser.parse_args()


def _verdicts(chosen: Iterable[Case], trainer: Trainer, *, with_cures: bool) -> list[Verdict]:
    found = (judge(case, trainer, with_cures=with_cures) for case in chosen)
    return [each for each in found if each is not None]


def _alarms(chosen: Iterable[Case], trainer: Trainer) -> list[str]:
    """What is said of sound twins."""
    found: dict[str, str] = {}
    for case in chosen:
        name = f"{case.net.id}, seed {case.seed}"
        record = trainer.find((case.sound, case.net.steps)) if name not in found else None
        if record is not None:
            told = [*before_play(case.sound), *in_training(record)]
            found[name] = ", ".join(f"{each.code} at {each.step}" for each in told)
    return [f"{name}: {told}" for name, told in found.items() if told]


def _line(each: Verdict) -> str:
    told = ", ".join(f"{sentence.code} at {sentence.step}" for sentence in each.told[:3]) or "nothing"
    cured = ", ".join("restored" if good else "not restored" for good in each.restored)
    return f"{each.case.fault.id} | {each.case.net.id}, seed {each.case.seed} | {told} | {cured}"


def _table(verdicts: Sequence[Verdict], twins: int, alarms: int) -> str:
    """Rows of a Markdown table."""
    chosen = summary(each for each in verdicts if not each.case.held)
    held = summary(each for each in verdicts if each.case.held)
    rows = [f"| {name} | {chosen[name]} | {held[name]} |" for name in chosen]
    head = ["| measure | thresholds chosen on these | held back |", "|---|---|---|"]
    return "\n".join([*head, *rows, f"| sound twins with a false alarm | {alarms} of {twins} | |"])


def _write(table: str) -> None:
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
    after = rest.partition(MARK)[2]
    PAGE.write_text(f"{before}{MARK}\n{table}\n{MARK}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
