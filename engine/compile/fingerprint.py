"""What bit-identical continuation depends on, and the private folder of JAX's own compile cache."""

import hashlib
import os
import platform as machine
import stat
from functools import cache
from importlib import metadata
from pathlib import Path

import jax
from pydantic import JsonValue

from engine.compile.device import device_of
from engine.compile.options import options_of
from engine.compile.program import Program
from engine.layers.convolve import MOST_AT_ONCE
from engine.normal_form import component_versions
from engine.spec import ExperimentSpec

CONVOLUTION_FORMS = {"cpu": f"kernel gradients of {MOST_AT_ONCE} examples", "gpu": "lax"}


def fingerprint(platform: str) -> dict[str, JsonValue]:
    """What the bits of a run depend on beside its spec, seed and event log: equal ones continue bit for bit."""
    return {
        "backlight": version("backlight"),
        "jaxlib": version("jaxlib"),
        "device_kind": device_of(platform).device_kind,
        "cpu_model": _cpu_model(),
        "visible_cpus": visible_cpus(),
        "convolution": CONVOLUTION_FORMS.get(platform, "lax"),
        "flags": os.environ.get("XLA_FLAGS", ""),
        "options": options_of("lean", platform),
        "x64": bool(jax.config.read("jax_enable_x64")),
    }


def versions(spec: ExperimentSpec, program: Program) -> dict[str, JsonValue]:
    """Version of every component that a run computes with, by family and type."""
    measured = {f"metrics.{metric.type}": metric.version for metric in program.metrics}
    return dict(sorted({**component_versions(spec), **measured}.items()))


@cache
def version(package: str) -> str:
    """Of an installed package. Read once: fingerprints are part of every keyframe."""
    return metadata.version(package)


@cache
def _cpu_model() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return machine.processor()
    named = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name")]
    return named[0] if named else machine.processor()


def visible_cpus() -> int:
    """CPUs that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def program_folder(folder: Path) -> Path:
    """Where programs for this jaxlib and CPU lie below a folder."""
    key = hashlib.sha256(f"{version('jaxlib')} {_cpu_model()} {machine.machine()}".encode()).hexdigest()[:16]
    return folder / key


def use_persistent_cache(folder: Path, most_bytes: int = 2**30) -> Path:
    """Lets JAX keep compiled programs across processes; call before the first compile.

    What lies there is executed, so the folder belongs to this user alone and is keyed by jaxlib and CPU.

    Args:
        folder: parent, made where it is missing. most_bytes: what lies there at most when a process starts.

    Returns:
        The folder in use, behind all symbolic links: JAX's name of a program depends on the path of the folder.

    Raises:
        PermissionError: the folder belongs to somebody else.
    """
    place = program_folder(folder)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = place.resolve()
    owner = place.stat()
    if hasattr(os, "getuid") and owner.st_uid != os.getuid():
        raise PermissionError(f"{place} belongs to user {owner.st_uid}")
    if stat.S_IMODE(owner.st_mode) != 0o700:
        place.chmod(0o700)
    jax.config.update("jax_compilation_cache_dir", str(place))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    jax.config.update("jax_persistent_cache_min_entry_size_bytes", -1)
    _prune(place, most_bytes)
    return place


def _prune(place: Path, most_bytes: int) -> None:
    """Removes the oldest programs beyond the limit (JAX's own limit wants a package for file locks)."""
    files = [(file.stat(), file) for file in place.iterdir() if file.is_file()]
    total = 0
    for facts, file in sorted(files, key=lambda entry: entry[0].st_mtime, reverse=True):
        total += facts.st_size
        if total > most_bytes:
            file.unlink(missing_ok=True)
