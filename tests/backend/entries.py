"""Every entry of the server, taken from the app itself, with a valid example of each: a new route needs one here."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, APIWebSocketRoute

from tests.contract.make_vectors import SPEC

DATA = SPEC["data"]
SEEDS = {
    "type": "sweep",
    "config": {"axes": [{"path": "training.seed", "values": [0, 1]}], "budget": {"unit": "step", "n": 2}},
}
BODIES: dict[str, dict[str, Any]] = {
    "POST /api/check": {"spec": SPEC},
    "POST /api/preview": {"data": DATA},
    "POST /api/baselines": {"data": DATA, "baseline": {"type": "k_nearest_neighbours"}},
    "POST /api/experiments": {"spec": SPEC, "layout": {"positions": {"x": [0, 0]}}, "title": "t"},
    "POST /api/sessions": {"spec": SPEC},
    "POST /api/sessions/{session_id}/commands": {"type": "keep_running", "request_id": "r", "enabled": True},
    "POST /api/sessions/{session_id}/weights": {"run_id": "r", "name": "n"},
    "PATCH /api/runs/{run_id}": {"name": "n", "pinned": True},
    "PATCH /api/weights/{saved_id}": {"name": "n"},
    "POST /api/runs/{run_id}/moment": {"step": 0, "views": ["boundary"]},
    "POST /api/shares": {"experiment_id": "e"},
    "POST /api/data/{table_id}/report": {"config": {"target": "y", "numbers": ["n"]}},
    "POST /api/studies": {"spec": SPEC, "study": SEEDS},
    "POST /api/studies/plan": {"spec": SPEC, "study": SEEDS},
    "POST /api/studies/{study_id}/commands": {"type": "pause"},
}
"""A body of every route that takes one."""


def _flat(routes: Iterable[Any]) -> Iterator[Any]:
    """Routes, those of included routers too."""
    for route in routes:
        router = getattr(route, "original_router", None)
        yield from [route] if router is None else _flat(router.routes)


def routes_of(app: FastAPI) -> list[tuple[str, str]]:
    """(method, path) of every HTTP route."""
    routes = [route for route in _flat(app.routes) if not isinstance(route, APIWebSocketRoute)]
    return sorted({(method, route.path) for route in routes for method in route.methods})


def sockets_of(app: FastAPI) -> list[str]:
    """Paths of the websocket routes."""
    return sorted(route.path for route in _flat(app.routes) if isinstance(route, APIWebSocketRoute))


def body_routes_of(app: FastAPI) -> list[str]:
    """`METHOD path` of every route that takes a body."""
    routes = [route for route in _flat(app.routes) if isinstance(route, APIRoute) and route.body_field is not None]
    return sorted(f"{method} {route.path}" for route in routes for method in route.methods)
