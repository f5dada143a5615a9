"""Numbers that lie within open bounds as they are written, and on or beyond them as the network holds them."""

import numpy as np
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

OPEN_BOUNDS = ("greater_than", "less_than")


def rounding_errors(part: BaseModel, precision: str) -> list[ErrorDetails]:
    """Pydantic's errors about open bounds that numbers of a valid part meet once they are rounded: 0.99999999 is 1 in
    float32, 1e-60 is 0. A closed bound may be met, so rounding past one (0.1 is 0.100000001) is no error.

    Args:
        precision: of the network, float32 or float64.
    """
    try:
        type(part).model_validate(_rounded(part.model_dump(), np.dtype(precision)))
    except ValidationError as error:
        return [entry for entry in error.errors(include_url=False) if entry["type"] in OPEN_BOUNDS]
    return []


def _rounded(value: object, dtype: np.dtype[np.floating]) -> object:
    if isinstance(value, dict):
        return {name: _rounded(item, dtype) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item, dtype) for item in value]
    if not isinstance(value, float):
        return value
    largest = float(np.finfo(dtype).max)
    return float(dtype.type(min(max(value, -largest), largest)))
