"""Variants of a program: settings that are static in the executables and may still change while a run trains.

How nodes take part in training (`engine.compile.participation`), whether single weights are frozen, and whether the
optimiser has a memory.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.compile.frozen_weights import any_frozen
from engine.compile.participation import participation_paths, with_participation
from engine.compile.program import Program
from engine.spec import paths
from engine.spec.frozen_weights import split_weight_path


def may_need_variant(program: Program, path: object) -> bool:
    """Whether a live value at a path may ask for another variant."""
    memory = program.optimizer.memory_setting
    if path in participation_paths(program) or (memory and path == paths.setting(paths.OPTIMIZER, memory)):
        return True
    return isinstance(path, str) and split_weight_path(path) is not None


def variant(program: Program, values: Mapping[str, float]) -> Program:
    """A run's first program under other settings.

    Args:
        values: live values by path; those of other settings are passed over.
    """
    memory = program.optimizer.memory_setting
    memoryless = memory is not None and not values.get(
        paths.setting(paths.OPTIMIZER, memory), getattr(program.optimizer_config, memory)
    )
    found, holds = with_participation(program, values), any_frozen(values)
    if (found.memoryless, found.holds_weights) == (memoryless, holds):
        return found
    return replace(found, memoryless=memoryless, holds_weights=holds)


def same_variant(one: Program, other: Program) -> bool:
    """Whether two programs of the same run compute alike."""
    alike = one.memoryless == other.memoryless and one.holds_weights == other.holds_weights
    return alike and one.plan == other.plan
