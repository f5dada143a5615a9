"""Components: known types, settings within their bounds, nested components included."""

from pydantic import JsonValue

from engine import registry
from engine.checks.reading import Where, read_part
from engine.errors import Problem
from engine.problems import make_problem
from engine.spec import Component, Config, ConfigT, paths


def check_settings(
    model: type[ConfigT], raw: dict[str, JsonValue], where: Where
) -> tuple[ConfigT | None, list[Problem]]:
    """Settings of a component that stands in no spec, and what is wrong with them."""
    return read_part(model, raw, where)


def check_component(
    family: str, component: Component, where: Where, node_id: str | None = None
) -> tuple[Config | None, list[Problem]]:
    """The settings of a component, and what is wrong with it and with the components in its settings.

    Args:
        family: key of `registry.FAMILIES`. where: its path in the spec. node_id: the node it belongs to.

    Returns:
        (settings, []) or (None, every problem).
    """
    record = registry.FAMILIES[family].get(component.type)
    if record is None:
        known = ", ".join(registry.FAMILIES[family])
        path = paths.join(*where, "type")
        return None, [make_problem("unknown_type", node_id=node_id, path=path, got=component.type, expected=known)]
    config, problems = read_part(record.Config, component.config, (*where, "config"), node_id)
    if config is None:
        return None, problems
    for name in record.Config.model_fields:
        nested = registry.nested_family(record.Config, name)
        if nested is not None:
            problems += check_component(nested, getattr(config, name), (*where, "config", name), node_id)[1]
    return (None if problems else config), problems
