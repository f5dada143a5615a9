"""Published weights over HTTP and by command: offered with their cure while absent, an experiment once here."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

import engine.pretrained
from backend.cli import command
from backend.settings import Settings
from engine.pretrained.definition import PretrainedDef
from tests.engine.pretrained.published import file_of, published, served, torchvision_state

CONTENT = file_of(torchvision_state())


def run(home: Path, *words: str) -> tuple[int, str]:
    """(exit code, what is said)."""
    result = CliRunner().invoke(command, ["weights", "fetch", *words, "--home", str(home)])
    return result.exit_code, result.stdout + result.stderr


def offer(monkeypatch: pytest.MonkeyPatch, record: PretrainedDef) -> None:
    monkeypatch.setattr(engine.pretrained, "PRETRAINED", (record,))


def test_absent_weights_are_offered_with_the_command_that_brings_them(client: TestClient) -> None:
    (network,) = client.get("/api/pretrained").json()["networks"]
    assert network["available"] is False
    assert network["command"] == "backlight weights fetch resnet_18"
    refused = client.get("/api/pretrained/resnet_18")
    assert refused.status_code == 409
    problem = refused.json()["problems"][0]
    assert problem["code"] == "pretrained_missing"
    assert network["command"] in problem["hint"]
    assert client.get("/api/pretrained/lenet_5").status_code == 404


def test_fetched_weights_start_an_experiment_for_everybody(
    client: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(CONTENT) as address:
        offer(monkeypatch, published(CONTENT, address))
        code, said = run(settings.home, "resnet_18")
    assert (code, "ready" in said) == (0, True)
    assert client.get("/api/pretrained").json()["networks"][0]["available"] is True
    spec = client.get("/api/pretrained/resnet_18").json()
    started = [node["id"] for node in spec["network"]["nodes"] if node["weights_from"] is not None]
    assert started[:3] == ["conv", "norm", "blocks_1"]
    assert "logits" not in started
    problems = client.post("/api/check", json={"spec": spec}).json()["problems"]
    assert {problem["code"] for problem in problems} == {"dataset_missing"}


def test_the_command_says_what_is_wrong_and_how_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(CONTENT, cut_off=100) as address:
        offer(monkeypatch, published(CONTENT, address))
        code, said = run(tmp_path, "resnet_18")
    assert code == 1
    assert "couldn't be downloaded" in said
    assert "--file model.safetensors" in said
    code, said = run(tmp_path, "vgg_16")
    assert (code, "Available: resnet_18" in said) == (1, True)
    code, said = run(tmp_path, "resnet_18", "--file", str(tmp_path / "nothing"))
    assert (code, "No such file" in said) == (1, True)
    copied = tmp_path / "copied"
    copied.write_bytes(CONTENT)
    assert run(tmp_path, "resnet_18", "--file", str(copied))[0] == 0
