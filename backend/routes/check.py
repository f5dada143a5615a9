"""All problems of a spec, and what is known of it without training."""

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool

from backend.deps import AccessDep, Authorization, LimitLooks, ManagerDep, SettingsDep, bearer
from backend.protocol.http import CheckRequest, CheckResponse, NodeCheck
from engine.catalog import dataset_facts
from engine.checks import NodeFacts, check
from engine.checks.result import CheckResult

router = APIRouter(prefix="/api/check", tags=["check"])


@router.post("", dependencies=[LimitLooks])
async def check_spec(
    request: CheckRequest,
    settings: SettingsDep,
    manager: ManagerDep,
    access: AccessDep,
    authorization: Authorization = None,
) -> CheckResponse:
    """Checks a spec without starting anything. A spec that can't be trained gives `ok: false`, not an error.

    The token opens the tables that were uploaded with it.
    """
    spec = request.spec
    if "data" in spec:
        spec = {**spec, "data": await access.closed(spec["data"], bearer(authorization))}
    result = await run_in_threadpool(check, spec, settings.downloads, manager.saved)
    if result.spec is not None and result.ok:
        manager.pool.draft(result.spec.model_dump_json().encode(), result.memory_bytes)
    return describe(result)


def describe(result: CheckResult) -> CheckResponse:
    """A check's result as a body."""
    return CheckResponse(
        ok=result.ok,
        problems=list(result.problems),
        warnings=list(result.warnings),
        nodes=_describe_nodes(result.nodes),
        inner=_describe_nodes(result.inner),
        weights=result.weights,
        operations=result.operations,
        memory_bytes=result.memory_bytes,
        steps_per_epoch=result.steps_per_epoch,
        training_size=result.training_size,
        spec_hash=result.spec_hash,
        data=None if result.dataset is None else dataset_facts(result.dataset),
        spec=result.spec,
    )


def _describe_nodes(nodes: Sequence[NodeFacts]) -> list[NodeCheck]:
    return [
        NodeCheck(
            node_id=node.node_id,
            output_shape=None if node.output_shape is None else list(node.output_shape),
            weights=node.weights,
            operations=node.operations,
            receptive_field=None if node.receptive_field is None else list(node.receptive_field),
        )
        for node in nodes
    ]
