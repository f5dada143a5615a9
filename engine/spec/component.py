"""What every part of a spec is made of: frozen models that refuse unknown keys."""

from typing import Annotated, Any, TypedDict, TypeVar, Unpack

from pydantic import BaseModel, ConfigDict, FailFast, Field, JsonValue, StringConstraints

NodeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
ComponentType = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]


Item = TypeVar("Item")
Items = Annotated[tuple[Item, ...], FailFast()]
"""A list of any length: reading it ends at the first item that cannot be read, so that faults are few."""


class SpecPart(BaseModel):
    """Frozen, strict about its keys, JSON in and out; NaN and infinities are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Component(SpecPart):
    """A registered component by name, with its settings still unread.

    `config` is checked against the component's own `Config` by `engine.checks`.
    """

    type: ComponentType
    config: dict[str, JsonValue] = Field(default_factory=dict[str, JsonValue])


class Config(SpecPart):
    """Base of every component's settings. Fields are declared with `setting`."""


ConfigT = TypeVar("ConfigT", bound=Config)
"""The settings that a component's functions take: those of its own `Config`."""

ConfigType = type[ConfigT]
"""A Config class (in a record, `type` is already the name of its component)."""

Setting = Any
"""A field of a `Config` as `setting` declares it: a type checker takes the type from the field's annotation."""


class Bounds(TypedDict, total=False):
    """Pydantic's bounds of a field."""

    ge: float
    gt: float
    le: float
    lt: float
    min_length: int
    max_length: int


def setting(
    default: object = ...,
    *,
    title: str,
    help: str,
    live: bool = False,
    unit: str | None = None,
    scale: str | None = None,
    choices: tuple[JsonValue, ...] | None = None,
    component: str | None = None,
    **bounds: Unpack[Bounds],
) -> Setting:
    """One field of a `Config`: default, bounds and everything a form needs to show it.

    Args:
        default: value used when the spec leaves the field out; `...` makes it required.
        title: label in the inspector, sentence case.
        help: one line on what it does and when to change it.
        live: whether a change applies to a running experiment without a restart (a traced input).
        unit: printed after the field, None for a plain number.
        scale: `log` for a slider that moves by factors.
        choices: suggested values (for example the usual learning rates); others stay allowed.
        component: the registry a nested `{type, config}` comes from (`initializers`).
        bounds: `ge`, `gt`, `le`, `lt`, `min_length`, `max_length`.

    Returns:
        A pydantic field whose JSON schema carries `live`, `unit`, `scale`, `choices`, `component`.
    """
    extra: dict[str, JsonValue] = {"live": live}
    if unit is not None:
        extra["unit"] = unit
    if scale is not None:
        extra["scale"] = scale
    if choices is not None:
        extra["choices"] = list(choices)
    if component is not None:
        extra["component"] = component
    return Field(default, title=title, description=help, json_schema_extra=extra, **bounds)


def field_extra(config: type[Config], name: str, key: str) -> JsonValue:
    """A mark of a config field (`live`, `component`), None where it has none."""
    extra = config.model_fields[name].json_schema_extra
    return extra.get(key) if isinstance(extra, dict) else None


def live_fields(config: type[Config]) -> tuple[str, ...]:
    """Fields that are traced inputs, in the order of their declaration."""
    return tuple(name for name in config.model_fields if field_extra(config, name, "live"))
