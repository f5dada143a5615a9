"""Writes the English texts of the engine's catalogue and of all problems into the page's language catalogue.

Keys: `layers.dense.title`, `layers.dense.units.help`, `findings.dying_relu.sentence`, `problems.cycle.message`;
`layers.max_unpool2d.ports.pooled` for an input of a layer with several; `choices.padding.same` for a value that
settings of that name offer, `classes.cat` for a class of a bundled data set.
The German and Hungarian catalogues beside it are written by hand; a test lists which texts they lack.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "frontend" / "src" / "locales" / "catalog.en.json"
FAMILIES = (
    "layers",
    "groups",
    "losses",
    "optimizers",
    "schedules",
    "initializers",
    "datasets",
    "preprocessing",
    "augmentations",
    "baselines",
    "studies",
)
PLAIN = ("metrics", "views", "exports", "probes", "faces", "zoo")
# Values whose name in a spec is not the term of the field.
TERMS = {
    "choices.activation.relu": "ReLU",
    "choices.form.sum": "heavy-ball (sum)",
    "choices.form.average": "exponential average",
    "choices.form.huber": "Huber",
    "choices.form.pca": "PCA",
    "choices.form.smooth_l1": "smooth L1",
    "choices.form.zca": "ZCA",
    "choices.function.absolute": "absolute value",
    "choices.reads.log_probabilities": "log-probabilities",
    "choices.scaling.at_test": "at test time",
    "choices.scaling.fan_in": "fan-in",
}

sys.path.insert(0, str(ROOT))


def texts() -> dict[str, str]:
    """Every English text by its key, in the order of the catalogue."""
    from engine.catalog import build_catalog, dataset_components

    catalog = build_catalog()
    entries = {**catalog, "datasets": dataset_components()}
    found = {key: text for family in FAMILIES for entry in entries[family] for key, text in _component(family, entry)}
    for family in PLAIN:
        for entry in catalog[family]:
            found.update(_named(f"{family}.{entry['type']}", entry))
    for entry in catalog["findings"]:
        found.update(_finding(f"findings.{entry['type']}", entry))
    for entry in catalog["labs"]:
        found.update(_lab(f"labs.{entry['id']}", entry))
    return {**found, **dict(_choices(entries)), **dict(_classes(catalog)), **dict(_problems())}


def _named(key: str, entry: dict[str, Any]) -> dict[str, str]:
    return {f"{key}.title": entry["title"], f"{key}.summary": entry["summary"]}


def _component(family: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    key = f"{family}.{entry['type']}"
    yield from _named(key, entry).items()
    for port in entry.get("inputs", ()):
        if port["title"]:
            yield f"{key}.ports.{port['name']}", port["title"]
    for field, schema in entry["config_schema"].get("properties", {}).items():
        yield f"{key}.{field}.title", schema["title"]
        yield f"{key}.{field}.help", schema["description"]


def _choices(catalog: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What settings offer by name; several components that offer the same share one text."""
    for entry in (entry for family in FAMILIES for entry in catalog[family]):
        schema = entry["config_schema"]
        for field, setting in schema.get("properties", {}).items():
            for option in _options(setting, schema.get("$defs", {})):
                key = f"choices.{field}.{option}"
                yield key, TERMS.get(key, option.replace("_", " "))


def _options(setting: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """The words among the values of a setting; one of several variants may be a list of words."""
    if "$ref" in setting:
        return _options(definitions[setting["$ref"].rpartition("/")[2]], definitions)
    own = [*setting.get("enum", ()), *([setting["const"]] if "const" in setting else ())]
    nested = [option for variant in setting.get("anyOf", ()) for option in _options(variant, definitions)]
    return [option for option in own if isinstance(option, str)] + nested


def _classes(catalog: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Names of classes; digits are the same everywhere."""
    names = dict.fromkeys(name for entry in catalog["datasets"] for name in entry["classes"])
    yield from ((f"classes.{name}", name) for name in names if not name.isdigit())


def _finding(key: str, entry: dict[str, Any]) -> dict[str, str]:
    parts = {f"{key}.{part}": entry[part] for part in ("title", "sentence", "explanation")}
    cures = {f"{key}.cures.{code}": title for code, title in entry["cures"].items()}
    return parts | cures | {f"{key}.measure": entry["measure"]["title"]}


def _lab(key: str, entry: dict[str, Any]) -> dict[str, str]:
    claims = {f"{key}.claims.{at}": claim["statement"] for at, claim in enumerate(entry["claims"])}
    claims |= {f"{key}.assertions.{at}": one["statement"] for at, one in enumerate(entry["assertions"])}
    parts = {f"{key}.{part}.{one['id']}": one["title"] for part in ("runs", "studies") for one in entry[part]}
    return _named(key, entry) | claims | parts


def _problems() -> Iterator[tuple[str, str]]:
    from backend.problem_texts import SERVER_TEXTS
    from engine.problems import HINT_TEXTS, PROBLEM_TEXTS

    for code, (message, hint) in {**PROBLEM_TEXTS, **SERVER_TEXTS}.items():
        yield f"problems.{code}.message", message
        yield f"problems.{code}.hint", hint
    yield from ((f"hints.{code}", hint) for code, hint in HINT_TEXTS.items())


def main() -> None:
    """Writes the file."""
    TARGET.write_text(json.dumps(texts(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
