"""The example that a picture of one example is of: a row of the data, or one that somebody made."""

import base64
import binascii
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.datasets.definition import PARTS, Part, PreparedData
from engine.datasets.inputs import pixels, preprocess
from engine.errors import EngineError
from engine.problems import make_problem
from engine.views.definition import ViewScene

OPEN_PARTS: tuple[Part, ...] = ("train", "validation")
"""Parts that examples may be of: the test part is sealed."""

DRAWN = "drawn"
FIRST_EXAMPLE = "validation:0"
LONGEST_GOT = 60


@dataclass(frozen=True)
class Example:
    """One example.

    Attributes:
        preprocessed: [*shape] as the network is given it. picture: [*shape] of an image in [0, 1], else as it is in the
            data. row: in the data, None for a drawn one. label: its class, None where it has none.
    """

    preprocessed: Floats
    picture: NDArray[np.float64]
    row: int | None
    label: int | None


def example_input(scene: ViewScene, wanted: str) -> Example:
    """The example that an option names.

    Args:
        wanted: `validation:3`, `train:0` (counted from the start of the part; beyond its end it starts over; training
            where there is no validation), or `drawn:` and the bytes of an image [h, w, channels] as URL-safe base64.

    Raises:
        EngineError: `unknown_example`.
    """
    return example_of(scene.prepared, wanted)


def example_of(prepared: PreparedData, wanted: str) -> Example:
    """See `example_input`."""
    kind, _, value = wanted.partition(":")
    if kind == DRAWN and len(prepared.input_shape) == 3:
        return _drawn(prepared, value, wanted)
    if kind not in OPEN_PARTS or not value.isdecimal() or len(value) > 9:
        raise _unknown(prepared, wanted)
    return _example_of_row(prepared, _row(prepared, kind, int(value)))


def _row(prepared: PreparedData, part: str, number: int) -> int:
    index = PARTS.index(part) if part in PARTS else 0
    if not prepared.counts[index]:
        index = 0
    return sum(prepared.counts[:index]) + number % prepared.counts[index]


def _example_of_row(prepared: PreparedData, row: int) -> Example:
    raw = prepared.inputs[row : row + 1]
    given = preprocess(prepared, raw)
    picture = pixels(prepared, given) if len(prepared.input_shape) == 3 else np.asarray(raw, np.float64)
    labels = prepared.labels
    label = int(labels[row]) if labels is not None and labels.ndim == 1 else None
    return Example(given[0], picture[0], row, label)


def _drawn(prepared: PreparedData, text: str, wanted: str) -> Example:
    try:
        data = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as fault:
        raise _unknown(prepared, wanted) from fault
    if len(data) != int(np.prod(prepared.input_shape)):
        raise _unknown(prepared, wanted)
    image = np.frombuffer(data, np.uint8).reshape(1, *prepared.input_shape)
    raw = image if prepared.inputs.dtype == np.uint8 else image / 255.0
    return Example(preprocess(prepared, raw)[0], image[0] / 255.0, None, None)


def _unknown(prepared: PreparedData, wanted: str) -> EngineError:
    shape = " × ".join(map(str, prepared.input_shape))
    expected = "validation:0, train:0" + (f", drawn:<{shape} bytes>" if len(prepared.input_shape) == 3 else "")
    return EngineError(make_problem("unknown_example", got=wanted[:LONGEST_GOT], expected=expected))
