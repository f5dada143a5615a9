"""What a rule may know of the training data: its inputs, its classes, and what ignoring the inputs costs."""

from dataclasses import dataclass

from engine.layers.definition import Shape


@dataclass(frozen=True)
class InputFacts:
    """Preprocessed training inputs.

    Attributes:
        low, high: smallest and largest number. rms: root mean square of the largest feature.
        narrowest, widest: smallest and largest standard deviation of a feature; constant features are left out.
    """

    low: float
    high: float
    rms: float
    narrowest: float
    widest: float


@dataclass(frozen=True)
class ClassFacts:
    """Examples of each class in the training and in the validation part."""

    training: tuple[int, ...]
    validation: tuple[int, ...]


@dataclass(frozen=True)
class DataFacts:
    """What findings know of the training data.

    Attributes:
        guessing: for each objective what the best constant prediction costs. inputs: None for tokens.
        input_shape: of one example. classes: None where an example has not one class.
    """

    guessing: tuple[float, ...]
    inputs: InputFacts | None
    input_shape: Shape
    classes: ClassFacts | None = None
