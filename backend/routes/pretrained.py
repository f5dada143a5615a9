"""Networks that others have trained: which are on this server, and an experiment that starts with each."""

from fastapi import APIRouter

from backend.deps import LimitLooks, ManagerDep
from backend.errors import Refused, not_found
from backend.protocol.pretrained import PretrainedList, PretrainedNetwork
from engine.errors import Problem
from engine.pretrained import PRETRAINED, PretrainedDef
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/pretrained", tags=["catalog"], dependencies=[LimitLooks])


@router.get("")
def list_pretrained(manager: ManagerDep) -> PretrainedList:
    """All networks with published weights, and whether this server has them."""
    return PretrainedList(
        networks=[
            PretrainedNetwork(
                type=record.type,
                title=record.title,
                source=record.source,
                command=record.command,
                megabytes=record.megabytes,
                available=manager.saved.published(record.type) is not None,
            )
            for record in PRETRAINED
        ]
    )


@router.get("/{type}")
def read_pretrained(type: str, manager: ManagerDep) -> ExperimentSpec:
    """Another task for a network, starting with the published weights, frozen but for its last layer."""
    record = next((record for record in PRETRAINED if record.type == type), None)
    if record is None:
        raise not_found("network", type)
    return record.transfer(_require(record, manager.saved.published(type)))


def _require(record: PretrainedDef, name: str | None) -> str:
    """The name of weights that are here.

    Raises:
        Refused: 409.
    """
    if name is None:
        problem = Problem(
            code="pretrained_missing",
            message=f"{record.title}: the weights aren't on this server.",
            got=record.type,
            hint=f"Run `{record.command}` on the server.",
        )
        raise Refused(409, problem)
    return name
