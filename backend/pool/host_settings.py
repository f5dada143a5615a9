"""Settings of a pool's hosts: environment, import path, CPUs, memory."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from backend.link.keyframe_store import MOST_KEYFRAME_BYTES
from backend.link.keyframes import KEYFRAMES
from backend.link.settings import BROUGHT, HostSettings
from backend.link.weights import WEIGHTS
from backend.pool.budget import default_budget_bytes


def engine_file() -> str:
    """Where this process finds the engine, without importing it.

    Raises:
        RuntimeError: it is not installed.
    """
    spec = find_spec("engine")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package engine cannot be found: reinstall backlight")
    return str(Path(spec.origin).resolve())


def safe_import_path() -> list[str]:
    """`sys.path` for a child: the house first, then absolute entries, never the working directory.

    Python 3.11's fork server puts the working directory first, and would load a stranger's `engine/` from there.
    """
    house = str(Path(engine_file()).parent.parent)
    working_directory = os.path.realpath(os.getcwd())
    others = [entry for entry in sys.path if os.path.isabs(entry) and os.path.realpath(entry) != working_directory]
    return list(dict.fromkeys([house, *others]))


def child_environment() -> dict[str, str]:
    """The environment of fork server and hosts: ours, with single-threaded BLAS (it forks) and quiet XLA."""
    ours = {name: value for name, value in os.environ.items() if name != "JAX_ENABLE_X64"}
    return {"TF_CPP_MIN_LOG_LEVEL": "2", **ours, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def make_settings(
    host_id: int,
    *,
    float64: bool,
    data_dir: Path | None,
    home: Path,
    prewarm: bool,
    cpus: list[int],
    memory_bytes: int | None = None,
    keyframe_bytes: int = MOST_KEYFRAME_BYTES,
) -> HostSettings:
    """Settings of one host of a pool. home: of the server. memory_bytes: None for what suits this machine."""
    home = home.resolve()
    return HostSettings(
        host_id=host_id,
        environment=child_environment(),
        jax_config={"jax_enable_x64": float64},
        import_path=safe_import_path(),
        cpus=cpus,
        data_dir=None if data_dir is None else str(data_dir.resolve()),
        brought_dir=str(home / BROUGHT),
        cache_dir=str(home / "compiled"),
        checkpoint_dir=str(home / "checkpoints"),
        weights_dir=str(home / WEIGHTS),
        keyframe_dir=str(home / KEYFRAMES),
        keyframe_bytes=keyframe_bytes,
        prewarm=prewarm,
        memory_bytes=memory_bytes or default_budget_bytes(),
    )
