"""The web process never initialises a JAX backend, and imports nothing that trains."""

import subprocess
import sys

from tests.e2e.limits import LIMIT_S

PROGRAM = """
import sys, tempfile, json
from pathlib import Path
from backend.app import create_app
from backend.pool import make_local_pool
from backend.protocol.openapi import build_openapi
from backend.settings import Settings
from engine.catalog import build_catalog
from engine.checks import check
from engine.datasets.prepare import prepare
from engine.labs import LABS

with tempfile.TemporaryDirectory() as home:
    settings = Settings(home=Path(home))
    app = create_app(settings, make_local_pool(settings.home, None))
    build_openapi(app)
build_catalog(None)
for entry in LABS:
    assert check(entry.spec.model_dump(mode="json")).ok
    prepare(entry.spec.data, None)
from jax._src import xla_bridge
assert not xla_bridge.backends_are_initialized(), "a JAX backend was started"
training = [name for name in sys.modules if name.startswith(("engine.compile", "engine.run"))]
assert not training, f"the web process imported {training}"
"""


def test_the_web_process_starts_no_jax_backend() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=LIMIT_S)
    assert done.returncode == 0, done.stderr
