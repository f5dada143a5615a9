"""What a host is told, and when it counts as stuck."""

import os
import sys
from pathlib import Path

import pytest

from backend.link.messages import Heartbeat
from backend.pool.host_settings import child_environment, engine_file, make_settings, safe_import_path
from backend.pool.placement import wants_float64
from backend.pool.watchdog import is_stuck


def test_the_house_comes_first_and_the_working_directory_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), "/elsewhere", *sys.path])
    path = safe_import_path()
    assert path[0] == str(Path(engine_file()).parent.parent)
    assert "/elsewhere" in path
    assert not {"", ".", str(tmp_path)} & set(path)


def test_precision_and_threads_are_reported_not_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAX_ENABLE_X64", "1")
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "64")
    environment = child_environment()
    assert "JAX_ENABLE_X64" not in environment
    assert environment["OPENBLAS_NUM_THREADS"] == "1"
    settings = make_settings(
        0,
        float64=True,
        data_dir=None,
        home=Path("home"),
        prewarm=False,
        cpus=[0],
    )
    assert settings.jax_config == {"jax_enable_x64": True}
    assert settings.environment.keys() <= {*os.environ, *environment}


@pytest.mark.parametrize(
    ("phase", "busy_s", "silent_s", "stuck"),
    [
        ("idle", 0.0, 1.0, False),
        ("compile", 600.0, 1.0, False),
        ("compile", 1000.0, 1.0, True),
        ("dispatch", 60.0, 1.0, False),
        ("dispatch", 121.0, 1.0, True),
        ("compile", 5.0, 31.0, True),
    ],
)
def test_a_long_compile_is_no_stuck_host(phase: str, busy_s: float, silent_s: float, stuck: bool) -> None:
    assert is_stuck(Heartbeat("s", phase, busy_s, 0, 0), silent_s) is stuck


@pytest.mark.parametrize(
    ("spec", "wanted"),
    [
        (b'{"training": {"precision": "float64"}}', True),
        (b'{"training": {"precision": "float32"}}', False),
        (b'{"training": 3}', False),
        (b"[1]", False),
        (b"no json", False),
        (b"[" * 100_000, False),
    ],
)
def test_precision_is_read_from_any_bytes(spec: bytes, wanted: bool) -> None:
    assert wants_float64(spec) is wanted
