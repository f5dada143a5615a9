"""Labs as the page offers them: the experiment that each opens with, the names of the others, and their studies."""

from collections.abc import Mapping

from engine.catalog.entries import LabEntry, LabRunEntry, LabStudyEntry, PretrainedEntry
from engine.checks import check
from engine.labs import LABS
from engine.labs.definition import Lab, LabRun, LabStudy, Pretrained
from engine.spec import ExperimentSpec

_SPECS: Mapping[tuple[str, str], ExperimentSpec] = {(lab.id, run.id): run.spec for lab in LABS for run in lab.runs}


def lab_entries() -> list[LabEntry]:
    """Every lab, in the order of the gallery."""
    return [_entry(lab) for lab in LABS]


def find_lab_spec(lab: str, run: str) -> ExperimentSpec | None:
    """The experiment of a run of a lab, by their ids; None where there is none."""
    return _SPECS.get((lab, run))


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
        "runs": [_run(run) for run in lab.runs] if lab.others else [],
        "studies": [_study(study) for study in lab.studies],
    }


def _run(run: LabRun) -> LabRunEntry:
    return {"id": run.id, "title": run.title, "pretrained": _pretrained(run.pretrained)}


def _study(study: LabStudy) -> LabStudyEntry:
    return {"id": study.id, "title": study.title, "run": study.run, "study": study.study}


def _pretrained(given: Pretrained | None) -> PretrainedEntry | None:
    return None if given is None else {"run": given.run, "steps": given.steps, "nodes": list(given.nodes)}
