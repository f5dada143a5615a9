"""The code of an autoencoder: where examples lie in it, and what its decoder makes of any point of it."""

from collections.abc import Mapping
from math import prod

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Floats
from engine.datasets.inputs import as_bytes, pixels, raw_values
from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import Arrays
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.predicted import in_blocks
from engine.views.rows import numbers_in_part, thinned_rows_of_both

MOST_EXAMPLES = 300
"""Of training and of validation each."""

MOST_UNITS = 512
LONGEST_GOT = 60


def code_node(scene: ViewScene, model: ViewModel, wanted: str) -> str:
    """The address of the layer whose output is the code.

    Args:
        wanted: an address, or "" for the narrowest layer that every path to the prediction leads through; of equally
            narrow ones the last. Layers as wide as the input are left out where there are others.

    Raises:
        EngineError: `not_a_bottleneck`.
    """
    sizes = {address: prod(shape) for address, shape in model.bottlenecks().items()}
    if wanted:
        if wanted not in sizes:
            raise _no_code(wanted, sizes)
        return wanted
    others = {address: size for address, size in sizes.items() if size != prod(scene.prepared.input_shape)} or sizes
    others = {address: size for address, size in others.items() if size <= MOST_UNITS}
    if not others:
        raise _no_code("", sizes)
    narrowest = min(others.values())
    return [address for address, size in others.items() if size == narrowest][-1]


def compute_code(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """Where examples lie in the plane of the code: its two units, else the first two principal components.

    Args:
        options: `node`, see `code_node`.

    Returns:
        `node` u1 [bytes] its address, UTF-8; `nodes` u1 [bytes] all that could be the code, one a line.
        `positions` f4 [n, 2]; `split` u1 [n] 0 training, 1 validation; `rows` u4 [n] in their part; `labels` u2 [n]
        where examples have a class.
        `origin` f4 [units], `directions` f4 [2, units]: the code at (x, y) is `origin + x directions[0] + y
        directions[1]`. `explained` f4 [2]: share of the variance of the codes along each, of the training examples.
        `principal` u1 [1]: whether they are principal components, of the training codes.
        `means`, `deviations`, `zero_shares` f4 [units] of the outputs over all these examples; a zero share is that
        of examples for which the unit's output is exactly 0.

    Raises:
        EngineError: `not_a_bottleneck`.
    """
    prepared = scene.prepared
    node = code_node(scene, model, options["node"])
    rows, split = thinned_rows_of_both(prepared, MOST_EXAMPLES)
    outputs = in_blocks(prepared, rows, lambda examples: model.outputs(examples, (node,))[0])
    codes = np.asarray(outputs, np.float64).reshape(len(rows), -1)
    origin, directions, explained = plane_of_codes(codes, codes[split == 0])
    labels = prepared.labels
    classes = {} if labels is None or labels.ndim != 1 else {"labels": labels[rows].astype(np.uint16)}
    return {
        "node": np.frombuffer(node.encode(), np.uint8),
        "nodes": np.frombuffer("\n".join(_offered(model)).encode(), np.uint8),
        "positions": ((codes - origin) @ directions.T).astype(np.float32),
        "split": split,
        "rows": numbers_in_part(prepared, rows),
        "origin": origin.astype(np.float32),
        "directions": directions.astype(np.float32),
        "explained": explained.astype(np.float32),
        "principal": np.asarray([codes.shape[1] > 2], np.uint8),
        **_of_units(codes),
        **classes,
    }


def _of_units(codes: NDArray[np.float64]) -> Arrays:
    return {
        "means": codes.mean(axis=0).astype(np.float32),
        "deviations": codes.std(axis=0).astype(np.float32),
        "zero_shares": (codes == 0).mean(axis=0).astype(np.float32),
    }


def plane_of_codes(
    codes: NDArray[np.float64], fitted: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """(origin [units], directions [2, units], share of the variance along each [2]) of a plane through codes.

    Args:
        codes: [n, units]. fitted: [m, units] that principal components are of. Their signs make the largest part of
            each positive, so that a picture doesn't flip from step to step.
    """
    units = codes.shape[1]
    fitted = fitted[np.isfinite(fitted).all(axis=1)]
    if not len(fitted):
        return np.zeros(units), np.eye(2, units), np.zeros(2)
    centred = fitted - fitted.mean(axis=0)
    if units <= 2:
        origin, directions = np.zeros(units), np.eye(2, units)
    else:
        _, _, found = np.linalg.svd(centred, full_matrices=False)
        found = np.vstack([found, np.zeros((2, units))])[:2]
        largest = np.take_along_axis(found, np.abs(found).argmax(axis=1)[:, None], axis=1)
        origin, directions = fitted.mean(axis=0), found * np.where(largest < 0, -1.0, 1.0)
    whole = float(np.square(centred).sum())
    along = np.square(centred @ directions.T).sum(axis=0)
    return origin, directions, along / whole if whole > 0 else np.zeros(2)


def compute_decoded(scene: ViewScene, model: ViewModel, options: Mapping[str, str]) -> Arrays:
    """What the layers behind the code make of a code.

    Args:
        options: `node`, see `code_node`; `code`, its numbers, separated by commas.

    Returns:
        `values` f4 [*input shape] in the units of the data; `output` u1 [1, h, w, c] of an image.

    Raises:
        EngineError: `not_a_bottleneck`; `unknown_code`.
    """
    prepared = scene.prepared
    node = code_node(scene, model, options["node"])
    code = _read_code(options["code"], prod(model.bottlenecks()[node]))
    made = np.asarray(model.decode(node, code[None]), np.float64).reshape(1, *prepared.input_shape)
    picture = {"output": as_bytes(pixels(prepared, made))} if len(prepared.input_shape) == 3 else {}
    return {"values": raw_values(prepared, made)[0].astype(np.float32), **picture}


def _read_code(text: str, units: int) -> Floats:
    try:
        code = np.asarray([float(part) for part in text.split(",")], np.float64)
    except ValueError:
        code = np.zeros(0)
    if len(code) != units or not np.isfinite(code).all():
        raise EngineError(make_problem("unknown_code", got=text[:LONGEST_GOT], expected=units))
    return code


def _offered(model: ViewModel) -> list[str]:
    return [address for address, shape in model.bottlenecks().items() if prod(shape) <= MOST_UNITS]


def _no_code(got: str, sizes: Mapping[str, int]) -> EngineError:
    return EngineError(make_problem("not_a_bottleneck", got=got[:LONGEST_GOT], expected=", ".join(sizes) or "none"))


def reconstructs(scene: ViewScene) -> bool:
    """Whether a run's target is its input."""
    return scene.target == "input" and scene.kind != "tokens"


CODE = ViewDef(
    type="code",
    title="Code",
    summary="Where examples lie in the code of an autoencoder.",
    applies=reconstructs,
    compute=compute_code,
    options={"node": ()},
    defaults={"node": ""},
    on_request=True,
    tab=True,
)

DECODED = ViewDef(
    type="decoded",
    title="Decoded point",
    summary="What the decoder makes of a point of the code.",
    applies=reconstructs,
    compute=compute_decoded,
    options={"node": (), "code": ()},
    defaults={"node": ""},
    on_request=True,
)
