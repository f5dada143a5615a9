"""Studies of labs, trained in this process, stage by stage, as `backend.studies` trains them on hosts."""

from functools import cache

import numpy as np

from engine.checks import check
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.labs.claims import StudyOutcome
from engine.labs.definition import LabStudy
from engine.report import StepReport
from engine.run import Run
from engine.spec import ExperimentSpec
from engine.studies.definition import Books, Member, Plan, StudyConfig, StudyDef
from engine.studies.figures import (
    MemberFigures,
    MemberRecord,
    MemberStatus,
    make_figures,
    read_evaluations,
    read_losses,
    score_of,
)
from engine.studies.plan import find_study, plan_study
from engine.studies.search import best_of
from tests.labs.training import BY_ID, run_of

CACHE = ExecutableCache()


class MemberRun:
    """A member in training."""

    def __init__(self, number: int, member: Member, kind: StudyDef, config: StudyConfig) -> None:
        self.number, self._kind, self._config = number, kind, config
        self.run = Run(member.spec, prepare(member.spec.data, None), cache=CACHE)
        if not kind.reads_losses:
            self.run.set_stride(64)
        self.status: MemberStatus = "waiting"
        self.stages = 0
        self._reports: list[StepReport] = []

    def train(self, stage: int, until: int, *, last: bool) -> None:
        """To the end of a stage."""
        self.stages = stage + 1
        while self.run.step < until and self.run.status not in ("diverged", "finished"):
            self._reports += self.run.advance(until - self.run.step).reports
        if self.run.status == "diverged":
            self.status = "diverged"
        elif self.run.status == "finished" or last:
            self.status = "done"

    def figures(self) -> MemberFigures | None:
        if not self._reports:
            return None
        evaluations = read_evaluations((one.arrays for one in self._reports), len(self.run.schema.metrics))
        metrics, config = self.run.schema.metrics, self._config
        step = self._reports[-1].step
        restored = self.run.weights_step if self.run.weights_step != step else None
        return make_figures(step, self._losses(), evaluations, metrics, config.metric, config.solved, restored)

    def _losses(self) -> np.ndarray:
        return read_losses((one.step, one.first_step, one.bucket_width, one.arrays) for one in self._reports)

    def record(self) -> MemberRecord:
        figures = self.figures()
        views = self._kind.views if self.status == "done" else ()
        return MemberRecord(
            number=self.number,
            status=self.status,
            figures=figures,
            losses=self._losses() if self._kind.reads_losses else np.zeros((0, 3)),
            score=score_of(figures, self._config.metric),
            trained=self.run.step,
            stages=self.stages,
            pictures={view: self.run.view(view).arrays for view in views},
        )


def plan_of(spec: ExperimentSpec, study: LabStudy) -> Plan:
    """The members of a study of a checked experiment."""
    result = check(spec.model_dump(mode="json"))
    assert result.spec is not None
    return plan_study(result.spec, study.study, check)


@cache
def studied(lab_id: str, study_id: str) -> StudyOutcome:
    """A study of a lab, to its end."""
    lab = BY_ID[lab_id]
    study = next(one for one in lab.studies if one.id == study_id)
    return study_of(run_of(lab, study.run).spec, study)


def study_of(spec: ExperimentSpec, study: LabStudy) -> StudyOutcome:
    """A study of an experiment, to its end."""
    plan = plan_of(spec, study)
    kind, config = find_study(study.study)
    runs = [MemberRun(number, member, kind, config) for number, member in enumerate(plan.members)]
    left = runs
    for stage, rung in enumerate(plan.rungs):
        for one in left:
            one.train(stage, rung.steps[one.number], last=stage + 1 == len(plan.rungs))
        scores = [score_of(one.figures(), config.metric) for one in runs]
        able = [one.number for one in left if one.status in ("waiting", "done")]
        kept = set(best_of(able, scores, rung.keep))
        for one in left:
            if one.status in ("waiting", "done") and one.number not in kept:
                one.status = "stopped"
        left = [one for one in left if one.number in kept]
    records = tuple(one.record() for one in runs)
    return StudyOutcome(plan.members, records, config.read(Books(plan.budget_steps, plan.rungs), records))
