"""Runs a baseline on the examples that a network would be given."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine import registry
from engine.baselines import BASELINES
from engine.baselines.definition import BaselineDef, Numbers, Outcome, Part, Task
from engine.checks import check_data, check_ready
from engine.checks.components import check_settings
from engine.datasets.definition import PreparedData
from engine.datasets.inputs import preprocess
from engine.datasets.prepare import prepare
from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.spec import Component, Config, Data

MOST_EXAMPLES = 4000
"""Of each part: the first ones, which the split has shuffled."""

MOST_OPERATIONS = 40_000_000_000
GRID = 40


@dataclass(frozen=True)
class BaselineReport:
    """The results of a baseline on a data set.

    Attributes:
        metrics: by part (`train`, `validation`), accuracy or mse and r2; and `found`, further results of the method.
        examples: how many of each part were used. outcome: everything else that was found.
        grid: [40, 40, outputs] over the square `reach` (x1 low, high, x2 low, high), row 0 at the top; for points of
            the plane alone.
    """

    metrics: dict[str, dict[str, float]]
    examples: tuple[int, int]
    outcome: Outcome
    grid: Numbers | None = None
    reach: tuple[float, float, float, float] | None = None


def check_baseline(
    data: Data, baseline: Component, directory: Path | None = None
) -> tuple[BaselineDef[Config] | None, Config | None, list[Problem]]:
    """The record and the settings of a baseline, and what is wrong with asking for it."""
    record = next((known for known in BASELINES if known.type == baseline.type), None)
    if record is None:
        known = ", ".join(known.type for known in BASELINES)
        return None, None, [make_problem("unknown_type", path="baseline.type", got=baseline.type, expected=known)]
    config, problems = check_settings(record.Config, baseline.config, ("baseline", "config"))
    found = registry.find_dataset(data.type)
    if found is not None and config is not None and not problems:
        described = found.describe(found.Config.model_validate(data.config), directory)
        single, classes = described.label_shape == (), bool(described.classes)
        has = {"classes": classes and single, "values": described.outputs > 0 and not classes}
        has |= {"either": has["classes"] or has["values"], "inputs": True}
        if not has[record.needs] or described.kind == "tokens":
            problems = [make_problem("baseline_does_not_fit", path="baseline.type", got=baseline.type)]
    return record, config, problems


def run_baseline(data: Data, baseline: Component, directory: Path | None = None) -> BaselineReport:
    """Fits a baseline on the training part and measures it on training and validation part.

    Args:
        data: any data part of a spec; the test part is not touched. directory: where downloaded sets lie.

    Raises:
        EngineError: every problem of the data or the baseline; `baseline_too_large` for what would take too long.
    """
    problems = check_data(data, directory) or check_ready(data)
    if problems:
        raise EngineError(*problems)
    record, config, problems = check_baseline(data, baseline, directory)
    if record is None or config is None or problems:
        raise EngineError(*problems)
    prepared = prepare(data, directory)
    task = _task(prepared)
    work = record.operations(config, *task.train.inputs.shape)
    if work > MOST_OPERATIONS:
        problem = make_problem("baseline_too_large", path="baseline.config", got=work, expected=MOST_OPERATIONS)
        raise EngineError(problem)
    outcome = record.fit(config, task)
    metrics: dict[str, dict[str, float]] = {"found": dict(outcome.metrics)}
    if outcome.predict is not None:
        metrics |= {
            "train": _measure(prepared, task.train, outcome),
            "validation": _measure(prepared, task.validation, outcome),
        }
    grid, reach = _grid(data, prepared, outcome)
    return BaselineReport(metrics, (len(task.train.inputs), len(task.validation.inputs)), outcome, grid, reach)


def _task(prepared: PreparedData) -> Task:
    train, validation, _ = prepared.counts

    def part(first: int, count: int) -> Part:
        rows = slice(first, first + min(count, MOST_EXAMPLES))
        inputs = preprocess(prepared, prepared.inputs[rows])
        labels = None if prepared.labels is None or prepared.labels.ndim > 1 else prepared.labels[rows]
        values = None if prepared.values is None else prepared.values[rows]
        return Part(inputs.reshape(len(inputs), -1), labels, values)

    return Task(part(0, train), part(train, validation), prepared.classes)


def _measure(prepared: PreparedData, part: Part, outcome: Outcome) -> dict[str, float]:
    from sklearn import metrics

    if outcome.predict is None or not len(part.inputs):
        return {}
    predicted = outcome.predict(part.inputs)
    if part.labels is not None:
        return {"accuracy": float(np.mean(predicted.argmax(axis=1) == part.labels))}
    if part.values is None:
        return {}
    wanted, given = prepared.in_units(part.values), prepared.in_units(predicted.reshape(part.values.shape))
    error = float(metrics.mean_squared_error(wanted, given))
    if len(part.inputs) < 2:
        return {"mse": error}
    return {"mse": error, "r2": float(metrics.r2_score(wanted, given))}


def _grid(
    data: Data, prepared: PreparedData, outcome: Outcome
) -> tuple[Numbers | None, tuple[float, float, float, float] | None]:
    record = registry.dataset(data.type)
    if outcome.predict is None or prepared.points is None or record.inputs_at is None:
        return None, None
    config = record.Config.model_validate(data.config)
    limit = float(np.abs(prepared.points).max())
    axis = np.linspace(-limit, limit, GRID)
    cells = np.stack([each.ravel() for each in np.meshgrid(axis, axis[::-1])], axis=1)
    predicted = outcome.predict(preprocess(prepared, record.inputs_at(config, cells)))
    return predicted.reshape(GRID, GRID, -1), (-limit, limit, -limit, limit)
