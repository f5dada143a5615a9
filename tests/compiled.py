"""Compiled programs of a test run: what one of its processes has compiled, the others read from the disk."""

import os
import tempfile
from pathlib import Path

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

    A reader may meet half an entry of another process: JAX warns, and compiles.
    """
    made = None if FOLDER in os.environ else tempfile.TemporaryDirectory(prefix="backlight-compiled-")
    if made is not None:
        os.environ[FOLDER] = made.name
    os.environ.setdefault("XLA_FLAGS", QUICK)
    os.environ["JAX_COMPILATION_CACHE_DIR"] = os.environ[FOLDER]
    os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0.05"
    os.environ["JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES"] = "-1"
    return made


def link_compiled_folder(home: Path) -> None:
    """Lets the hosts of a server in this home read and keep programs there too; outside a test run, not."""
    if FOLDER not in os.environ:
        return
    place = Path(os.environ[FOLDER]) / "hosts"
    place.mkdir(exist_ok=True)
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "compiled").exists():
        (home / "compiled").symlink_to(place)
