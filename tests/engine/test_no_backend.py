"""What the web process uses of the engine never starts a JAX backend."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import json
from engine.catalog import build_catalog
from engine.checks import check, check_data
from engine.datasets.prepare import prepare
from engine.normal_form import spec_hash
from engine.labs import LABS
import jax._src.xla_bridge as bridge

assert build_catalog()["layers"]
for entry in LABS:
    assert check(entry.spec.model_dump(mode="json")).ok
    assert not check_data(entry.spec.data)
    assert len(spec_hash(entry.spec)) == 64
    assert prepare(entry.spec.data, None).counts[0] > 0
print(json.dumps(sorted(bridge._backends)))
"""


def test_checks_catalogue_and_data_start_no_backend() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "[]"
