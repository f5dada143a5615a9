"""Spans: between which two numbers the outputs of a layer, the inputs of a data set or its targets lie."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf

from engine.spec import Config, ConfigT

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Span:
    """The numbers from `low` to `high`, both reached or approached.

    Of outputs it holds every value they can take, of targets only values they are known to take.

    Attributes:
        sums_to_one: the numbers along the last axis are a distribution, none negative and their sum 1.
        shown: what people read where the ends are only bounds of the true ones.
    """

    low: float
    high: float
    sums_to_one: bool = False
    shown: str | None = None

    def covers(self, other: "Span", slack: float = 0.0) -> bool:
        """Whether another span lies in this one, but for a share of its width at each end."""
        allowed = slack * other.width if slack else 0.0
        return self.low <= other.low + allowed and other.high - allowed <= self.high

    @property
    def width(self) -> float:
        """Distance of the two ends."""
        return self.high - self.low

    @property
    def text(self) -> str:
        """The span as people read it, without a word of any language.

        Example:
            >>> Span(0.0, 1.0).text, Span(0.0, inf).text, ANYTHING.text, BOTH_SIGNS.text
            ('0 … 1', '≥ 0', '−∞ … ∞', '< 0 … > 0')
        """
        if self.shown is not None:
            return self.shown
        if self.low == -inf and self.high == inf:
            return "−∞ … ∞"
        if self.high == inf:
            return f"≥ {_number(self.low)}"
        if self.low == -inf:
            return f"≤ {_number(self.high)}"
        return f"{_number(self.low)} … {_number(self.high)}"


def _number(value: float) -> str:
    """At most three digits, with a real minus sign."""
    return f"{value:.3g}".replace("-", "−")


ANYTHING = Span(-inf, inf)
UNIT = Span(0.0, 1.0)
SYMMETRIC = Span(-1.0, 1.0)
POSITIVE = Span(0.0, inf)
BOTH_SIGNS = Span(-0.01, 0.01, shown="< 0 … > 0")
"""Some numbers below 0 and some above; how far is not known."""
STANDARDIZED = Span(-0.01, 1.5, shown="< 0 … > 1")
"""Mean 0 and deviation 1: both signs, and well beyond 1 in size unless all numbers are -1 or 1."""

InferSpan = Callable[[ConfigT, tuple[Span, ...], tuple[Shape, ...]], Span]
"""(config, spans of the inputs, shapes of the inputs) -> span of the output in evaluation."""


def any_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer whose outputs have no bounds."""
    return ANYTHING


def same_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer whose outputs are numbers among its input, or means of them. Sums are not kept."""
    return replace(inputs[0], sums_to_one=False)


def kept_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer that changes nothing, or takes means over positions: distributions stay distributions."""
    return inputs[0]


def laid_span(output_shape: Callable[[ConfigT, tuple[Shape, ...]], Shape]) -> InferSpan[ConfigT]:
    """Span of a layer that lays its input in another shape, the last axis running fastest: distributions stay where
    the last axis has as many numbers as before.
    """

    def span(config: ConfigT, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
        kept = inputs[0].sums_to_one and output_shape(config, shapes)[-1] == shapes[0][-1]
        return replace(inputs[0], sums_to_one=kept)

    return span


def fixed_span(span: Span) -> InferSpan[Config]:
    """Span of a layer whose outputs lie between the same bounds whatever comes in."""
    return lambda config, inputs, shapes: span


def with_zero(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer that puts zeros beside numbers of its input, or draws them towards 0."""
    return Span(min(inputs[0].low, 0.0), max(inputs[0].high, 0.0))


def sum_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a sum."""
    return Span(sum(span.low for span in inputs), sum(span.high for span in inputs))


def product_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a product; 0 times infinity is 0 here, since no number is infinite."""
    total = inputs[0]
    for other in inputs[1:]:
        ends = [a * b if a and b else 0.0 for a in (total.low, total.high) for b in (other.low, other.high)]
        total = Span(min(ends), max(ends))
    return total


def union_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of what lays several inputs side by side."""
    return Span(min(span.low for span in inputs), max(span.high for span in inputs))


def sign_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer that scales numbers by positive factors: no number changes its sign."""
    return Span(0.0 if inputs[0].low >= 0 else -inf, 0.0 if inputs[0].high <= 0 else inf)


def wave_span(config: Config, inputs: tuple[Span, ...], shapes: tuple[Shape, ...]) -> Span:
    """Span of a layer that adds waves between -1 and 1."""
    return Span(inputs[0].low - 1.0, inputs[0].high + 1.0)
