"""Variants of a program: settings that are static in the executables and may still change while a run trains.

How nodes take part in training (`engine.compile.participation`), and whether the optimiser has a memory.
"""

from collections.abc import Mapping
from dataclasses import replace

from engine.compile.participation import participation_paths, with_participation
from engine.compile.program import Program
from engine.spec import paths


def variant_paths(program: Program) -> frozenset[str]:
    """Paths of the settings that may ask for another variant."""
    memory = program.optimizer.memory_setting
    return participation_paths(program) | (set() if memory is None else {paths.setting(paths.OPTIMIZER, memory)})


def variant(program: Program, values: Mapping[str, float]) -> Program:
    """A run's first program under other settings.

    Args:
        values: live values by path; those of other settings are passed over.
    """
    memory = program.optimizer.memory_setting
    memoryless = memory is not None and not values.get(
        paths.setting(paths.OPTIMIZER, memory), getattr(program.optimizer_config, memory)
    )
    found = with_participation(program, values)
    return found if found.memoryless == memoryless else replace(found, memoryless=memoryless)


def same_variant(one: Program, other: Program) -> bool:
    """Whether two programs of the same run compute alike."""
    return one.plan == other.plan and one.memoryless == other.memoryless
