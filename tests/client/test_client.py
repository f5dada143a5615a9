"""What a program does with the client: build, check, train, follow, take home."""

import numpy as np
import pytest

from backend.protocol.frames import Frame, encode_frame
from backlight_client import (
    BacklightError,
    Network,
    Server,
    Session,
    changed,
    component,
    connect,
    experiment,
    sequential,
)
from backlight_client.safetensors import read_safetensors
from engine.compile.cache import ExecutableCache
from engine.datasets.prepare import prepare
from engine.normal_form import spec_hash
from engine.run import Run
from engine.spec import ExperimentSpec

MOONS = experiment(
    sequential(component("dense", units=16), "tanh", component("dense", units=2)),
    data="moons",
    optimizer=component("adam", learning_rate=0.02),
    epochs=3,
    batch_size=10,
    seed=5,
)


@pytest.fixture(scope="module")
def trained(server: Server) -> Session:
    session = server.train(MOONS, title="moons")
    assert session.wait()["status"] == "finished"
    return session


def test_an_experiment_built_in_python_is_the_one_the_engine_reads() -> None:
    spec = ExperimentSpec.model_validate(MOONS)
    assert [node.id for node in spec.network.nodes] == ["input", "dense", "tanh", "dense_2"]
    assert [(edge.source, edge.target) for edge in spec.network.edges] == [
        ("input", "dense"),
        ("dense", "tanh"),
        ("tanh", "dense_2"),
    ]
    assert spec.objectives[0].prediction == "dense_2"
    assert spec.training.seed == 5


def test_a_network_of_branches_counts_what_it_should(server: Server) -> None:
    network = Network()
    x = network.add("input")
    first = network.add("relu", network.add("dense", x, units=16))
    second = network.add("dense", first, units=16)
    network.add("dense", network.add("add", first, second), units=2, id="logits")
    check = server.check(experiment(network, data="moons"))
    assert check.ok, check.problems
    assert check.weights == 2 * 16 + 16 + 16 * 16 + 16 + 16 * 2 + 2
    assert check.shapes["logits"] == (2,)
    assert check.operations == 2 * 16 + 16 * 16 + 16 * 2


