"""Labs as the page offers them: the experiment that each opens with, the names of the others, and their studies."""

from collections.abc import Mapping
from functools import cache

from engine.catalog.entries import ClaimEntry, LabEntry, LabRunEntry, LabStudyEntry, PretrainedEntry
from engine.checks import check
from engine.labs import LABS
from engine.labs.claims import Claim
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


def _run(run: LabRun) -> LabRunEntry:
    return {"id": run.id, "title": run.title, "pretrained": _pretrained(run.pretrained)}


def _study(study: LabStudy) -> LabStudyEntry:
    return {"id": study.id, "title": study.title, "run": study.run, "study": study.study}


def _pretrained(given: Pretrained | None) -> PretrainedEntry | None:
    return None if given is None else {"run": given.run, "steps": given.steps, "nodes": list(given.nodes)}
