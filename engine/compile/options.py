"""How executables are compiled: a function of the program alone, so that each number has one form."""

from functools import cache
from typing import Any

import jax
from jax import lax

from engine.compile.device import device_of

Options = dict[str, Any]
"""Texts, truth values and whole numbers, by name."""

OPTIMIZED: Options = {
    "xla_backend_optimization_level": 1,
    "xla_llvm_disable_expensive_passes": False,
    "xla_cpu_use_fusion_emitters": True,
    "xla_cpu_experimental_ynn_fusion_type": "LIBRARY_FUSION_TYPE_INDIVIDUAL_DOT,LIBRARY_FUSION_TYPE_REDUCE",
}
"""XLA's own options on a CPU, set explicitly: no such flag of the environment changes a bit. Other flags may, so they
stand in a run's fingerprint. Two differ. Level 1 compiles in 0.5 to 0.9 of the time of level 3, and no network measured
trains slower for it. Convolutions are left to Eigen, since YNN takes twice as long for them (28 x 28, 32 to 32
channels, 64 examples: 12.4 against 6.4 ms; a step of a CNN 182 against 125 ms)."""

SUMS_IN_ONE_PASS: Options = {"xla_disable_hlo_passes": "tree_reduction_rewriter"}
"""Long sums are not cut into trees of short ones. The statistics of a CNN are computed in half the time and compiled in
0.6 of it; they lay their long sums out in two levels themselves (`engine.diagnostics.segments`)."""

STATISTICS: Options = OPTIMIZED | SUMS_IN_ONE_PASS
"""For what reads a large network's step."""

QUICK: Options = SUMS_IN_ONE_PASS | {
    "xla_backend_optimization_level": 0,
    "xla_llvm_disable_expensive_passes": True,
    "xla_cpu_use_fusion_emitters": False,
    "xla_cpu_parallel_codegen_split_count": 1,
}
"""Without optimising: in a quarter of the time, an eighth with the last two."""

GPU_OPTIONS: Options = {"xla_gpu_deterministic_ops": True}
"""On a GPU, sums in a fixed order (scatter, convolution), whatever it costs: a run has the same bits each time."""

UNKNOWN = ("No such compile option", "is not a valid enum value")

QUICK_KINDS = ("start", "look", "outputs", "input_gradient", "decode")
"""Executables that are compiled without optimising, in a quarter of the time: they take no step. Always these and
never by chance, so that each number comes from one form, whatever is compiled when."""


def options_of(kind: str, platform: str) -> Options:
    """Options of the compiler. kind: of the executable, and for how many examples where it is made for a number."""
    if platform != "cpu":
        return GPU_OPTIONS
    if kind.partition(":")[0].rstrip("0123456789") in QUICK_KINDS:
        return known(QUICK)
    return known(STATISTICS if kind == "statistics" else OPTIMIZED)


def known(options: Options) -> Options:
    """Those options that this XLA has: it refuses to compile with names that it has given up."""
    return {name: value for name, value in options.items() if _is_supported(name, value)}


@cache
def _is_supported(name: str, value: str | bool) -> bool:
    try:
        jax.jit(lax.neg).lower(jax.device_put(0, device_of("cpu"))).compile({name: value})
    except jax.errors.JaxRuntimeError as error:
        if not any(text in str(error) for text in UNKNOWN):
            raise
        return False
    return True
