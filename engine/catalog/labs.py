"""Labs as the page offers them: the experiment that each opens with, the names of the others, and their studies."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from engine.catalog.entries import AssertionEntry, ClaimEntry, LabEntry, LabRunEntry, LabStudyEntry, PretrainedEntry
from engine.checks import check
from engine.labs import LABS
from engine.labs.claims import Claim, Count, StateClaim, StudyClaim, StudyOutcome
from engine.labs.definition import Lab, LabRun, LabStudy, Pretrained
from engine.normal_form import spec_hash
from engine.spec import Component, ExperimentSpec
from engine.studies.plan import find_study

_SPECS: Mapping[tuple[str, str], ExperimentSpec] = {(lab.id, run.id): run.spec for lab in LABS for run in lab.runs}


def lab_entries() -> list[LabEntry]:
    """Every lab, in the order of the gallery."""
    return [_entry(lab) for lab in LABS]


def find_lab_spec(lab: str, run: str) -> ExperimentSpec | None:
    """The experiment of a run of a lab, by their ids; None where there is none."""
    return _SPECS.get((lab, run))


def find_lab_runs(spec: ExperimentSpec) -> list[tuple[Lab, str]]:
    """Labs that have this experiment, each with the id of its run."""
    wanted = spec_hash(spec)
    return [place for place, own in _hashes() if own == wanted]


@dataclass(frozen=True)
class JudgedAssertion:
    """What a lab asserts of a study, with the number of one that has ended.

    Attributes:
        lab: id of the lab. index: of the assertion in the entry of the lab. value: may be infinite, is never NaN.
        holds: whether the number lies within the bounds.
    """

    lab: str
    index: int
    value: float
    holds: bool


def find_lab_studies(spec: ExperimentSpec, study: Component) -> list[tuple[Lab, LabStudy]]:
    """Labs that have this study of this experiment, each with its record of it.

    Args:
        spec: the experiment whose settings are varied. study: kind and settings; those at their defaults may be absent.

    Raises:
        EngineError: there is no such kind, or its settings can't be read.
    """
    _, config = find_study(study)
    asked = [(lab, one) for lab in LABS for one in lab.studies if one.study.type == study.type]
    alike = [(lab, one) for lab, one in asked if find_study(one.study)[1] == config]
    wanted = spec_hash(spec) if alike else ""
    return [(lab, one) for lab, one in alike if spec_hash(_SPECS[lab.id, one.run]) == wanted]


def judge_study(lab: Lab, study: LabStudy, outcome: StudyOutcome) -> list[JudgedAssertion]:
    """What a lab asserts of one of its studies; without what can't be measured, as runs have failed."""
    first = len(lab.counts) + len(lab.state_claims)
    judged = [
        (index, claim, claim.value(outcome))
        for index, claim in enumerate(lab.study_claims, first)
        if claim.study == study.id
    ]
    return [
        JudgedAssertion(lab.id, index, value, claim.bears(value))
        for index, claim, value in judged
        if not math.isnan(value)
    ]


@cache
def _hashes() -> tuple[tuple[tuple[Lab, str], str], ...]:
    return tuple(((lab, run.id), spec_hash(run.spec)) for lab in LABS for run in lab.runs)


def _entry(lab: Lab) -> LabEntry:
    result = check(lab.spec.model_dump(mode="json"))
    return {
        "id": lab.id,
        "title": lab.title,
        "summary": lab.summary,
        "spec": lab.spec,
        "spec_hash": result.spec_hash,
        "weights": result.weights,
        "steps_per_second": lab.steps_per_second,
        "source": lab.source,
        "claims": [_claim(claim) for claim in lab.claims],
        "assertions": [
            *map(_count, lab.counts),
            *(_assertion("state", claim, claim.runs, claim.steps) for claim in lab.state_claims),
            *(_assertion("study", claim, (claim.study,)) for claim in lab.study_claims),
        ],
        "runs": [_run(run) for run in lab.runs] if lab.others else [],
        "studies": [_study(study) for study in lab.studies],
    }


def _claim(claim: Claim) -> ClaimEntry:
    return {
        "statement": claim.statement,
        "steps": claim.steps,
        "least": claim.least,
        "most": claim.most,
        "run": claim.run,
        "against": claim.against,
    }


def _count(count: Count) -> AssertionEntry:
    """The number is known at once: counting trains nothing."""
    value = count.value(*(check(spec.model_dump(mode="json")) for spec in count.specs))
    return {**_assertion("count", count), "value": value}


def _assertion(
    kind: Literal["count", "state", "study"],
    claim: Count | StateClaim | StudyClaim,
    of: Sequence[str] = (),
    steps: int | None = None,
) -> AssertionEntry:
    return {
        "kind": kind,
        "statement": claim.statement,
        "least": _finite(claim.least),
        "most": _finite(claim.most),
        "value": None,
        "steps": steps,
        "of": list(of),
    }


def _finite(bound: float | None) -> float | None:
    return bound if bound is not None and math.isfinite(bound) else None


def _run(run: LabRun) -> LabRunEntry:
    return {"id": run.id, "title": run.title, "pretrained": _pretrained(run.pretrained)}


def _study(study: LabStudy) -> LabStudyEntry:
    return {"id": study.id, "title": study.title, "run": study.run, "study": study.study}


def _pretrained(given: Pretrained | None) -> PretrainedEntry | None:
    return None if given is None else {"run": given.run, "steps": given.steps, "nodes": list(given.nodes)}
