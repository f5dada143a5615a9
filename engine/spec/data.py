"""Which examples a network learns from, and how they are cut up."""

from pydantic import Field

from engine.spec.component import Component, SpecPart


class Split(SpecPart):
    """Numbers of examples for training, validation and test; None takes the data set's own default."""

    train: int | None = Field(default=None, ge=1)
    validation: int | None = Field(default=None, ge=0)
    test: int | None = Field(default=None, ge=0)
    seed: int = Field(default=0, ge=0, lt=2**32)


class Data(Component):
    """A data set, its split, and the steps between raw examples and the input node."""

    split: Split = Split()
    preprocessing: tuple[Component, ...] = ()
    augmentations: tuple[Component, ...] = ()
