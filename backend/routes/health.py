"""Alive, ready, and what monitoring asks for."""

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST

from backend.deps import ManagerDep
from backend.metrics import render_metrics
from backend.protocol.http import Health

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def read_health() -> Health:
    """Whether the process responds."""
    return Health(status="alive")


@router.get("/readyz")
async def read_readiness(manager: ManagerDep, response: Response) -> Health:
    """Whether a host is ready to train; 503 before that and during shutdown."""
    ready = manager.pool.ready
    status = "draining" if manager.draining else "ready" if ready else "starting"
    response.status_code = 200 if status == "ready" else 503
    return Health(status=status, hosts_ready=ready)


@router.get("/metrics", response_class=Response)
async def read_metrics(manager: ManagerDep) -> Response:
    """Metrics of this server, for Prometheus."""
    return Response(render_metrics(manager), media_type=CONTENT_TYPE_LATEST)
