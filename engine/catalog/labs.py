"""Labs as the page offers them: the experiment that each opens with, the names of the others, and their studies."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from engine.catalog.entries import AssertionEntry, ClaimEntry, LabEntry, LabRunEntry, LabStudyEntry, PretrainedEntry
from engine.checks import check
from engine.labs import LABS
from engine.labs.claims import Claim, Count, StateClaim, StudyClaim
from engine.labs.definition import Lab, LabRun, LabStudy, Pretrained
from engine.normal_form import spec_hash
from engine.spec import ExperimentSpec

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
            *(_assertion("study", claim, claim.studies) for claim in lab.study_claims),
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
