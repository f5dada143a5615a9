"""Formats that hold what is there as it is: the experiment, its weights, its examples."""

import csv
import io
import json
from collections.abc import Iterable

import numpy as np

from engine.datasets.definition import PARTS
from engine.errors import EngineError
from engine.export.cells import as_cell
from engine.export.definition import ExportDef, Subject
from engine.problems import make_problem

MOST_CELLS = 10_000_000


def _write_experiment(subject: Subject) -> bytes:
    return json.dumps(subject.spec.model_dump(mode="json"), indent=2, ensure_ascii=False).encode() + b"\n"


def _write_weights(subject: Subject) -> bytes:
    return subject.weights


def _write_split(subject: Subject) -> bytes:
    """One row an example, raw: its part, its inputs in order, then label and values (in their own units) if any."""
    prepared = subject.prepared
    flat = prepared.inputs.reshape(len(prepared.inputs), -1)
    labels = None if prepared.labels is None or prepared.labels.ndim > 1 else prepared.labels
    values = None if prepared.values is None else prepared.in_units(prepared.values).reshape(len(flat), -1)
    require_small(flat.size)
    head = ["part", *(f"x{number + 1}" for number in range(flat.shape[1]))]
    head += [] if labels is None else ["label"]
    head += [] if values is None else [f"y{number + 1}" for number in range(values.shape[1])]
    parts = np.repeat(PARTS, prepared.counts)

    def rows() -> Iterable[list[object]]:
        for number, part in enumerate(parts):
            row: list[object] = [part, *flat[number].tolist()]
            if labels is not None:
                label = int(labels[number])
                row.append(as_cell(prepared.classes[label]) if prepared.classes else label)
            if values is not None:
                row += values[number].tolist()
            yield row

    return write_csv(head, rows())


def require_small(cells: int) -> None:
    """Refuses a table that would take minutes to write.

    Raises:
        EngineError: `export_too_large`.
    """
    if cells > MOST_CELLS:
        raise EngineError(make_problem("export_too_large", got=cells, expected=MOST_CELLS))


def write_csv(head: list[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A table as CSV (RFC 4180), UTF-8; numbers as the shortest text that gives them back, none for None."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([as_cell(name) for name in head])
    writer.writerows(rows)
    return text.getvalue().encode()


EXPERIMENT = ExportDef(
    type="json",
    title="Experiment",
    summary="Network, data, loss, optimiser and training as JSON. Backlight opens it again.",
    suffix=".json",
    media_type="application/json",
    needs=frozenset(),
    write=_write_experiment,
)
WEIGHTS = ExportDef(
    type="safetensors",
    title="Weights",
    summary="Weights and running statistics of every layer by name, as safetensors.",
    suffix=".safetensors",
    media_type="application/octet-stream",
    needs=frozenset({"weights"}),
    write=_write_weights,
)
SPLIT = ExportDef(
    type="split_csv",
    title="Examples",
    summary="Training, validation and test examples before preprocessing, one a row, as CSV.",
    suffix="-examples.csv",
    media_type="text/csv",
    needs=frozenset({"data"}),
    write=_write_split,
)
