"""Body of what the beginnings of two runs have in common. Its rule stands in `engine.same_start`."""

from backend.protocol.http import Body
from engine.same_start import BatchCause, StartCause


class ComparedLayer(Body):
    """A layer with weights that both runs have; `node_id` is its address. causes: why its initial weights differ."""

    node_id: str
    causes: list[StartCause]


class ComparedStart(Body):
    """How two runs began.

    Attributes:
        batches: why their batches differ; empty where both see the same ones in the same order.
        layers: those with weights that both have; without a cause their initial weights are equal to the bit. None
            where the shape of the data isn't known here.
        alone: addresses of layers with weights that only one of them has.
    """

    batches: list[BatchCause]
    layers: list[ComparedLayer] | None
    alone: list[str]
