"""Which examples a network learns from, and how they are cut up."""

from pydantic import Field

from engine.spec.component import Component, Items, SpecPart

MOST_STEPS = 16
"""Preprocessing steps, and augmentations, of one data set."""


def _none() -> None:
    """The value of a field that the JSON leaves out, so that its schema has no default which readers count on."""


class Split(SpecPart):
    """Numbers of examples for training, validation and test; None uses the data set's default.

    With `folds`, training and validation data are split into that many parts: part `fold` is used for validation. The
    test part is the same for all folds. `largest_ratio` leaves out training examples of frequent classes until none
    has more than so many times the rarest; `bootstrap_seed` then draws as many training examples with replacement.
    `left_out_class`: training examples of this class (its number) are left out before both; validation and test keep
    theirs, as outliers. Left out of the JSON where it is None.
    """

    train: int | None = Field(default=None, ge=1)
    validation: int | None = Field(default=None, ge=0)
    test: int | None = Field(default=None, ge=0)
    seed: int = Field(default=0, ge=0, lt=2**32)
    folds: int | None = Field(default=None, ge=2, le=50)
    fold: int = Field(default=0, ge=0, lt=50)
    largest_ratio: float | None = Field(default=None, ge=1.0, le=1e6)
    bootstrap_seed: int | None = Field(default=None, ge=0, lt=2**32)
    left_out_class: int | None = Field(default_factory=_none, ge=0, le=65_535, exclude_if=lambda number: number is None)

    @property
    def by_class(self) -> bool:
        """Whether which rows are trained on depends on their classes."""
        return self.largest_ratio is not None or self.left_out_class is not None


class Data(Component):
    """A data set, its split, and the preprocessing between raw examples and the input node."""

    split: Split = Split()
    preprocessing: Items[Component] = Field(default=(), max_length=MOST_STEPS)
    augmentations: Items[Component] = Field(default=(), max_length=MOST_STEPS)
