"""The result of a check."""

from dataclasses import dataclass

from engine.cost import NodeFacts
from engine.datasets.definition import Description
from engine.errors import Problem
from engine.spec import ExperimentSpec


@dataclass(frozen=True)
class CheckResult:
    """All problems of a spec, and what is known of it without training.

    Attributes:
        problems: what must be fixed before it can be trained. warnings: what will probably go wrong.
        nodes: facts of every readable node, in the order of the spec.
        inner: facts of what is in groups, by address; copies that are as the one before are left out.
        weights, operations: of the whole network; multiply-adds of one example's forward pass.
        memory_bytes: estimate for one run on the device.
        steps_per_epoch, training_size: None where the data are not readable or have no examples.
        dataset: what is known of the data set, None where its settings or files are at fault.
        spec: normal form, None where there are problems. spec_hash: of it.
    """

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    nodes: tuple[NodeFacts, ...] = ()
    inner: tuple[NodeFacts, ...] = ()
    weights: int = 0
    operations: int = 0
    memory_bytes: int = 0
    steps_per_epoch: int | None = None
    training_size: int | None = None
    spec_hash: str | None = None
    dataset: Description | None = None
    spec: ExperimentSpec | None = None

    @property
    def ok(self) -> bool:
        """Whether it can be trained."""
        return not self.problems
