"""The experiments of labs that compare several runs. The catalogue has their names, and the one that opens first."""

from fastapi import APIRouter

from backend.errors import not_found
from engine.catalog import find_lab_spec
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/labs", tags=["catalog"])


@router.get("/{lab}/{run}")
def read_lab_run(lab: str, run: str) -> ExperimentSpec:
    """The experiment of one run of a lab.

    Raises:
        Refused: 404.
    """
    found = find_lab_spec(lab, run)
    if found is None:
        raise not_found("experiment", f"{lab}/{run}")
    return found
