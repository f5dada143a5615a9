"""The record that makes a data set, and the arrays it yields. NumPy only: no JAX backend is ever started here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal

import numpy as np
from numpy.typing import NDArray

from engine.arrays import HostArray, RawInputs
from engine.datasets.target_units import TargetUnits
from engine.errors import Problem
from engine.layers.definition import Shape
from engine.layers.spans import Span
from engine.spec import ConfigT, ConfigType

Kind = Literal["plane", "function", "table", "image", "sequence", "tokens"]

Part = Literal["train", "validation", "test"]

PARTS: tuple[Part, ...] = ("train", "validation", "test")
"""The parts of a data set, in the order of their rows."""

Progress = Callable[[str, int, int], None]
"""(file name, bytes received, total bytes) of a download."""


Choose = Callable[[Callable[[], NDArray[np.int32]]], NDArray[np.intp]]
"""(what reads the labels of all examples) -> the rows that are wanted."""


@dataclass(frozen=True)
class Description:
    """What is known of a data set before its examples are read.

    Attributes:
        kind: `plane` (2-D points; boundary view), `function` (one number; a curve), `table` ([features]), `image`
            ([h, w, c], in [0, 1]), `sequence` ([steps, features]) or `tokens` ([steps], whole numbers from 0).
        input_shape: of one example. size: number of examples.
        default_split: (train, validation, test); None: three fifths to learn from, one to validate, one to test.
        classes: names of the classes; () for regression. outputs: width of `Examples.values`, 0 where there are none.
        own_test: the last so many examples are the set's own test set: the test part is taken from them, and
            training and validation from the others.
        boxes: most boxes of one example, 0 where there are none. box_classes: names of their classes.
        label_shape: () for one class an example, else the positions that have a class each.
        tokens: how many different tokens there are, 0 where the inputs are no tokens.
        value_span: between which numbers `values` lie but for noise, None where there are none.
        input_span: numbers that raw inputs are known to reach, None where nothing is known; images of every set
            reach from 0 to 1.
        shown_span: of the coordinates that pictures of the plane or of the curve show, whatever the examples are;
            None: a little beyond the examples.
        count_only: there are no examples: a network on it is checked and counted, at any size, but not trained.
    """

    kind: Kind
    input_shape: Shape
    size: int
    default_split: tuple[int, int, int] | None = None
    classes: tuple[str, ...] = ()
    outputs: int = 0
    own_test: int = 0
    label_shape: Shape = ()
    tokens: int = 0
    boxes: int = 0
    box_classes: tuple[str, ...] = ()
    value_span: Span | None = None
    input_span: Span | None = None
    shown_span: Span | None = None
    count_only: bool = False

    @property
    def placed(self) -> bool:
        """Whether its targets lie at places of the image, so that what moves pixels would leave them behind."""
        return self.label_shape != () or (self.kind == "image" and (self.outputs > 0 or self.boxes > 0))

    @property
    def split(self) -> tuple[int, int, int]:
        """(train, validation, test) unless the spec sets others."""
        if self.default_split is not None:
            return self.default_split
        fifth = self.size // 5
        return self.size - 2 * fifth, fifth, fifth


@dataclass(frozen=True)
class Examples:
    """A data set in memory, before split and preprocessing.

    Attributes:
        inputs: [n, *shape]; uint8 images (read as value / 255), or float64 (images in [0, 1], tables as they are).
        labels: [n] int32 class numbers, [n, *positions] where every pixel or step has one; None for regression.
        values: [n, outputs] float64 regression targets, or None. Two-class sets give -1 and +1 here, sets with
            boxes [n, boxes * 5] (`engine.boxes`).
        points: [n, 2] where the examples lie in the plane, for the boundary view; None elsewhere.
        weights: [n] how much each example counts, None where all count alike.
        fit: (rows of the training set) -> the same examples with what those rows alone decide: numbers for missing
            ones, the scale of values; None where nothing is left to decide.
        target_units: of values that are scaled, None where they are as they were.
    """

    inputs: RawInputs
    labels: NDArray[np.int32] | None
    values: NDArray[np.float64] | None
    points: NDArray[np.float64] | None = None
    weights: NDArray[np.float64] | None = None
    fit: "Callable[[NDArray[np.intp]], Examples] | None" = None
    target_units: TargetUnits | None = None

    def fitted(self, training: NDArray[np.intp]) -> "Examples":
        """The examples as a network gets them. training: [n] rows of the training set."""
        return self if self.fit is None else self.fit(training)


@dataclass(frozen=True)
class Brought(Generic[ConfigT]):
    """What is particular to a data set whose examples people bring, so that they belong to somebody.

    Attributes:
        blank: what a catalogue shows, before any settings name examples.
        name: (config) -> the name of the stored examples, "" where none are chosen.
        closed: (config) -> the same settings for somebody who may not read them: they say what is meant, but don't
            open it, so that `describe` raises `table_missing`.
    """

    blank: Description
    name: Callable[[ConfigT], str]
    closed: Callable[[ConfigT], ConfigT]


@dataclass(frozen=True)
class DatasetDef(Generic[ConfigT]):
    """One data set.

    Attributes:
        describe: (config, data directory or None) -> Description, without loading anything large. A set whose facts
            lie in a file reads them there, and raises EngineError (`dataset_missing`) where the file is absent.
        load: (config, data directory or None) -> Examples; deterministic in the config (noise and seed are in it).
            Raises EngineError (`dataset_missing`, with the command that fetches it) where files are needed and absent.
        fetch: (directory, progress callback) -> None for data sets with a download, else None.
        files: paths below the data directory that `load` reads; () where nothing is needed.
        load_rows: (config, data directory or None, `Choose`) -> Examples of the chosen rows alone, in their order, read
            in little memory; None where `load` is small enough.
        inputs_at: (config, [n, 2] points of the plane) -> raw inputs of examples there; None for a set without a plane.
        unready: (config) -> what valid settings lack for training; None for a set that can always be trained on.
        brought: of a set whose examples people bring; None for every other set.
    """

    type: str
    title: str
    summary: str
    source: str
    Config: ConfigType[ConfigT]
    describe: Callable[[ConfigT, Path | None], Description]
    load: Callable[[ConfigT, Path | None], Examples]
    fetch: Callable[[Path, Progress], None] | None = None
    files: tuple[str, ...] = ()
    load_rows: Callable[[ConfigT, Path | None, Choose], Examples] | None = None
    inputs_at: Callable[[ConfigT, NDArray[np.float64]], NDArray[np.float64]] | None = None
    unready: Callable[[ConfigT], list[Problem]] | None = None
    brought: "Brought[ConfigT] | None" = None
    version: int = 1


@dataclass(frozen=True)
class PreparedData:
    """A data set cut and standardised, ready for the device. Rows: training, then validation, then test.

    Attributes:
        inputs: [n, *shape] raw (uint8 or float64): preprocessing is applied in the loop.
        offset, scale: of the preprocessed input: `(x - offset) * scale`, x in [0, 1] for uint8 images;
            arrays broadcastable to the input shape, from the training part alone.
        labels: [n] or [n, *positions] int32, or None. values: [n, outputs] float64 or None.
        counts: (train, validation, test).
        classes: names.
        input_shape: shape of one preprocessed example. kind: of the set.
        box_classes: names of the classes of boxes, () where there are none.
        points: [n, 2] where the examples lie in the plane, in the same order of rows; None elsewhere.
        weights: [n] how much each example counts in the loss, None where all count alike.
        shown_span: of the coordinates that pictures show, see `Description`.
        mixing: [d, d] what shifted and scaled inputs, as rows, are multiplied by; None where they are not.
        target_units: of scaled values, None where they are as they were.
    """

    inputs: RawInputs
    offset: NDArray[np.float64]
    scale: NDArray[np.float64]
    labels: NDArray[np.int32] | None
    values: NDArray[np.float64] | None
    counts: tuple[int, int, int]
    classes: tuple[str, ...]
    input_shape: Shape
    kind: Kind
    box_classes: tuple[str, ...] = ()
    points: NDArray[np.float64] | None = None
    weights: NDArray[np.float64] | None = None
    mixing: NDArray[np.float64] | None = None
    shown_span: Span | None = None
    target_units: TargetUnits | None = None

    def in_units(self, values: HostArray) -> NDArray[np.float64]:
        """Targets, or predictions of them, in the units of the target. values: [..., outputs]."""
        return np.asarray(values, np.float64) if self.target_units is None else self.target_units.of(values)
