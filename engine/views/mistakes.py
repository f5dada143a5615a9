"""Examples in the order of how wrong their predictions are: all, or those of a cell of the confusion matrix."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from engine.arrays import RawInputs
from engine.datasets.definition import PARTS, PreparedData
from engine.datasets.inputs import as_bytes, pixels, preprocess
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.outliers import read_class
from engine.views.predicted import in_blocks

PAGE = 16
"""Examples of one answer."""

MOST_ROWS = 64
"""Examples that can be asked for by number."""

LONGEST_GOT = 60


def applies(scene: ViewScene) -> bool:
    """Whether a run predicts one class for each example."""
    labels = scene.prepared.labels
    return scene.accuracy and labels is not None and labels.ndim == 1 and scene.kind != "tokens"


def compute_mistakes(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """A page of examples, chosen and sorted, and which of the whole part are wrong.

    Args:
        options: `part`; `sort`: `worst`, the least probability of the true class first; `confident_wrong`, wrong ones
            by the probability of the predicted class, highest first; `first`, as they stand in the data. `truth`,
            `predicted`: numbers of classes, "" for all. `rows`: numbers of examples in the part, separated by commas,
            in place of all; `offset`: how many examples are passed over.

    Returns:
        `rows`, `labels`, `predicted` u4 [n], `probability_of_truth`, `confidence` f4 [n] of at most 16 examples;
        `inputs` u1 [n, h, w, c] of images, else `values` f4 [n, numbers] in the units of the data.
        `matching` u4 [1]: examples that the options leave; `count` u4 [1]: of the part.
        `wrong_rows`, `wrong_predicted` u4 [m]: all examples of the part with another class than predicted.

    Raises:
        EngineError: `unknown_class`; `unknown_rows`.
    """
    prepared = scene.prepared
    first, count = _part(prepared, options["part"])
    predictions = in_blocks(prepared, np.arange(first, first + count), model.predict)
    predicted, confidence = model.answers(predictions)
    labels = np.zeros(count, np.int64) if prepared.labels is None else prepared.labels[first : first + count]
    truth_probability = _of_truth(predictions, labels, predicted, confidence)
    matching = _matching(options, prepared.classes, labels, predicted)
    ordered = _sorted(matching, options["sort"], truth_probability, np.where(predicted == labels, -1.0, confidence))
    rows = ordered[_read_number(options["offset"]) :][:PAGE]
    wrong = np.flatnonzero(predicted != labels)
    return {
        "rows": rows.astype(np.uint32),
        "labels": labels[rows].astype(np.uint32),
        "predicted": predicted[rows].astype(np.uint32),
        "probability_of_truth": truth_probability[rows].astype(np.float32),
        "confidence": confidence[rows].astype(np.float32),
        **{name: np.asarray([number], np.uint32) for name, number in (("matching", len(ordered)), ("count", count))},
        "wrong_rows": wrong.astype(np.uint32),
        "wrong_predicted": predicted[wrong].astype(np.uint32),
        **_shown_inputs(prepared, prepared.inputs[first : first + count][rows]),
    }


def _shown_inputs(prepared: PreparedData, raw: RawInputs) -> Arrays:
    if len(prepared.input_shape) == 3:
        return {"inputs": as_bytes(pixels(prepared, preprocess(prepared, raw)))}
    return {"values": np.asarray(raw, np.float32).reshape(len(raw), -1)}


def _matching(
    options: Mapping[str, str], classes: tuple[str, ...], labels: NDArray[np.integer], predicted: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Rows that the options leave."""
    rows = _read_rows(options["rows"], len(labels))
    for option, of_rows in (("truth", labels), ("predicted", predicted)):
        chosen = read_class(options[option], classes)
        rows = rows if chosen is None else rows[of_rows[rows] == chosen]
    return rows


def _part(prepared: PreparedData, name: str) -> tuple[int, int]:
    """(first row, rows) of a part; of training where it is empty."""
    index = 1 if name == "validation" and prepared.counts[PARTS.index("validation")] else 0
    return sum(prepared.counts[:index]), prepared.counts[index]


def _of_truth(
    predictions: NDArray[np.floating],
    labels: NDArray[np.integer],
    predicted: NDArray[np.int64],
    confidence: NDArray[np.floating],
) -> NDArray[np.float64]:
    """[n] probability of the true class; of a network with one output, from the confidence."""
    flat = predictions.reshape(len(predictions), -1)
    if flat.shape[1] > 1:
        return np.asarray(np.take_along_axis(flat, labels[:, None].astype(np.int64), axis=1)[:, 0], np.float64)
    return np.where(predicted == labels, confidence, 1 - confidence).astype(np.float64)


def _sorted(
    rows: NDArray[np.int64], sort: str, truth_probability: NDArray[np.float64], wrongness: NDArray[np.floating]
) -> NDArray[np.int64]:
    if sort == "first":
        return rows
    if sort == "worst":
        return rows[np.argsort(truth_probability[rows], kind="stable")]
    rows = rows[wrongness[rows] >= 0]
    return rows[np.argsort(-wrongness[rows], kind="stable")]


def _read_rows(text: str, count: int) -> NDArray[np.int64]:
    if not text:
        return np.arange(count)
    parts = text.split(",")
    known = len(parts) <= MOST_ROWS and all(part.isdecimal() and len(part) <= 9 and int(part) < count for part in parts)
    if not known:
        raise EngineError(make_problem("unknown_rows", got=text[:LONGEST_GOT], expected=f"0–{count - 1}"))
    return np.asarray([int(part) for part in parts], np.int64)


def _read_number(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise EngineError(make_problem("unknown_rows", got=text[:LONGEST_GOT], expected="0, 16, 32, …"))
    return int(text)


MISTAKES = ViewDef(
    type="mistakes",
    title="Mistakes",
    summary="Examples in the order of how wrong their predictions are.",
    applies=applies,
    compute=compute_mistakes,
    options={
        "part": ("validation", "train"),
        "sort": ("worst", "confident_wrong", "first"),
        "truth": (),
        "predicted": (),
        "rows": (),
        "offset": (),
    },
    defaults={"truth": "", "predicted": "", "rows": "", "offset": "0"},
    on_request=True,
    tab=True,
)
