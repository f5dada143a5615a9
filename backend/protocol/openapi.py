"""OpenAPI with the websocket messages merged in, so that TypeScript types come from one document."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from backend.protocol.http import ErrorBody
from backend.protocol.messages import CLIENT_MESSAGE, SERVER_MESSAGE

_REF = "#/components/schemas/{model}"
_REFUSAL = {
    "description": "Refused: all problems, with the received and expected values",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorBody"}}},
}


def build_openapi(app: FastAPI) -> dict[str, Any]:
    """The app's OpenAPI document plus `ServerMessage`, `ClientMessage` and `ErrorBody` among its components."""
    document = get_openapi(title="Backlight", version="1", routes=app.routes, separate_input_output_schemas=False)
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    for name, adapter in (("ServerMessage", SERVER_MESSAGE), ("ClientMessage", CLIENT_MESSAGE)):
        schema = adapter.json_schema(ref_template=_REF, mode="validation")
        schemas.update(schema.pop("$defs", {}))
        schemas[name] = schema
    _, error = models_json_schema([(ErrorBody, "validation")], ref_template=_REF)
    schemas.update(error.get("$defs", {}))
    _report_refusals(document)
    return document


def _report_refusals(document: dict[str, Any]) -> None:
    """Every call is refused with the one error body; the framework's own is never sent."""
    for calls in document["paths"].values():
        for call in calls.values():
            call["responses"].pop("422", None)
            call["responses"]["4XX"] = _REFUSAL
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
