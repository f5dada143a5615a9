"""An ONNX model, run by onnxruntime, against its network written out in NumPy. `make oracle` runs all others."""

import numpy as np
import onnx
import onnxruntime

from engine.datasets.prepare import prepare
from engine.export import EXPORTS, Subject
from engine.saved_weights import write_weights
from engine.spec import ExperimentSpec
from tests.engine.experiments import Experiment, chain, dense, node

WRITE = next(record for record in EXPORTS if record.type == "onnx").write


def spec_of() -> ExperimentSpec:
    """Standardised points of two classes, of which dropout hides none once the network is trained."""
    layers = (dense("hidden", 3), node("act", "tanh"), node("drop", "dropout", rate=0.5), dense("logits", 2))
    raw = Experiment(chain(*layers), "logits").spec().model_dump(mode="json")
    raw["data"]["preprocessing"] = [{"type": "standardize", "config": {}}]
    return ExperimentSpec.model_validate(raw)


def test_a_model_takes_raw_examples_and_gives_logits_and_probabilities() -> None:
    spec = spec_of()
    prepared = prepare(spec.data, None)
    draw = np.random.default_rng(0)
    shapes = {"hidden/kernel": (2, 3), "hidden/bias": (3,), "logits/kernel": (3, 2), "logits/bias": (2,)}
    weights = {f"weights/{name}": draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    saved = write_weights(weights, {"hidden": ("dense", 1), "logits": ("dense", 1)})
    blob = WRITE(Subject(spec, "Two rings", 12, saved, read_data=lambda: prepared))

    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])
    raw = np.asarray([[0.3, -1.2], [2.0, 0.5], [0.0, 0.0]], np.float32)
    logits, probabilities = session.run(["logits", "probabilities"], {"input": raw})

    seen = (raw - np.asarray(prepared.offset)) * np.asarray(prepared.scale)
    assert not np.allclose(seen, raw)
    hidden = np.tanh(seen @ weights["weights/hidden/kernel"] + weights["weights/hidden/bias"])
    expected = hidden @ weights["weights/logits/kernel"] + weights["weights/logits/bias"]
    np.testing.assert_allclose(logits, expected, rtol=1e-5, atol=1e-6)
    shares = np.exp(expected) / np.exp(expected).sum(1, keepdims=True)
    np.testing.assert_allclose(probabilities, shares, rtol=1e-5, atol=1e-6)
    model = onnx.load_from_string(blob)
    assert "Two rings. Written by Backlight, weights of step 12." in model.doc_string
    assert [value.name for value in model.graph.output] == ["logits", "probabilities"]


def test_a_block_may_be_called_as_what_a_model_holds() -> None:
    raw = Experiment(chain(dense("scale", 3), node("constant", "tanh"), dense("offset", 2)), "offset").spec()
    document = raw.model_dump(mode="json")
    document["data"]["preprocessing"] = [{"type": "standardize", "config": {}}]
    document["training"]["precision"] = "float64"
    spec = ExperimentSpec.model_validate(document)
    prepared = prepare(spec.data, None)
    arrays = {f"weights/scale/{name}": np.ones(shape) for name, shape in (("kernel", (2, 3)), ("bias", (3,)))}
    arrays |= {f"weights/offset/{name}": np.ones(shape) for name, shape in (("kernel", (3, 2)), ("bias", (2,)))}
    saved = write_weights(arrays, {"scale": ("dense", 1), "offset": ("dense", 1)})
    blob = WRITE(Subject(spec, "", 0, saved, read_data=lambda: prepared))
    session = onnxruntime.InferenceSession(blob, providers=["CPUExecutionProvider"])
    (output, _) = session.run(None, {"input": np.zeros((1, 2), np.float32)})
    seen = (np.zeros(2) - np.asarray(prepared.offset)) * np.asarray(prepared.scale)
    np.testing.assert_allclose(output, np.full((1, 2), 3 * np.tanh(seen.sum() + 1) + 1), rtol=1e-5)


def test_equal_exports_are_equal_bytes() -> None:
    spec = spec_of()
    prepared = prepare(spec.data, None)
    arrays = {"weights/hidden/kernel": np.zeros((2, 3), np.float32), "weights/hidden/bias": np.zeros(3, np.float32)}
    arrays |= {"weights/logits/kernel": np.ones((3, 2), np.float32), "weights/logits/bias": np.zeros(2, np.float32)}
    saved = write_weights(arrays, {"hidden": ("dense", 1), "logits": ("dense", 1)})
    subject = Subject(spec, "", 0, saved, read_data=lambda: prepared)
    assert WRITE(subject) == WRITE(subject)
