"""The commands check, train and export: what they print, what they write, and one sentence for what can't be done."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from backend.cli import command
from tests.engine.experiments import Experiment, chain, dense, node

SPEC = Experiment(chain(dense("hidden", 3), node("act", "tanh"), dense("logits", 2)), "logits")


def run(*words: str, input: str | None = None) -> Result:
    return CliRunner().invoke(command, [*words], input=input)


@pytest.fixture
def experiment(tmp_path: Path) -> Path:
    path = tmp_path / "circle.json"
    path.write_text(json.dumps(SPEC.spec().model_dump(mode="json")))
    return path


def test_check_counts_and_shows_every_problem(experiment: Path) -> None:
    sound = run("check", str(experiment))
    assert sound.exit_code == 0
    assert "hidden: 3, 9 weights" in sound.stdout
    assert "17 weights, 12 multiply-adds an example" in sound.stdout
    broken = json.loads(experiment.read_text())
    broken["network"]["edges"].pop()
    said = run("check", "-", input=json.dumps({"spec": broken}))
    assert said.exit_code == 1
    assert "error: logits:" in said.stdout


def test_train_writes_experiment_weights_metrics_and_statistics(experiment: Path, tmp_path: Path) -> None:
    out = tmp_path / "trained"
    done = run("train", str(experiment), "--steps", "20", "--out", str(out), "--home", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("20 steps, loss ")
    assert sorted(path.name for path in out.iterdir()) == [
        "experiment-metrics.csv",
        "experiment-statistics.csv",
        "experiment.json",
        "experiment.safetensors",
    ]
    assert (out / "experiment-metrics.csv").read_text().splitlines()[-1].startswith("20,")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("train", "nothing_there"), "nothing_there is neither a file nor a lab. Labs: spiral_vanishing"),
        (("train", "circle_tanh", "--steps", "5", "--out", "{file}"), "is a file where a folder should be"),
        (("export", "circle_tanh", "--format", "word"), "There is no export format word."),
        (("check", "{text}"), "isn't valid JSON"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    experiment: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "text").write_text("no JSON")
    named = [word.format(file=experiment, text=tmp_path / "text") for word in words]
    said = run(*named)
    assert said.exit_code == 1
    assert sentence in said.stderr
    assert len(said.stderr.strip().splitlines()) == 1


def test_an_experiment_without_an_end_needs_a_number_of_steps(experiment: Path) -> None:
    said = run("train", str(experiment))
    assert said.exit_code == 1
    assert "Add --steps" in said.stderr
