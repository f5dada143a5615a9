"""The recorded run as `/record` gives it, for comparison with what the page shows."""

import json
import urllib.request
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backend.protocol.frames import Frame, decode_frame, split_frames
from tests.e2e.limits import LIMIT_S


def get_json(url: str) -> Any:
    """The JSON body of a GET."""
    with urllib.request.urlopen(url, timeout=LIMIT_S) as answer:
        return json.load(answer)


class Record:
    """All recorded frames of a run, with its schema."""

    def __init__(self, server_url: str, run_id: str) -> None:
        self.detail = get_json(f"{server_url}/api/runs/{run_id}")
        self.schema = self.detail["run_schema"]
        with urllib.request.urlopen(f"{server_url}/api/runs/{run_id}/record", timeout=LIMIT_S) as answer:
            frames = [decode_frame(data) for data in split_frames(answer.read())]
        self.frames: list[Frame] = [frame for frame in frames if frame.type == "record"]
        self.views: list[Frame] = [frame for frame in frames if frame.type == "view"]

    def statistics_at(self, step: int) -> NDArray[np.float32]:
        """[nodes, columns] at a statistics step."""
        (frame,) = [frame for frame in self.frames if frame.step == step and "node_statistics" in frame.arrays]
        return frame.arrays["node_statistics"]

    def node_value(self, step: int, node_id: str, column: str) -> float:
        """One recorded number."""
        row = self.schema["nodes"].index(node_id)
        return float(self.statistics_at(step)[row, self.schema["node_columns"].index(column)])

    def edge_values(self, step: int) -> dict[tuple[str, str], float]:
        """edge_delta_rms of every wire, by (source, target)."""
        (frame,) = [frame for frame in self.frames if frame.step == step and "edge_statistics" in frame.arrays]
        column = self.schema["edge_columns"].index("edge_delta_rms")
        values = frame.arrays["edge_statistics"][:, column]
        return {(edge[0], edge[2]): float(value) for edge, value in zip(self.schema["edges"], values, strict=True)}

    def steps(self) -> list[int]:
        """Statistics steps, in order."""
        return [frame.step for frame in self.frames if "node_statistics" in frame.arrays]

    def evaluations(self) -> NDArray[np.float64]:
        """[n, 2 + metrics]: step, validation loss, metrics."""
        rows = [frame.arrays["evaluation"] for frame in self.frames if "evaluation" in frame.arrays]
        return np.concatenate(rows) if rows else np.zeros((0, 2 + len(self.schema["metrics"])))
