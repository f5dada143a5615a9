"""Clipping and schedules that leave the weights where they start, whatever the gradients are."""

from collections.abc import Iterator
from math import inf, sqrt

from engine import registry
from engine.checks.draft import Draft
from engine.checks.sizes import Sizes
from engine.checks.walk import Walk
from engine.errors import Problem, SetValue
from engine.problems import make_problem
from engine.spec import Component, Training, paths

SHORTEST = 1e-5
"""Steps shorter than this change all weights together, whose norm is above 1, by less than findings call motion."""

USUAL_CLIPPING = 1.0

FEW_STEPS = 64
"""A schedule that goes no further than so many steps at the full rate ends before most networks have learned."""

TIMES = 2
"""And a constant rate would go so many times as far: otherwise it is the run that is short."""


def check_motion(draft: Draft, walk: Walk, sizes: Sizes) -> Iterator[Problem]:
    """What bounds every step, or all of them together."""
    if draft.optimizer is not None and draft.optimizer_config is not None and draft.training is not None:
        record = registry.optimizer(draft.optimizer.type)
        yield from _clipping(draft.training, record.reach(draft.optimizer_config), walk)
        has_rate = record.learning_rate(draft.optimizer_config) is not None
        curved = record.full_batch is not None and record.full_batch.landscape
        if draft.schedule is not None and sizes.steps_per_epoch is not None and has_rate and not curved:
            yield from _schedule(draft.training, draft.schedule, sizes.steps_per_epoch)


def _clipping(training: Training, reach: float | None, walk: Walk) -> Iterator[Problem]:
    """Only where steps follow the length of the gradient, and would move at the usual bound."""
    clipping = training.clipping
    if clipping is None or reach is None or reach * USUAL_CLIPPING < SHORTEST:
        return
    longest = clipping.at * (sqrt(walk.trainable) if clipping.by == "value" else 1)
    if longest * reach < SHORTEST:
        path, usual = paths.CLIPPING_LIMIT, USUAL_CLIPPING
        fix = (SetValue(path=path, value=usual),)
        yield make_problem("clipping_stops_motion", path=path, got=clipping.at, expected=f"{usual:g}", fix=fix)


def _schedule(training: Training, chosen: Component, steps_per_epoch: int) -> Iterator[Problem]:
    """Optimisers that know the curvature need few steps, and are not asked."""
    schedule = registry.schedule(chosen.type)
    epochs = schedule.full_epochs(schedule.Config.model_validate(chosen.config))
    if epochs is None or epochs * steps_per_epoch >= FEW_STEPS:
        return
    planned = inf if training.epochs is None else training.epochs * steps_per_epoch
    if planned >= TIMES * FEW_STEPS:
        fix = (SetValue(path=paths.SCHEDULE, value={"type": "constant", "config": {}}),)
        path, got = paths.join(paths.SCHEDULE, "type"), float(f"{epochs * steps_per_epoch:.2g}")
        yield make_problem("schedule_stops_motion", path=path, got=got, fix=fix)
