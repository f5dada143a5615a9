"""Every entry of the server, taken from the app itself, with a valid example of each: a new route needs one here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
"""A body of every route that takes JSON."""

TABLE = b"y,n\n" + b"".join(b"%s,%d\n" % (b"ab"[i % 2 :][:1], i) for i in range(20))
RAW_BODIES: dict[str, bytes] = {"POST /api/data": TABLE}
"""A body of every route that takes a file."""

WITHOUT_BODY = {"POST /api/{path:path}", "PUT /api/{path:path}", "PATCH /api/{path:path}"}
"""Routes of methods that carry a body, which read none: there is nothing at their addresses."""


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


def changing_routes_of(app: FastAPI) -> list[str]:
    """`METHOD path` of every route to which a body may be sent."""
    return [f"{method} {path}" for method, path in routes_of(app) if method in ("POST", "PUT", "PATCH")]


def body_routes_of(app: FastAPI) -> list[str]:
    """`METHOD path` of every route that takes a body."""
    routes = [route for route in _flat(app.routes) if isinstance(route, APIRoute) and route.body_field is not None]
    return sorted(f"{method} {route.path}" for route in routes for method in route.methods)


def raw_body_routes_of(app: FastAPI) -> list[str]:
    """`METHOD path` of every route that declares a body which is no JSON."""
    routes = [
        route
        for route in _flat(app.routes)
        if isinstance(route, APIRoute) and route.body_field is None and "requestBody" in (route.openapi_extra or {})
    ]
    return sorted(f"{method} {route.path}" for route in routes for method in route.methods)


@dataclass(frozen=True)
class Part:
    """A field of what a client may send.

    Attributes:
        plain: it holds a text, a number or a truth value, and nothing that could hold more.
    """

    name: str
    plain: bool


def parts_of(schema: dict[str, Any]) -> list[Part]:
    """The fields of a message by its JSON schema; `type` distinguishes messages and is left out."""
    return [Part(name, _is_plain(value)) for name, value in schema.get("properties", {}).items() if name != "type"]


def _is_plain(schema: dict[str, Any]) -> bool:
    choices = schema.get("anyOf", [schema])
    return all(each.get("type") in ("string", "number", "integer", "boolean", "null") for each in choices)


def body_parts_of(app: FastAPI) -> list[tuple[str, Part]]:
    """(route, part) for every field of every JSON body, also of those that its example leaves out.

    Where a route takes one of several messages, the fields of its example: the websocket takes the same messages.
    """
    document = app.openapi()
    found: list[tuple[str, Part]] = []
    for name in body_routes_of(app):
        method, path = name.split(" ")
        schema = document["paths"][path][method.lower()]["requestBody"]["content"]["application/json"]["schema"]
        if "$ref" in schema:
            parts = parts_of(document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
        else:
            parts = [Part(field, plain=True) for field in BODIES[name] if field != "type"]
        assert parts or set(BODIES[name]) == {"type"}
        found += [(name, part) for part in parts] or [(name, Part("type", plain=True))]
    return found


def query_parts_of(app: FastAPI) -> list[tuple[str, str]]:
    """(route, name) of every parameter of a query."""
    return [
        (f"{method.upper()} {path}", parameter["name"])
        for path, methods in app.openapi()["paths"].items()
        for method, operation in methods.items()
        for parameter in operation.get("parameters", [])
        if parameter["in"] == "query"
    ]
