"""Bounds that hold before anything compiles or is allocated."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Limits:
    """How large an experiment may be.

    Attributes:
        nodes: layers of a network, its groups written out. drawn_nodes, edges: of a network or a group as it is drawn.
        wires: of a network, its groups written out.
        trained_nodes: layers that are trained, equal copies of a group in a row counted once.
        weights: learned numbers.
        batch_size: examples in an update.
        outputs: numbers in one node's output, for one example.
        operations: multiply-adds of one update, forward and backward, the whole batch.
        memory_bytes: estimate of one run on the device.
        spec_values: numbers, texts, lists and objects in a spec's JSON. spec_depth: how deeply they are nested.
    """

    nodes: int = 10_000
    drawn_nodes: int = 200
    trained_nodes: int = 200
    wires: int = 100_000
    edges: int = 600
    weights: int = 20_000_000
    batch_size: int = 8192
    outputs: int = 4_000_000
    operations: int = 1_000_000_000_000
    memory_bytes: int = 2 * 2**30
    spec_values: int = 50_000
    spec_depth: int = 16

    def as_dict(self) -> dict[str, int]:
        """For the catalogue."""
        return asdict(self)


LIMITS = Limits()

LANES = 16
"""Runs that train side by side in one program: a fixed number, so that a run has the same bits whoever trains beside
it (`engine.compile.lanes`)."""
