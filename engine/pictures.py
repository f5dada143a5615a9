"""Pictures of a run: what a view shows, drawn from the present weights."""

from collections.abc import Mapping

import numpy as np
from pydantic import JsonValue

from engine.compile.machine import Machine
from engine.datasets.definition import PreparedData
from engine.diagnostics import views
from engine.errors import EngineError, Problem
from engine.report import Arrays, RunSchema
from engine.spec import ExperimentSpec

PARTS = ("train", "validation", "test")


def draw_picture(
    name: str,
    options: Mapping[str, JsonValue],
    spec: ExperimentSpec,
    schema: RunSchema,
    prepared: PreparedData,
    machine: Machine,
) -> Arrays:
    """The arrays of a view (see `engine.report.ViewReport`).

    Args:
        options: for `confusion`, `part`: train, validation or test.

    Raises:
        EngineError: `unknown_view`.
    """
    if name not in schema.views:
        raise EngineError(_view_problem(name, schema.views))
    if name == "boundary":
        return views.render_boundary(spec, prepared, machine.predict)
    if name == "reconstruction":
        return views.render_reconstruction(prepared, machine.predict)
    if name == "predictions":
        return views.render_predictions(prepared, machine.predict, machine.answers)
    part = str(options.get("part", "validation"))
    part = part if part in PARTS and prepared.counts[PARTS.index(part)] else "train"
    return {"counts": machine.evaluate(part).confusion.astype(np.uint32)}


def _view_problem(name: str, offered: tuple[str, ...]) -> Problem:
    return Problem(
        code="unknown_view",
        message=f"this run has no view {name!r}",
        got=name,
        expected=", ".join(offered) or "none",
        hint="Choose a view that the run offers.",
    )
