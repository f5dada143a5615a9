"""Shares: a short link to an experiment and, where there is one, its recorded run."""

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy.exc import IntegrityError

from backend.deps import Authorization, LimitCreations, ManagerDep, TablesDep, bearer
from backend.errors import not_found, not_owner, one_of_two
from backend.protocol.http import Share, ShareCreate, ShareCreated
from backend.routes.experiments import require_experiment
from backend.routes.runs import describe_run, require_run
from backend.store.ids import token_hash
from backend.tables.access import brought_name
from backend.tables.library import TableLibrary
from engine.errors import EngineError
from engine.problems import make_problem
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/shares", tags=["shares"])


@router.post("", status_code=201, dependencies=[LimitCreations])
async def create_share(
    body: ShareCreate, manager: ManagerDep, tables: TablesDep, authorization: Authorization = None
) -> ShareCreated:
    """Creates a link to a recorded run, or to an experiment only."""
    if (body.run_id is None) == (body.experiment_id is None):
        raise one_of_two("A share needs either a run or an experiment.", "run_id, experiment_id")
    if body.run_id is not None:
        experiment_id = (await require_run(manager, body.run_id))["experiment_id"]
    else:
        experiment_id = (await require_experiment(manager.store, str(body.experiment_id)))["id"]
    if body.with_table is not None:
        await _share_table(body, await require_experiment(manager.store, experiment_id), tables)
    values = {
        "experiment_id": experiment_id,
        "run_id": body.run_id,
        "layout": body.layout.model_dump(mode="json"),
        "title": body.title,
    }
    try:
        name = await manager.store.add_share(values, bearer(authorization) or "")
    except IntegrityError:  # its session was deleted meanwhile
        raise not_found("run", str(body.run_id)) from None
    return ShareCreated(share_id=name, path=f"/s/{name}")


async def _share_table(body: ShareCreate, experiment: dict[str, Any], tables: TableLibrary) -> None:
    """Opens the table of an experiment to everybody.

    Raises:
        EngineError: `table_not_chosen`, where the experiment is on no table. Refused: 401 for who has not uploaded it.
    """
    spec = ExperimentSpec.model_validate(experiment["document"])
    name = brought_name(spec.data.type, spec.data.config)
    if not name:
        raise EngineError(make_problem("table_not_chosen", path="data.config.table"))
    await tables.share(name, body.with_table)


@router.get("/{share_id}")
async def read_share(share_id: str, manager: ManagerDep) -> Share:
    """The content of a link. Starts no training."""
    row = await manager.store.share(share_id)
    if row is None:
        raise not_found("share", share_id)
    experiment = await require_experiment(manager.store, row["experiment_id"])
    return Share(
        share_id=share_id,
        title=row["title"],
        layout=row["layout"],
        spec=ExperimentSpec.model_validate(experiment["document"]),
        run=None if row["run_id"] is None else await describe_run(manager, row["run_id"]),
        created_at=row["created_at"],
    )


@router.delete("/{share_id}", status_code=204)
async def delete_share(share_id: str, manager: ManagerDep, authorization: Authorization = None) -> Response:
    """Deletes a link; only its creator can."""
    row = await manager.store.share(share_id)
    if row is None:
        raise not_found("share", share_id)
    token = bearer(authorization)
    if not row["owner_hash"] or token is None or token_hash(token) != row["owner_hash"]:
        raise not_owner("Only the person who created this link can remove it.")
    await manager.store.delete_share(share_id)
    return Response(status_code=204)
