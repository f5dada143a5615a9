"""Which members of a study train side by side, in the lanes of one program (`engine.compile.lanes`)."""

import json
from collections.abc import Sequence

from engine import registry
from engine.limits import LANES
from engine.spec import Component, Config, ExperimentSpec, live_fields, paths
from engine.studies.definition import Member
from engine.studies.groups import SEED

LEAST = 4
"""Fewer train sooner in turn: a program of lanes costs the same however many of them are taken."""

MOST_WEIGHTS = 4096
MOST_OPERATIONS = 50_000
"""Multiply-adds of one batch's forward pass. Where a step is more than overhead, lanes take as long as single runs."""

LIVE = (SEED, paths.L1, paths.L2, paths.CLIPPING_LIMIT)


def plan_lanes(spec: ExperimentSpec, members: Sequence[Member]) -> tuple[tuple[int, ...], ...]:
    """Numbers of members that differ in seeds and live settings alone, at most `LANES` together; all others are left
    out: they train in turn.
    """
    together: dict[str, list[int]] = {}
    for number, member in enumerate(members):
        rest = [one.model_dump(mode="json") for one in member.changes if not _is_live(spec, one.path)]
        if member.weights <= MOST_WEIGHTS and member.operations <= MOST_OPERATIONS:
            together.setdefault(json.dumps(rest), []).append(number)
    rows = [numbers[at : at + LANES] for numbers in together.values() for at in range(0, len(numbers), LANES)]
    return tuple(tuple(row) for row in rows if len(row) >= LEAST)


def _is_live(spec: ExperimentSpec, path: str) -> bool:
    """Whether members that differ at a path still have one program."""
    if path in LIVE:
        return True
    setting = paths.split_setting(path)
    if setting is None:
        return False
    owner, name = setting
    config = _config_of(owner, paths.read(spec, owner))
    return config is not None and name in live_fields(config) and not _is_memory(owner, spec, name)


def _config_of(owner: str, component: object) -> type[Config] | None:
    if not isinstance(component, Component):
        return None
    if owner == paths.OPTIMIZER:
        return registry.optimizer(component.type).Config
    if owner == paths.SCHEDULE:
        return registry.schedule(component.type).Config
    return registry.layer(component.type).Config if paths.node_id(owner) is not None else None


def _is_memory(owner: str, spec: ExperimentSpec, name: str) -> bool:
    """Whether a setting decides the program where it is 0: see `OptimizerDef`."""
    return owner == paths.OPTIMIZER and registry.optimizer(spec.optimizer.type).memory_setting == name
