"""Experiments named on the command line: a file, standard input, or a lab."""

import json
import sys
from pathlib import Path

from pydantic import JsonValue

from engine.catalog import find_lab_spec
from engine.checks import check
from engine.checks.result import CheckResult
from engine.labs import LABS
from engine.saved_weights import SavedWeights

LARGEST_BYTES = 64 * 2**20


class UnreadableSpecError(Exception):
    """There is no experiment of this name; the text gives the reason and what to do."""


def read_raw(name: str) -> JsonValue:
    """The JSON of an experiment.

    Args:
        name: a file with a spec, or with an object that has one in `spec`; `-` for standard input; or the id of a lab.

    Raises:
        UnreadableSpecError: neither is there, or it is no JSON.
    """
    if name == "-":
        return _parse(sys.stdin.buffer.read(LARGEST_BYTES + 1), "Standard input")
    path = Path(name)
    if not path.is_file():
        lab = find_lab_spec(name, "main")
        if lab is None:
            labs = ", ".join(lab.id for lab in LABS)
            raise UnreadableSpecError(f"{name} is neither a file nor a lab. Labs: {labs}.")
        return lab.model_dump(mode="json")
    try:
        with path.open("rb") as file:
            return _parse(file.read(LARGEST_BYTES + 1), name)
    except OSError as error:
        raise UnreadableSpecError(f"Can't read {name}: {error.strerror or error}.") from error


def check_experiment(name: str, downloads: Path, saved: SavedWeights) -> CheckResult:
    """Everything that is known of an experiment without training it.

    Raises:
        UnreadableSpecError: as `read_raw`.
    """
    return check(read_raw(name), downloads, saved)


def _parse(content: bytes, name: str) -> JsonValue:
    if len(content) > LARGEST_BYTES:
        raise UnreadableSpecError(f"{name} is larger than {LARGEST_BYTES // 2**20} MB, too much for an experiment.")
    try:
        raw = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableSpecError(f"{name} isn't valid JSON: {error}. An experiment exported as JSON is.") from error
    return raw["spec"] if isinstance(raw, dict) and "network" not in raw and "spec" in raw else raw
