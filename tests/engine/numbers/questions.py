"""Questions about one example to a run, and the answers as dictionaries."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.run import Run

Answer = dict[str, NDArray[Any]]


def lines(answer: Answer, name: str) -> list[str]:
    """Texts of an answer."""
    text = answer[name].tobytes().decode()
    return text.split("\n") if text else []


def ask_numbers(
    run: Run, node: str, *, example: int = 0, part: str = "validation", unit: int = 0, row: int = 0
) -> Answer:
    """Numbers of one example in a node."""
    asked = {"part": part, "example": str(example), "node": node, "unit": str(unit), "row": str(row)}
    return run.view("example_numbers", dict(asked)).arrays


def ask_weight(run: Run, node: str, array: str, index: int, *, example: int = 0, part: str = "validation") -> Answer:
    """The gradient of one weight."""
    asked = {"part": part, "example": str(example), "node": node, "array": array, "index": str(index)}
    return run.view("weight_gradient", dict(asked)).arrays


def shaped(answer: Answer, name: str) -> NDArray[np.float64]:
    """A node's numbers in their shape."""
    return answer[name].reshape([int(size) for size in answer[f"{name}_shape"]])


def assert_agrees(answer: Answer) -> None:
    """The central difference agrees with the gradient to 1e-6 of the array's largest gradient."""
    _, gradient, largest = answer["value"]
    assert abs(answer["check"][0] - gradient) <= 1e-6 * largest
    assert not lines(answer, "kinks")
