"""A program as a Jupyter notebook: one cell for each of its parts."""

import json
from collections.abc import Sequence


def write_notebook(introduction: str, cells: Sequence[str]) -> bytes:
    """A notebook (nbformat 4.5).

    Args:
        introduction: Markdown of the first cell. cells: source code, in order.
    """
    blocks = [{"cell_type": "markdown", "id": "introduction", "metadata": {}, "source": _lines(introduction)}]
    blocks += [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "execution_count": None,
            "outputs": [],
            "source": _lines(cell),
        }
        for number, cell in enumerate(cells)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {"cells": blocks, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1).encode() + b"\n"


def _lines(text: str) -> list[str]:
    return text.strip("\n").splitlines(keepends=True)
