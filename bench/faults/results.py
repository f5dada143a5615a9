"""What the cases add up to: told, cause first, cured, before Play, and how soon."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from bench.faults.cases import Case, is_worse
from bench.faults.judging import Told, before_play, cures_of, in_training
from bench.faults.record import Record
from bench.faults.training import Job, Trainer

FEWEST_STEPS = 200
"""A sentence is in time within so many steps, or two epochs."""


@dataclass(frozen=True)
class Verdict:
    """One case judged.

    Attributes:
        refused: the spec can't be trained, and the page says why. hurts: it trains, and does worse than its twin.
        told: sentences in their order. cures: the offered ones that are different, the best first.
        restored: of each cure that was run, whether it does as well as the twin.
    """

    case: Case
    refused: bool
    hurts: bool
    told: Sequence[Told]
    cures: Sequence[Job]
    restored: Sequence[bool] = ()
    in_time: bool = False

    @property
    def cause_first(self) -> bool:
        """Whether the first sentence names the cause."""
        return bool(self.told) and self.told[0].code in self.case.fault.causes


def judge(case: Case, trainer: Trainer, *, with_cures: bool) -> Verdict | None:
    """The verdict on a case that was trained; None where its run is missing."""
    twin = trainer.find((case.sound, case.net.steps))
    record = trainer.find((case.faulty, case.net.steps))
    before = before_play(case.faulty)
    refused = any(each.refuses for each in before)
    if twin is None or (record is None and not refused):
        return None
    hurts = record is not None and is_worse(record.score, twin.score)
    told = before if record is None else [*before, *in_training(record)]
    cures = [(cure, case.net.steps) for cure in cures_of(told, case.faulty)] if hurts or refused else []
    found = [trainer.find(cure) for cure in cures] if with_cures else []
    restored = [_restores(each, twin) for each in found]
    return Verdict(case, refused, hurts, told, cures, restored, _in_time(told, record))


def _restores(cured: Record | None, twin: Record) -> bool:
    return cured is not None and not is_worse(cured.score, twin.score)


def _in_time(told: Sequence[Told], record: Record | None) -> bool:
    limit = FEWEST_STEPS if record is None else max(FEWEST_STEPS, 2 * record.steps_per_epoch)
    return bool(told) and told[0].step <= limit


def summary(verdicts: Iterable[Verdict]) -> dict[str, str]:
    """Measures of some verdicts, by their names."""
    every = list(verdicts)
    hurtful = [each for each in every if each.hurts]
    ran = [each for each in hurtful if each.restored or not each.cures]
    late = [each.told[0].step for each in hurtful if each.told and each.told[0].step > 0]
    return {
        "faulty runs": str(len(every)),
        "refused before Play, with the reason": str(sum(each.refused for each in every)),
        "hurt": str(len(hurtful)),
        "told": _share(hurtful, lambda each: bool(each.told)),
        "right cause first": _share(hurtful, lambda each: each.cause_first),
        "told before Play": _share(hurtful, lambda each: bool(each.told) and each.told[0].step == 0),
        "told within 200 steps or 2 epochs": _share(hurtful, lambda each: each.in_time),
        "step of the first sentence in training (median)": str(median(late)) if late else "-",
        "a cure restores": _share(ran, lambda each: any(each.restored)),
        "the first cure restores": _share(ran, lambda each: bool(each.restored) and each.restored[0]),
    }


def _share(verdicts: Sequence[Verdict], counts: Callable[[Verdict], bool]) -> str:
    found = sum(map(counts, verdicts))
    return f"{found} of {len(verdicts)}" + (f" ({found / len(verdicts):.0%})" if verdicts else "")
