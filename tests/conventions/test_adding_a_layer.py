"""docs/adding-a-layer.md, followed literally in a copy, adds a layer that passes its tests and trains."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "adding-a-layer.md"

TRAIN = """
import json
from engine.checks import require_valid
from engine.catalog import build_catalog
from engine.compile import options
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.run import Run
from engine.spec import ExperimentSpec
from engine.labs import LABS

options.STATISTICS = options.OPTIMIZED = options.QUICK
raw = LABS[0].spec.model_dump(mode="json")
for node in raw["network"]["nodes"]:
    if node["type"] == "sigmoid":
        node.update(type="celu", config={"alpha": 0.5})
spec = require_valid(ExperimentSpec.model_validate(raw))
run = Run(spec, prepare(spec.data, None), cache=ExecutableCache())
run.set_stride(1024)
before = run.evaluate("train")["loss"]
while run.step < 6000:
    run.advance(1000)
entry = next(layer for layer in build_catalog()["layers"] if layer["type"] == "celu")
print(json.dumps({"before": before, "after": run.evaluate("train")["loss"], "points": len(entry["curve"])}))
"""


def blocks_of_the_page() -> dict[str, str]:
    """The Python blocks by the file that the text before them names."""
    text = PAGE.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for match in re.finditer(r"```python\n(.*?)```", text, flags=re.DOTALL):
        named = re.findall(r"`([a-z_/]+\.py)`", text[: match.start()])
        found[named[-1]] = match.group(1)
    return found


def put_into(path: Path, opening: str, line: str) -> None:
    """One line more, first in the tuple that opens there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(opening) == 1
    path.write_text(text.replace(opening, f"{opening}\n{line}"), encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("copy")
    for folder in ("engine", "tests/engine/components"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for package in ("tests", "tests/engine"):
        shutil.copy(ROOT / package / "__init__.py", root / package / "__init__.py")
    blocks = blocks_of_the_page()
    (root / "engine" / "layers" / "celu.py").write_text(blocks["engine/layers/celu.py"], encoding="utf-8")
    tuple_file = root / "engine" / "layers" / "__init__.py"
    put_into(tuple_file, "LAYERS: tuple[LayerDef[Any], ...] = (", "    CELU,")
    put_into(tuple_file, "from engine.layers.definition import LayerDef", blocks["engine/layers/__init__.py"].strip())
    cases = "tests/engine/components/cases.py"
    put_into(root / cases, "LAYER_CASES: tuple[LayerCase, ...] = (", f"    {blocks[cases].strip()},")
    return root


def in_copy(copy: Path, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_new_layer_passes_the_contract_of_all_layers(copy: Path) -> None:
    contract = "tests/engine/components/test_layers_contract.py"
    said = in_copy(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "celu", contract)
    passed = re.search(r"(\d+) passed", said)
    assert passed is not None
    assert int(passed.group(1)) >= 8


def test_a_network_with_the_new_layer_trains(copy: Path) -> None:
    reported = json.loads(in_copy(copy, "-c", TRAIN).splitlines()[-1])
    assert reported["after"] < 0.8 * reported["before"]
    assert reported["points"] > 10


def test_the_layer_is_not_there_already() -> None:
    """The page must add something: its example may not be a layer of the palette."""
    assert '"celu"' not in "".join(path.read_text(encoding="utf-8") for path in (ROOT / "engine").rglob("*.py"))