def test_reports_come_one_by_one_until_the_last_step(server: Server) -> None:
    session = server.train(MOONS)
    reports = list(session.reports())
    steps = [report.step for report in reports]
    last = session.state["step"]
    assert session.state["status"] == "finished"
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, last)
    assert reports[-1].loss is not None
    assert reports[-1].loss < 0.5
    evaluations = [one for report in reports for one in report.evaluations]
    assert [one.step for one in evaluations] == [0, last // 3, 2 * last // 3, last]
    assert evaluations[-1].metrics["accuracy"] > evaluations[0].metrics["accuracy"]
    assert set(reports[-1].column("weight_norm")) == {"dense", "dense_2"}
    assert [report.step for report in session.record()] == steps


def test_weights_and_losses_are_those_of_the_engine(trained: Session) -> None:
    """The same experiment in the engine, without a server."""
    spec = ExperimentSpec.model_validate(MOONS)
    run = Run(spec, prepare(spec.data, None), cache=ExecutableCache())
    run.compile()
    run.advance(trained.state["step"])
    arrays = read_safetensors(run.saved_weights())
    weights = trained.weights()
    assert set(weights) == {f"weights/{node}/{name}" for node in ("dense", "dense_2") for name in ("kernel", "bias")}
    for name, value in weights.items():
        np.testing.assert_allclose(value, arrays[name], rtol=1e-4, atol=1e-6)
    last = trained.record()[-1].evaluations[-1]
    assert last.loss == pytest.approx(run.evaluate("validation")["loss"], rel=1e-4)


def test_weights_of_any_step_can_be_taken(trained: Session) -> None:
    first, newest = trained.weights(0), trained.weights()
    assert not np.array_equal(first["weights/dense/kernel"], newest["weights/dense/kernel"])
    assert np.array_equal(first["weights/dense/bias"], np.zeros(16))
    np.testing.assert_array_equal(
        trained.weights(trained.state["step"])["weights/dense/kernel"], newest["weights/dense/kernel"]
    )


def test_a_step_a_live_change_and_a_branch(server: Server) -> None:
    with server.open(MOONS) as session:
        session.step(4)
        assert [report.step for report in session.reports()][-1] == 4
        session.set("optimizer.config.learning_rate", 0.5)
        session.step(2)
        assert [report.step for report in session.reports()][-1] == 6
        before = session.run_id
        changes = [event for event in session.run()["events"] if event["kind"] == "live_change"]
        assert [(change["step"], change["detail"]["to"]) for change in changes] == [(4, 0.5)]
        session.branch(4, play=False)
        assert session.run_id != before
        session.step(1)
        assert session.wait()["step"] == 5


def test_what_rests_is_not_waited_for(trained: Session, server: Server) -> None:
    assert trained.wait() == trained.wait()
    with server.open(MOONS) as session:
        session.play()
        session.pause()
        assert session.wait()["status"] in ("paused", "ready", "finished")
        session.start(changed(MOONS, "training.seed", 6))
        session.start(changed(MOONS, "training.seed", 7))
        newest = session.run_id
        assert session.wait()["run_id"] == newest == session.run_id
        assert session.run()["run"]["seed"] == 7


def test_the_test_examples_are_looked_at_when_asked(trained: Session) -> None:
    found = trained.open_test()
    assert found.step == trained.state["step"]
    assert 0 < found.metrics["accuracy"] <= 1


def test_a_picture_an_export_and_a_short_link(trained: Session, server: Server) -> None:
    picture = trained.view("boundary")
    assert picture
    assert trained.export("pytorch")[:2] == b"PK"
    assert {"json", "pytorch", "safetensors"} <= set(server.export_formats)
    spec = server.load(trained.share("three epochs"))
    assert spec_hash(ExperimentSpec.model_validate(spec)) == spec_hash(ExperimentSpec.model_validate(MOONS))


def test_a_visitor_sees_and_cannot_steer(trained: Session, server: Server) -> None:
    with server.session(trained.session_id) as watched:
        assert [report.step for report in watched.reports()][-1] == trained.state["step"]
        with pytest.raises(BacklightError, match="owner"):
            watched.play()


def test_a_study_shows_its_runs(server: Server) -> None:
    study = server.study(
        MOONS,
        "sweep",
        axes=[{"path": "training.seed", "values": [1, 2]}],
        budget={"unit": "step", "n": 20},
    )
    ended = study.wait()
    assert ended["status"] == "finished"
    assert [member["step"] for member in ended["members"]] == [20, 20]
    assert study.member(1).weights(0)["weights/dense/kernel"].shape == (2, 16)
    study.delete()
    with pytest.raises(BacklightError):
        study.describe()


def test_everything_wrong_is_said_at_once(server: Server) -> None:
    wrong = changed(changed(MOONS, "training.batch_size", 100_000), "network.nodes.tanh.type", "tanhh")
    check = server.check(wrong)
    assert not check.ok
    with pytest.raises(BacklightError) as refused:
        server.train(wrong)
    assert any(problem.node_id == "tanh" for problem in refused.value.problems)
    assert all(problem.message for problem in refused.value.problems)


def test_a_change_at_a_path_leaves_the_experiment_it_comes_from() -> None:
    wider = changed(MOONS, "network.nodes.dense.config.units", 32)
    assert wider["network"]["nodes"][1]["config"]["units"] == 32
    assert MOONS["network"]["nodes"][1]["config"]["units"] == 16
    assert changed(MOONS, "objectives.0.weight", 2.0)["objectives"][0]["weight"] == 2.0
    with pytest.raises(KeyError, match=r"network\.nodes\.other\.config"):
        changed(MOONS, "network.nodes.other.config", {})


def test_a_layer_reads_layers_that_are_there() -> None:
    network = Network()
    with pytest.raises(ValueError, match="hasn't been added"):
        network.add("dense", "nowhere", units=3)
    network.add("input", id="x")
    with pytest.raises(ValueError, match="already"):
        network.add("input", id="x")


def test_where_no_server_answers_it_says_how_to_start_one() -> None:
    with pytest.raises(BacklightError, match="backlight serve"):
        connect("http://127.0.0.1:9")
    with pytest.raises(BacklightError, match="no address"):
        connect("127.0.0.1:8000")


def test_frames_are_read_as_the_server_writes_them() -> None:
    from backlight_client.frames import read_frame

    arrays = {"pixels": np.arange(6, dtype=np.uint8).reshape(2, 3), "losses": np.array([[0.5, -1.0]])}
    written = Frame("view", "boundary", "r1", 0, 7, 12, 8, 4, arrays)
    read = read_frame(encode_frame(written))
    assert (read.view, read.seq, read.step, read.bucket_width) == ("boundary", 7, 12, 4)
    assert {name: value.tolist() for name, value in read.arrays.items()} == {
        "pixels": [[0, 1, 2], [3, 4, 5]],
        "losses": [[0.5, -1.0]],
    }
    for broken in (b"", b"\x05\0\0\0{}", encode_frame(written)[:40]):
        with pytest.raises(ValueError, match="not a frame"):
            read_frame(broken)
