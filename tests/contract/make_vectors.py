"""Writes the example vectors anew: `python -m tests.contract.make_vectors`. Run it only when the contract changes.

The vectors are committed; Python's and TypeScript's tests read the same files, so that neither side drifts alone.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from backend.protocol.frames import Frame, encode_frame, join_frames
from backend.protocol.messages import CLIENT_MESSAGE, SERVER_MESSAGE

VECTORS = Path(__file__).parent / "vectors"

SPEC: dict[str, Any] = {
    "network": {
        "nodes": [
            {"id": "x", "type": "input"},
            {"id": "dense_1", "type": "dense", "config": {"units": 8}},
            {"id": "act_1", "type": "sigmoid"},
            {"id": "logits", "type": "dense", "config": {"units": 2}},
        ],
        "edges": [
            {"source": "x", "target": "dense_1"},
            {"source": "dense_1", "target": "act_1"},
            {"source": "act_1", "target": "logits"},
        ],
    },
    "data": {"type": "spiral", "config": {"noise": 0.0}},
    "objectives": [{"loss": {"type": "cross_entropy"}, "prediction": "logits", "target": "label"}],
}
SCHEMA: dict[str, Any] = {
    "nodes": ["x", "dense_1"],
    "edges": [["x", "out", "dense_1", "in"]],
    "node_columns": ["delta_rms", "delta_norm"],
    "edge_columns": ["edge_delta_rms"],
    "scalars": ["data_loss", "penalty", "loss"],
    "metrics": ["accuracy"],
    "strip": [["dense_1", None]],
    "classes": ["0", "1"],
    "views": ["boundary"],
    "steps_per_epoch": 25,
    "training_size": 250,
}
STATE: dict[str, Any] = {
    "run_id": "run-1",
    "status": "running",
    "step": 1200,
    "epoch": 48.0,
    "steps_per_second": 1469.5,
    "run_time_s": 0.82,
    "device": "CPU, 2 cores",
    "compile_count": 2,
    "live": {"optimizer.config.learning_rate": 0.1},
    "detail": {},
    "degraded": None,
}
DEGRADED: dict[str, Any] = {
    **STATE,
    "status": "paused",
    "degraded": {"cause": "disk_full", "what": "record", "policy": "pause", "paused": True, "recorded_step": 1180},
}
RUN: dict[str, Any] = {
    "run_id": "run-1",
    "experiment_id": "experiment-1",
    "reason": "first",
    "seed": 7,
    "status": "running",
    "step": 1200,
    "from_run_id": None,
}
PROBLEM: dict[str, Any] = {
    "code": "add_shapes_differ",
    "message": "add_1: the inputs have shapes (64) and (32).",
    "node_id": "add_1",
    "path": None,
    "got": [[64], [32]],
    "expected": "equal shapes",
    "hint": "Give both branches the same number of units.",
}

SERVER: list[dict[str, Any]] = [
    {"type": "welcome", "session_id": "session-1", "role": "viewer", "run": None, "runs": [], "run_schema": None,
     "state": None},
    {"type": "welcome", "session_id": "session-1", "role": "owner", "run": RUN, "runs": [RUN], "run_schema": SCHEMA,
     "state": STATE},
    {"type": "event", "run_id": "run-1", "seq": 12, "step": 800, "kind": "live_change",
     "detail": {"path": "optimizer.config.learning_rate", "from": 0.1, "to": 0.03}},
    {"type": "event", "run_id": "run-1", "seq": 40, "step": 901, "kind": "diverged",
     "detail": {"node_id": "dense_1", "quantity": "activation", "step": 901}},
    {"type": "run_started", "run_id": "run-2", "experiment_id": "experiment-2", "reason": "cure", "seed": 7,
     "from_run_id": "run-1", "run_schema": SCHEMA},
    {"type": "run_started", "run_id": "run-3", "experiment_id": "experiment-1", "reason": "branch", "seed": 7,
     "from_run_id": "run-1", "from_step": 300, "run_schema": SCHEMA},
    {"type": "runs_changed", "runs": [{**RUN, "name": "a rate of 0.3", "pinned": True}]},
    {"type": "rewind", "run_id": "run-1", "generation": 1, "to_seq": 90},
    {"type": "reset", "run_id": "run-1", "generation": 1, "to_seq": 120},
    {"type": "state", "state": STATE},
    {"type": "state", "state": DEGRADED},
    {"type": "reply", "request_id": "r1", "applied_at_step": 1201, "run_id": "run-1"},
    {"type": "reply", "request_id": "r2", "problems": [PROBLEM]},
    {"type": "goaway", "retry_ms": 700},
    {"type": "pong"},
]  # fmt: skip

CLIENT: list[dict[str, Any]] = [
    {"type": "hello"},
    {"type": "hello", "token": "secret", "position": {"run_id": "run-1", "generation": 1, "seq": 9}},
    {"type": "subscribe", "views": ["boundary", "confusion"], "max_rate": 10.0},
    {"type": "ack", "seq": 17},
    {"type": "ping"},
    {"type": "play", "request_id": "r1"},
    {"type": "pause", "request_id": "r2"},
    {"type": "step", "request_id": "r3", "unit": "epoch", "n": 2},
    {"type": "set", "request_id": "r4", "path": "optimizer.config.learning_rate", "value": 0.03},
    {"type": "set_weight", "request_id": "r13", "node": "dense_1", "array": "kernel", "index": [1, 0], "value": -0.5},
    {"type": "open_test", "request_id": "r10"},
    {"type": "start", "request_id": "r5", "spec": SPEC, "reason": "dice", "seed": 4294967295, "play": False},
    {"type": "branch", "request_id": "r12", "run_id": "run-1", "step": 300, "play": False},
    {"type": "probe", "request_id": "r6", "view": "boundary", "options": {}},
    {"type": "stop_probe", "request_id": "r14"},
    {"type": "keep_running", "request_id": "r7", "enabled": True},
    {"type": "speed", "request_id": "r8", "steps_per_second": 10.0},
    {"type": "speed", "request_id": "r9", "steps_per_second": None},
    {"type": "storage_policy", "request_id": "r11", "policy": "continue"},
]

REFUSED: list[dict[str, str]] = [
    {"why": "no JSON", "text": "{"},
    {"why": "not an object", "text": "[]"},
    {"why": "unknown type", "text": '{"type":"explode"}'},
    {"why": "unknown key", "text": '{"type":"ping","extra":1}'},
    {"why": "no request_id", "text": '{"type":"play"}'},
    {"why": "NaN", "text": '{"type":"set","request_id":"r","path":"training.l2","value":NaN}'},
    {"why": "infinite", "text": '{"type":"set","request_id":"r","path":"training.l2","value":1e400}'},
    {"why": "too many steps", "text": '{"type":"step","request_id":"r","unit":"step","n":10001}'},
    {"why": "unknown unit", "text": '{"type":"step","request_id":"r","unit":"year","n":1}'},
    {"why": "no speed at all", "text": '{"type":"speed","request_id":"r","steps_per_second":0}'},
    {"why": "negative rate", "text": '{"type":"subscribe","views":[],"max_rate":-1}'},
    {"why": "seq before the first", "text": '{"type":"hello","position":{"run_id":"r","generation":0,"seq":-2}}'},
    {"why": "seed too large", "text": '{"type":"start","request_id":"r","spec":{},"reason":"dice","seed":4294967296}'},
    {"why": "branch before the first step", "text": '{"type":"branch","request_id":"r","run_id":"a","step":-1}'},
    {"why": "lone surrogate", "text": '{"type":"probe","request_id":"\\ud800","view":"boundary"}'},
]


def frames() -> dict[str, Frame]:
    """One frame of every kind, with every dtype, odd header lengths, an empty array and every special number."""
    nan, infinity = float("nan"), float("inf")
    record = {
        "node_statistics": np.array([[nan, nan], [3.14159, 0.25]], np.float32),
        "edge_statistics": np.array([[1.5e-7]], np.float32),
        "node_histograms": np.arange(64, dtype=np.uint8).reshape(2, 32),
        "histogram_ranges": np.array([[-1, 1], [0, 0.5]], np.float32),
        "scalar_buckets": np.arange(24, dtype=np.float32).reshape(3, 2, 4) / 7,
        "evaluation": np.array([[100.0, 0.6931471805599453, 0.5]], np.float64),
    }
    special = {
        "f4": np.array([nan, infinity, -infinity, -0.0, 1e-45, 3.4028234663852886e38], np.float32),
        "f8": np.array([nan, infinity, -infinity, 5e-324, 1.7976931348623157e308], np.float64),
        "u1": np.array([0, 255, 128], np.uint8),
        "u2": np.array([[0], [65535]], np.uint16),
        "u4": np.array([0, 4294967295, 2**31], np.uint32),
        "empty": np.zeros((0, 4), np.float32),
    }
    view = {"counts": np.array([[12, 3], [0, 9]], np.uint32)}
    return {
        "record": Frame("record", None, "run-1", 0, 12, 100, 96, 2, record),
        "record_without_arrays": Frame("record", None, "run-é", 2, 0, 1, 1, 1, {}),
        "record_special_numbers": Frame("record", None, "r", 1, 4294967296, 9007199254740991, 1, 64, special),
        "view_confusion": Frame("view", "confusion", "run-1", 0, 12, 100, 0, 0, view),
    }


def as_json(value: float) -> float | int | str:
    """A number as JSON takes it: NaN and infinities as words."""
    return str(value) if value != value or value in (float("inf"), float("-inf")) else value


def expected(frame: Frame) -> dict[str, Any]:
    """What a decoder must make of a frame."""
    header = {key: value for key, value in vars(frame).items() if key != "arrays"}
    arrays = {
        name: {
            "dtype": array.dtype.str.lstrip("<|"),
            "shape": list(array.shape),
            "values": [as_json(value) for value in array.ravel().tolist()],
        }
        for name, array in frame.arrays.items()
    }
    return {**header, "arrays": arrays}


def write(name: str, document: Any) -> None:
    """One JSON file of vectors."""
    (VECTORS / name).write_text(json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def main() -> None:
    """Writes every vector."""
    VECTORS.mkdir(exist_ok=True)
    server = [SERVER_MESSAGE.validate_python(message) for message in SERVER]
    client = [CLIENT_MESSAGE.validate_json(json.dumps(message)) for message in CLIENT]
    write("server_messages.json", [message.model_dump(mode="json") for message in server])
    write("client_messages.json", [message.model_dump(mode="json") for message in client])
    write("client_messages_refused.json", REFUSED)
    examples = frames()
    write("frames.json", {name: expected(frame) for name, frame in examples.items()})
    for name, frame in examples.items():
        (VECTORS / f"{name}.bin").write_bytes(encode_frame(frame))
    (VECTORS / "joined.bin").write_bytes(join_frames([encode_frame(frame) for frame in examples.values()]))


if __name__ == "__main__":
    main()
