"""Writes one page per component into `docs/components/`: formula, shapes, source and configuration, from its record."""

import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "components"
FAMILIES = {
    "layers": "Layers",
    "groups": "Ready-made groups",
    "losses": "Losses",
    "optimizers": "Optimisers",
    "schedules": "Learning-rate schedules",
    "initializers": "Initialisers",
    "datasets": "Data sets",
    "preprocessing": "Preprocessing",
    "augmentations": "Augmentation",
    "baselines": "Baselines",
    "metrics": "Metrics",
    "findings": "Findings",
    "studies": "Studies",
}
SAMPLES = ((2,), (12,), (8, 6), (8, 8, 4))
"""Shapes of one example that layers are tried on: two numbers, a row, a sequence, an image."""
POOLED_SAMPLE = (4, 4, 4)
"""The image, pooled."""

sys.path.insert(0, str(ROOT))


def pages() -> dict[Path, str]:
    """Every page by its path under `docs/components`."""
    from engine.catalog import build_catalog

    catalog = build_catalog()
    found = {
        Path(family) / f"{entry['type']}.md": _page(family, entry)
        for family in FAMILIES
        for entry in catalog.get(family, [])
    }
    return {Path("README.md"): _index(catalog), **found}


def _index(catalog: dict[str, Any]) -> str:
    lines = ["# Components", "", "Written from the records in `engine/` by `make generate`; do not edit.", ""]
    for family, title in FAMILIES.items():
        entries = catalog.get(family, [])
        if entries:
            lines += [f"## {title}", ""]
            lines += [f"- [{entry['title']}]({family}/{entry['type']}.md) `{entry['type']}`" for entry in entries]
            lines.append("")
    return "\n".join(lines)


def _page(family: str, entry: dict[str, Any]) -> str:
    lines = [f"# {entry['title']}", "", f"`{entry['type']}` · [{FAMILIES[family]}](../README.md)", ""]
    lines += [entry["summary"] if "summary" in entry else entry["explanation"], ""]
    if entry.get("formula"):
        lines += ["$$", entry["formula"], "$$", ""]
    if entry.get("source"):
        lines += [f"Source: {entry['source']}", ""]
    if family == "layers":
        lines += _shapes(entry)
    if family == "datasets":
        lines += _data(entry)
    if family == "optimizers":
        lines += _reach(entry)
    if family == "findings":
        lines += _finding(entry)
    if "config_schema" in entry:
        lines += _configuration(entry)
    return "\n".join(lines)


def _shapes(entry: dict[str, Any]) -> list[str]:
    """What the layer makes of sample inputs, in its default configuration."""
    from engine import registry
    from engine.errors import ShapeError

    layer = registry.layer(entry["type"])
    if not layer.inputs:
        return ["## Shapes", "", "No input: its output is one example of the data.", ""]
    lines = ["## Shapes", "", f"Of one example, with {_settings_text(entry)}:", ""]
    lines += ["| input | output | weights | multiply-adds |", "|---|---|---|---|"]
    config = layer.Config.model_validate(_sample_settings(entry))
    for inputs in _sample_inputs(layer, config):
        shown = " and ".join(_dimensions(shape) for shape in inputs)
        try:
            output = layer.output_shape(config, inputs)
        except ShapeError as refused:
            lines.append(f"| {shown} | *{_problem(refused)}* | | |")
            continue
        weights = sum(_product(weight.shape) for weight in layer.weights(config, inputs).values())
        operations = layer.operations(config, inputs, output)
        lines.append(f"| {shown} | {_dimensions(output)} | {weights:,} | {operations:,} |")
    return [*lines, ""]


def _sample_inputs(layer: Any, config: Any) -> list[tuple[tuple[int, ...], ...]]:
    """One sample at every input; of several ports, all combinations that the layer accepts."""
    from engine.errors import ShapeError

    if len(layer.inputs) == 1:
        return [(sample,) * (2 if layer.inputs[0].many else 1) for sample in SAMPLES]
    fitting: list[tuple[tuple[int, ...], ...]] = []
    for inputs in product((*SAMPLES, POOLED_SAMPLE), repeat=len(layer.inputs)):
        try:
            layer.output_shape(config, inputs)
        except ShapeError:
            continue
        fitting.append(inputs)
    return fitting


def _sample_settings(entry: dict[str, Any]) -> dict[str, Any]:
    """The defaults; where a setting has none, the middle one of those that the page suggests."""
    properties = entry["config_schema"].get("properties", {})
    required = {name: _suggested(properties[name]) for name in entry["config_schema"].get("required", ())}
    return required | {name: value for name, value in entry["defaults"].items() if value is not None}


