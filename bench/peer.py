"""PyTorch as a peer that trains beside us in a process of its own, whenever it is its turn."""

import json
import subprocess
from pathlib import Path
from typing import Self

from bench.nets import Net
from engine.compile.fingerprint import visible_cpus

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".oracle" / "bin" / "python"
TURN_S = 0.05


class PyTorch:
    """The same net, trained eagerly by PyTorch (`bench.pytorch_side`); a context, left when it is no longer needed.

    It has as many threads as this process has CPUs.

    Attributes:
        worked_s: processor time of all its steps so far.
    """

    def __init__(self, net: Net, shape: tuple[int, ...]) -> None:
        settings = {
            "layers": net.layers,
            "shape": (shape[-1], *shape[:-1]),
            "batch": net.batch,
            "optimizer": net.optimizer,
            "rate": net.rate,
            "logging": net.peer_logs,
            "threads": visible_cpus(),
        }
        command = [str(PYTHON), "-m", "bench.pytorch_side", json.dumps(settings)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._steps, self.worked_s = 1, 0.0
        if self._read() != "ready":
            raise RuntimeError(f"PyTorch did not start; try {' '.join(command[:3])} by hand")

    @staticmethod
    def installed() -> bool:
        """Whether `make oracle` has made its environment."""
        return PYTHON.exists()

    def advance(self) -> int:
        """So many steps as take about 50 ms, waited for."""
        steps = self._steps
        assert self._process.stdin is not None
        self._process.stdin.write(f"{steps}\n")
        self._process.stdin.flush()
        seconds, worked_s = map(float, self._read().split())
        self.worked_s += worked_s
        self._steps = max(1, round(steps * min(TURN_S / max(seconds, 1e-9), 8)))
        return steps

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
