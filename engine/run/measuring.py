"""What a measurement in slices says of itself beside its arrays."""

from collections.abc import Mapping

import numpy as np
from pydantic import JsonValue

from engine.compile.numbers.arrays import numbers, sizes, text_lines
from engine.report import Arrays
from engine.views.requests import view_request
from engine.views.slices import Slice


def measuring_facts(
    view: str, options: Mapping[str, JsonValue], part: Slice, *, rate: float | None, done: bool
) -> Arrays:
    """`asked` u1, the request as text; `progress` u4 [2] slices done, of how many at most; `done` u1 [1].

    `learning_rate` f8 [1], NaN where the optimiser has none.
    """
    asked = view_request(view, {name: str(value) for name, value in options.items()})
    return {
        "asked": text_lines([asked]),
        "progress": sizes([part.done, part.total]),
        "learning_rate": numbers([float("nan") if rate is None else rate]),
        "done": np.asarray([done], np.uint8),
    }
