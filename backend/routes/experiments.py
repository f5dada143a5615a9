"""Experiments: kept, immutable, under a random id."""

from typing import Any

from fastapi import APIRouter

from backend.deps import AccessDep, Authorization, LimitCreations, ManagerDep, StoreDep, bearer
from backend.errors import not_found
from backend.protocol.http import Experiment, ExperimentCreate
from backend.store.store import Store
from engine.normal_form import hash_normal_form
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/experiments", tags=["experiments"])


@router.post("", status_code=201, dependencies=[LimitCreations])
async def create_experiment(
    body: ExperimentCreate,
    manager: ManagerDep,
    store: StoreDep,
    access: AccessDep,
    authorization: Authorization = None,
) -> Experiment:
    """Stores an experiment that can be trained. The token opens the tables that were uploaded with it."""
    await access.require(body.spec.data, bearer(authorization))
    name, _ = await manager.add_experiment(body.spec, body.layout.model_dump(mode="json"), body.title)
    return describe(await require_experiment(store, name))


@router.get("/{experiment_id}")
async def read_experiment(experiment_id: str, store: StoreDep) -> Experiment:
    """A stored experiment."""
    return describe(await require_experiment(store, experiment_id))


async def require_experiment(store: Store, name: str) -> dict[str, Any]:
    """Its row.

    Raises:
        Refused: 404.
    """
    row = await store.experiment(name)
    if row is None:
        raise not_found("experiment", name)
    return row


def describe(row: dict[str, Any]) -> Experiment:
    """A row as a body."""
    spec = ExperimentSpec.model_validate(row["document"])
    return Experiment(
        experiment_id=row["id"],
        spec=spec,
        layout=row["layout"],
        title=row["title"],
        spec_hash=hash_normal_form(spec),
        created_at=row["created_at"],
    )
