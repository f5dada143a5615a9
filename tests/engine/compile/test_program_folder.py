"""The folder of compiled programs: who reaches it by another path finds what lies there."""

import stat
from collections.abc import Iterator
from pathlib import Path

import jax
import pytest
from jax.experimental.compilation_cache.compilation_cache import reset_cache

from engine.compile.fingerprint import use_persistent_cache

SETTINGS = (
    "jax_compilation_cache_dir",
    "jax_persistent_cache_min_compile_time_secs",
    "jax_persistent_cache_min_entry_size_bytes",
)


@pytest.fixture
def found() -> Iterator[list[str]]:
    """A note of every program that JAX reads from the disk; its settings are put back behind the test."""
    noted: list[str] = []

    def note(event: str, **_: str | int) -> None:
        if event == "/jax/compilation_cache/cache_hits":
            noted.append(event)

    before = {name: getattr(jax.config, name) for name in SETTINGS}
    jax.monitoring.register_event_listener(note)
    yield noted
    jax.monitoring.unregister_event_listener(note)
    for name, value in before.items():
        jax.config.update(name, value)
    reset_cache()


def program(x: jax.Array) -> jax.Array:
    return 3 * x + 1


def compile_in(folder: Path) -> Path:
    """Compiles a program as a process does that keeps its programs there; the folder in use."""
    place = use_persistent_cache(folder)
    reset_cache()
    jax.clear_caches()
    jax.jit(program).lower(jax.ShapeDtypeStruct((5,), "float32")).compile()
    return place


def test_a_program_is_found_by_whoever_reaches_its_folder_by_another_path(tmp_path: Path, found: list[str]) -> None:
    (tmp_path / "linked").symlink_to(tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    place = compile_in(tmp_path / "kept")
    assert found == []  # nothing lay there
    assert compile_in(tmp_path / "linked") == place
    assert len(found) == 1


def test_a_folder_of_programs_is_read_by_its_owner_alone(tmp_path: Path, found: list[str]) -> None:
    place = compile_in(tmp_path)
    place.chmod(0o755)
    assert compile_in(tmp_path) == place
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert len(found) == 1