def _suggested(schema: dict[str, Any]) -> Any:
    if schema.get("choices"):
        return schema["choices"][len(schema["choices"]) // 2]
    return [4, 3] if schema.get("type") == "array" else schema.get("minimum", 2)


def _settings_text(entry: dict[str, Any]) -> str:
    required = entry["config_schema"].get("required", ())
    chosen = [f"`{name}` {value}" for name, value in _sample_settings(entry).items() if name in required]
    return ", ".join(chosen) or "the defaults"


def _problem(refused: Any) -> str:
    return str(refused).replace("|", "\\|")


def _dimensions(shape: tuple[int, ...]) -> str:
    return "×".join(str(size) for size in shape) or "one number"


def _product(shape: tuple[int, ...]) -> int:
    product = 1
    for size in shape:
        product *= size
    return product


def _data(entry: dict[str, Any]) -> list[str]:
    lines = ["## Data", "", "| | |", "|---|---|", f"| kind | {entry['kind']} |"]
    if entry.get("input_shape"):
        lines.append(f"| one example | {_dimensions(tuple(entry['input_shape']))} |")
    if entry.get("size"):
        lines.append(f"| examples | {entry['size']:,} |")
    if entry.get("classes"):
        lines.append(f"| classes | {', '.join(entry['classes'])} |")
    if entry.get("needs_download"):
        lines.append("| download | once, with checksums |")
    return [*lines, ""]


def _reach(entry: dict[str, Any]) -> list[str]:
    """What a full-batch optimiser asks for."""
    if not entry["full_batch"]:
        return []
    most = entry["most_weights"]
    weights = f", and at most {most:,} weights that learn" if most is not None else ""
    return ["## What it needs", "", f"All training examples in one batch{weights}.", ""]


def _finding(entry: dict[str, Any]) -> list[str]:
    cures = [f"- {title}" for title in entry["cures"].values()]
    return ["## Sentence", "", entry["sentence"], "", "## Cures", "", *cures, ""]


def _configuration(entry: dict[str, Any]) -> list[str]:
    properties = entry["config_schema"].get("properties", {})
    if not properties:
        return ["## Configuration", "", "Nothing to set.", ""]
    lines = ["## Configuration", "", "| setting | default | range | changes |", "|---|---|---|---|"]
    lines += [_row(entry, name, schema) for name, schema in properties.items()]
    lines.append("")
    lines += [f"- **{schema['title']}** (`{name}`): {schema['description']}" for name, schema in properties.items()]
    return [*lines, ""]


def _row(entry: dict[str, Any], name: str, schema: dict[str, Any]) -> str:
    required = name in entry["config_schema"].get("required", ())
    default = "*none*" if required else f"`{_short(entry['defaults'].get(name))}`"
    unit = f" {schema['unit']}" if schema.get("unit") else ""
    when = "live" if name in entry.get("live", ()) else "restarts"
    return f"| `{name}` | {default}{unit} | {' or '.join(_ranges(schema))} | {when} |"


def _ranges(schema: dict[str, Any]) -> Iterator[str]:
    """What a setting may be, alternative by alternative."""
    for part in schema.get("anyOf", [schema]):
        kind = part.get("type")
        if "enum" in part or "const" in part:
            yield ", ".join(f"`{value}`" for value in part.get("enum", [part.get("const")]))
        elif kind in ("number", "integer"):
            yield _interval(part, "a number" if kind == "number" else "a whole number")
        elif kind == "null":
            yield "empty"
        elif kind == "boolean":
            yield "true, false"
        elif "component" in schema:
            yield f"one of the [{schema['component']}](../README.md)"
        else:
            yield "a list" if kind == "array" else str(kind or "an object")


def _interval(part: dict[str, Any], kind: str) -> str:
    bounds = [
        ("minimum", "at least"),
        ("exclusiveMinimum", "above"),
        ("maximum", "at most"),
        ("exclusiveMaximum", "below"),
    ]
    return ", ".join([kind, *(f"{word} {_short(part[key])}" for key, word in bounds if key in part)])


def _short(value: Any) -> str:
    if isinstance(value, dict) and set(value) >= {"type"}:
        return str(value["type"])
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def main() -> None:
    """Writes the pages, and removes those of components that are no more."""
    written = pages()
    for path, text in written.items():
        target = TARGET / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    for path in TARGET.rglob("*.md"):
        if path.relative_to(TARGET) not in written:
            path.unlink()


if __name__ == "__main__":
    main()
