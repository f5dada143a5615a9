"""Writes the schema of every setting of the catalogue, without its texts, for tests of the page."""

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "tests" / "contract" / "vectors" / "settings.json"
FAMILIES = (
    "layers",
    "losses",
    "optimizers",
    "schedules",
    "initializers",
    "datasets",
    "preprocessing",
    "augmentations",
)
SHAPING = {
    *("$ref", "anyOf", "const", "enum", "items", "maxItems", "minItems", "prefixItems", "type", "component"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "additionalProperties", "properties", "pattern"),
}

sys.path.insert(0, str(ROOT))


def settings() -> dict[str, dict[str, Any]]:
    """By family and type, each setting's schema; references are resolved."""
    from engine.catalog import build_catalog, dataset_components

    catalog = build_catalog()
    entries: dict[str, Any] = {**catalog, "datasets": dataset_components()}
    return {
        family: {entry["type"]: _settings(entry["config_schema"]) for entry in entries[family]} for family in FAMILIES
    }


def _settings(schema: dict[str, Any]) -> dict[str, Any]:
    parts = schema.get("$defs", {})
    return {name: _shape(setting, parts) for name, setting in schema.get("properties", {}).items()}


def _shape(schema: Any, parts: dict[str, Any]) -> Any:
    """What a value may be, and nothing of what it is called."""
    if isinstance(schema, list):
        return [_shape(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema and "component" not in schema:
        return _shape(parts[schema["$ref"].rsplit("/", 1)[-1]], parts)
    kept = {key: value for key, value in schema.items() if key in SHAPING and key != "$ref"}
    named = {
        key: {name: _shape(each, parts) for name, each in kept[key].items()} for key in kept if key == "properties"
    }
    return {**{key: _shape(value, parts) for key, value in kept.items()}, **named}


def main() -> None:
    """One setting a line, so that changes are seen."""
    lines: list[str] = []
    for family, types in settings().items():
        entries = [f"  {json.dumps(kind)}: {json.dumps(fields)}" for kind, fields in types.items()]
        lines.append(f"{json.dumps(family)}: {{\n" + ",\n".join(entries) + "\n}")
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
