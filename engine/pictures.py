"""Pictures of a run: what a view shows, drawn from the present weights."""

from collections.abc import Callable, Mapping

import numpy as np
from pydantic import JsonValue

from engine.compile.machine import Machine
from engine.datasets.definition import PreparedData
from engine.diagnostics import fits, views
from engine.errors import EngineError, Problem
from engine.problem_texts import make_problem
from engine.report import Arrays, RunSchema
from engine.spec import ExperimentSpec

PARTS = ("train", "validation", "test")
_OPTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"confusion": {"part": PARTS}}
_PLAIN: Mapping[str, Callable[[PreparedData, views.Predict], Arrays]] = {
    "reconstruction": views.render_reconstruction,
    "curve": fits.render_curve,
    "label_map": fits.render_label_map,
    "targets": fits.render_targets,
}


def examples_shown(schema: RunSchema, prepared: PreparedData) -> int | None:
    """How many examples the first picture of a run predicts at once; None where it has none that does."""
    shown = set(schema.views)
    if "boundary" in shown:
        return views.GRID**2
    if "curve" in shown:
        return fits.CURVE_POINTS
    if "targets" in shown:
        return len(fits.shown_rows(prepared))
    return len(views.example_rows(prepared)) if shown & {"reconstruction", "predictions", "label_map"} else None


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
        EngineError: `unknown_view`; `unknown_view_option` for an option or a value that the view does not know.
    """
    if name not in schema.views:
        raise EngineError(_view_problem(name, schema.views))
    _require_known(name, options)
    if name == "boundary":
        return views.render_boundary(spec, prepared, machine.predict)
    if name == "predictions":
        return views.render_predictions(prepared, machine.predict, machine.answers)
    if name in _PLAIN:
        return _PLAIN[name](prepared, machine.predict)
    part = str(options.get("part", "validation"))
    part = part if prepared.counts[PARTS.index(part)] else "train"
    return {"counts": machine.evaluate(part).confusion.astype(np.uint32)}


def _require_known(name: str, options: Mapping[str, JsonValue]) -> None:
    known = _OPTIONS.get(name, {})
    offered = ", ".join(f"{option}={value}" for option, values in known.items() for value in values) or "none"
    for option, value in options.items():
        if value not in known.get(option, ()):
            raise EngineError(make_problem("unknown_view_option", got=f"{option}={value}", expected=offered))


def _view_problem(name: str, offered: tuple[str, ...]) -> Problem:
    return Problem(
        code="unknown_view",
        message=f"this run has no view {name!r}",
        got=name,
        expected=", ".join(offered) or "none",
        hint="Choose a view that the run offers.",
    )
