"""The one record that describes every problem of an experiment."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue


class Advice(BaseModel):
    """One change of the network that fixes a problem, tested on its shapes before it is offered.

    Attributes:
        code: what to do: `change_setting`, `insert_between`, `insert_after`, `remove_block`; its sentence is the hint.
        nodes: the nodes whose setting changes, or between, after or which of them.
        layer: type of the layer whose setting changes, or that is inserted.
        settings: new settings by name; what is not named stays as it is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    nodes: tuple[str, ...]
    layer: str
    settings: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])


class SetValue(BaseModel):
    """Writes a value at a spec path (`training.batch_size`, `network.nodes.dense_1.config.units`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Literal["set"] = "set"
    path: str
    value: JsonValue


class RemovePart(BaseModel):
    """Takes away what stands at a spec path: an item of a list, or a node, whose wires then close over the gap."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Literal["remove"] = "remove"
    path: str


class InsertNode(BaseModel):
    """Puts a new layer behind `source`: into its wires to `target`, or into all that it feeds where that is None."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: Literal["insert"] = "insert"
    layer: str
    config: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])
    source: str
    target: str | None = None


Edit = Annotated[SetValue | RemovePart | InsertNode, Field(discriminator="type")]
"""One step of a fix."""


class Problem(BaseModel):
    """One thing that is wrong, what was received, what was expected and how to fix it.

    Attributes:
        code: stable lower_snake_case name; the UI translates by it.
        message: English sentence for people without a catalogue (logs, curl).
        node_id: the node at fault, or None where no single node is.
        path: dotted path into the spec (`network.nodes.dense_1.config.units`).
        got: the offending value, as JSON.
        expected: what would have been accepted.
        hint: one imperative sentence that fixes it.
        advice: the change that the hint names, where one was worked out for this very network.
        fix: edits of the spec that cure it, in this order; empty where there is no cure or more than one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    message: str
    node_id: str | None = None
    path: str | None = None
    got: JsonValue = None
    expected: str | None = None
    hint: str | None = None
    advice: Advice | None = None
    fix: tuple[Edit, ...] = ()


class EngineError(Exception):
    """Raised with every problem found, never with only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems: tuple[Problem, ...] = problems


class ShapeError(Exception):
    """A layer cannot take the shapes it was given. Raised by `output_shape`; `checks` adds the node.

    Args:
        code: problem code, for instance `add_shapes_differ`.
        message: one sentence with the shapes in it.
        got: the offending shapes or value, as JSON.
        expected: what would fit.
        hint: how to fix it.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        got: JsonValue = None,
        expected: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.got: JsonValue = got
        self.expected = expected
        self.hint = hint

    def at(self, node_id: str) -> Problem:
        """The same fault as a problem that stands on a node."""
        return Problem(
            code=self.code,
            message=f"{node_id}: {self.message}",
            node_id=node_id,
            got=self.got,
            expected=self.expected,
            hint=self.hint,
        )
