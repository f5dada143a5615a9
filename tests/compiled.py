"""Compiled programs of a test run: what one of its processes has compiled, the others read from the disk."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

Options = dict[str, dict[str, Any]]

FOLDER = "BACKLIGHT_TESTS_COMPILED"
"""Name of the variable that tells the processes of a test run where programs lie."""


QUICK = (
    "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true"
    " --xla_cpu_use_fusion_emitters=false --xla_cpu_parallel_codegen_split_count=1"
)
"""What a test compiles by itself is run once or twice. The executables of runs say how they are compiled, whatever
stands here."""


def share() -> tempfile.TemporaryDirectory[str] | None:
    """Makes the folder, in the first process; the others have its name. It is gone with what is returned.

    A reader may meet half an entry of another process: JAX warns, and compiles. Python's own bytecode is kept too,
    also where the environment says not to: dozens of processes read the same modules.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    made = None if FOLDER in os.environ else tempfile.TemporaryDirectory(prefix="backlight-compiled-")
    if made is not None:
        os.environ[FOLDER] = str(Path(made.name).resolve())
    os.environ.setdefault("XLA_FLAGS", QUICK)
    os.environ["JAX_COMPILATION_CACHE_DIR"] = os.environ[FOLDER]
    os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0.05"
    os.environ["JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES"] = "-1"
    return made


def link_compiled_folder(home: Path) -> None:
    """Lets the hosts of a server in this home read and keep programs there too; outside a test run, not."""
    if FOLDER not in os.environ:
        return
    from engine.compile.fingerprint import program_folder  # not before the types of components are checked

    place = program_folder(home / "compiled")
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        place.symlink_to(os.environ[FOLDER])


@contextmanager
def quick() -> Iterator[Options]:
    """The executables of runs that are compiled inside are not optimised.

    Yields:
        What the others are compiled with.
    """
    from engine.compile import options  # not before the types of components are checked

    with compiled_with(dict.fromkeys(of_a_server(), options.QUICK)):
        yield of_a_server()


@cache
def of_a_server() -> Options:
    """What the executables of runs are compiled with outside tests, by the name of their kind. One `quick` may stand
    inside another: it is read before the first.
    """
    from engine.compile import options

    return {name: getattr(options, name) for name in ("OPTIMIZED", "STATISTICS")}


@contextmanager
def compiled_with(chosen: Options) -> Iterator[None]:
    """The executables of runs that are compiled inside have these options, by the name of their kind."""
    from engine.compile import options

    with pytest.MonkeyPatch.context() as patch:
        for name, values in chosen.items():
            patch.setattr(options, name, values)
        yield
