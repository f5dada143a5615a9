"""Every decision of a run that needs no network: how far to train, when to report, when to stop. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from engine.ladder import next_on_ladder
from engine.report import Arrays, Facts
from engine.run.early_stopping import EarlyStopping
from engine.run.stride import Stride
from engine.spec import Training

Status = Literal["new", "ready", "finished", "diverged"]

React = Callable[[Mapping[str, float], Mapping[str, float], float], tuple[dict[str, float], float]]
"""(its settings, its memory, a validation loss) -> (its memory, what the learning rate is multiplied by)."""

LEAST_REDUCTION = 1e-8
"""A schedule that would lower the rate by less leaves it, as PyTorch's ReduceLROnPlateau (eps)."""

FAR = 2**31


@dataclass(frozen=True)
class Dispatch:
    """What is done next: that many steps; `statistics` only for one step, which reports."""

    steps: int
    statistics: bool


class Control:
    """What a run does next. It knows the number of steps done from its caller, and keeps no step of its own.

    Args:
        evaluation_period: steps between two evaluations. react: of a schedule that follows the validation loss.

    Attributes:
        status: `new` until the first executables are compiled; `finished` behind the last epoch (training further
            makes it `ready` again); `diverged` behind the last finite step.
        stride: statistics are taken at its multiples.
        early_stopping: the best validation loss, and how long nothing better came.
        reported: the step of the last report; None before the first. restored: the step whose weights were restored.
        idle: whether no step changes any weight; then the run ends behind every epoch, which evaluates it.
    """

    def __init__(
        self, training: Training, *, steps_per_epoch: int, evaluation_period: int, react: React | None
    ) -> None:
        self.status: Status = "new"
        self.stride = Stride()
        self.early_stopping = EarlyStopping(training.early_stopping)
        self.reported: int | None = None
        self.restored: int | None = None
        self.idle = False
        self._report_at: int | None = None
        self._period = evaluation_period
        self._react = react
        self._plateau: dict[str, float] = {}
        self._steps_per_epoch = steps_per_epoch
        self._last_step = None if training.epochs is None else training.epochs * steps_per_epoch

    @property
    def diverged(self) -> bool:
        """Whether no further step can be taken."""
        return self.status == "diverged"

    @property
    def report_due(self) -> bool:
        """Whether a report was asked for and the step that makes it has not been taken."""
        return self._report_at is not None

    def compiled(self) -> None:
        """What the first step needs is compiled."""
        if self.status == "new":
            self.status = "ready"

    def diverge(self) -> None:
        """The next step is not finite."""
        self.status = "diverged"

    def begin(self) -> None:
        """Training goes on: behind the end with the whole patience again."""
        if self.status == "finished":
            self.early_stopping.renew()
        self.status = "ready"
        self.restored = None

    def request_report(self, step: int) -> bool:
        """Asks that the next step report; whether it would not have done so anyway."""
        if self.steps_to_report(step) == 1:
            return False
        self._report_at = step + 1
        return True

    def note_report(self, step: int) -> None:
        """The step reported its statistics."""
        self._report_at, self.reported = None, step

    def steps_to_report(self, step: int) -> int:
        """Steps to the next one with statistics, at least 1: where the stride, the ladder or a request wants one, and
        wherever the run may end, so that the record holds everything up to there.
        """
        ahead = [self.stride.steps_to_next(step), next_on_ladder(step) - step]
        if self._report_at is not None:
            ahead.append(max(self._report_at - step, 1))
        if self.early_stopping.last_chance:
            ahead.append(self._until_evaluation(step))
        if self._last_step is not None and self._last_step > step:
            ahead.append(self._last_step - step)
        if self.idle:
            ahead.append(self._steps_per_epoch - step % self._steps_per_epoch)
        return min(*ahead, FAR)

    def next(self, step: int, most: int, until: int | None = None) -> Dispatch:
        """What is done next.

        Args:
            most: steps at most. until: a step at which something is done to the run.
        """
        ahead = self.steps_to_report(step)
        if ahead == 1:
            return Dispatch(1, statistics=True)
        stops = [most, ahead - 1]
        if until is not None:
            stops.append(max(1, until - step))
        if self.early_stopping.watches or self._react is not None:
            stops.append(self._until_evaluation(step))
        return Dispatch(min(stops), statistics=False)

    def reduced_rate(self, settings: Mapping[str, float], rate: float, loss: float) -> float | None:
        """The learning rate after an evaluation; None where the schedule leaves it.

        Args:
            settings: of the schedule, as they stand. loss: on the validation part.
        """
        if self._react is None:
            return None
        self._plateau, factor = self._react(settings, self._plateau, loss)
        return rate * factor if rate - rate * factor > LEAST_REDUCTION else None

    def ends(self, step: int) -> bool:
        """Whether the run ends here."""
        return self.status == "ready" and (self.may_end_at(step) or self.early_stopping.over)

    def may_end_at(self, step: int) -> bool:
        """Whether the run's last step, or the end of an epoch that teaches nothing, is at a step."""
        return step == self._last_step or (self.idle and step % self._steps_per_epoch == 0)

    def finish(self) -> dict[str, JsonValue]:
        """Ends the run; returns the details of its event."""
        self.status = "finished"
        stopping = self.early_stopping
        best: dict[str, JsonValue] = {"best_step": stopping.best_step, "best_loss": stopping.best_loss}
        detail: dict[str, JsonValue] = {"reason": "nothing_to_learn" if self.idle else "epochs"}
        if stopping.over:
            detail = {"reason": "early_stopping", **best}
        if stopping.restored is not None:
            self.restored = stopping.best_step
            detail |= {**best, "restored": True}
        return detail

    def facts(self) -> Facts:
        """Everything but arrays, for a checkpoint."""
        return {
            "status": self.status,
            "stride": self.stride.now,
            "wanted_stride": self.stride.wanted,
            "report_at": self._report_at,
            "reported_step": self.reported,
            "restored_from": self.restored,
            "patience": self.early_stopping.facts(),
            "plateau": self._plateau,
        }

    def restore(self, facts: Facts, best: Arrays) -> None:
        """Takes over what `facts` gave out; executables have to be compiled again.

        Args:
            best: the kept state of early stopping, as its `arrays` gave it out.
        """
        self.status = "new" if facts["status"] == "ready" else facts["status"]
        self.stride = Stride(facts["stride"], facts["wanted_stride"])
        self._report_at, self.reported = facts["report_at"], facts["reported_step"]
        self.restored = facts["restored_from"]
        self.early_stopping.restore(facts["patience"], best)
        self._plateau = facts["plateau"]

    def _until_evaluation(self, step: int) -> int:
        return self._period - step % self._period
