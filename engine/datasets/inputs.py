"""From raw examples to what a network is given, and back to pixels."""

import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray, RawInputs
from engine.datasets.definition import PreparedData


def preprocess(prepared: PreparedData, raw: RawInputs) -> NDArray[np.float64]:
    """What the network is given of raw examples. raw: [n, *input_shape]; the same shape comes back."""
    unit = 255.0 if raw.dtype == np.uint8 else 1.0
    scaled = np.asarray((raw / unit - prepared.offset) * prepared.scale, np.float64)
    return scaled if prepared.mixing is None else _mixed(scaled, prepared.mixing)


def _mixed(inputs: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    return (inputs.reshape(len(inputs), -1) @ matrix).reshape(inputs.shape)


def pixels(prepared: PreparedData, preprocessed: HostArray) -> NDArray[np.float64]:
    """The images behind preprocessed numbers, both [..., *image], clipped to [0, 1]."""
    return np.clip(raw_values(prepared, preprocessed), 0.0, 1.0)


def raw_values(prepared: PreparedData, preprocessed: HostArray) -> NDArray[np.float64]:
    """The raw numbers behind preprocessed ones, both [..., *example]; of images, a full byte is 1."""
    scaled = preprocessed
    if prepared.mixing is not None:
        scaled = _mixed(preprocessed, np.asarray(np.linalg.pinv(prepared.mixing), np.float64))
    return np.asarray(scaled / prepared.scale + prepared.offset, np.float64)


def as_bytes(images: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Images [..., *image] in [0, 1] as whole numbers from 0 to 255."""
    return np.round(images * 255).astype(np.uint8)
