"""Whether what looks tokens up is given tokens, and knows all of them."""

from collections.abc import Iterator

from engine.checks.draft import Draft
from engine.checks.graph import layer_of, single_source
from engine.errors import Problem
from engine.problems import make_problem


def check_tokens(draft: Draft) -> list[Problem]:
    """Problems of every layer with a vocabulary: other numbers would be taken for names, or be none."""
    origins: dict[str, str | None] = {}
    return [problem for name in draft.configs for problem in _of_reader(draft, name, origins)]


def _of_reader(draft: Draft, name: str, origins: dict[str, str | None]) -> Iterator[Problem]:
    reader = layer_of(draft, name)
    known = 0 if reader is None else reader.tokens(draft.configs[name])
    origin = _origin(draft, name, origins) if known else None
    if origin is None:
        return
    layer = layer_of(draft, origin)
    if layer is None or draft.data is None or draft.dataset is None:
        return
    needed = 0 if layer.inputs else draft.dataset.tokens
    if needed == 0:
        yield make_problem("no_tokens_arrive", node_id=name, got=layer.type if layer.inputs else draft.data.type)
    elif known < needed:
        yield make_problem("too_few_tokens", node_id=name, got=known, expected=needed)


def _origin(draft: Draft, name: str, origins: dict[str, str | None]) -> str | None:
    """Whose numbers arrive at a node, past what only rearranges them; None where wires are missing or joined.

    Args:
        origins: the same for nodes that only rearrange, as found so far.
    """
    passed: list[str] = []
    source = single_source(draft, name)
    while source is not None and source not in origins and _rearranges(draft, source):
        origins[source] = None  # nothing arrives on a cycle
        passed.append(source)
        source = single_source(draft, source)
    origin = None if source is None or source == name else origins.get(source, source)
    origins.update(dict.fromkeys(passed, origin))
    return origin if origin in draft.configs else None


def _rearranges(draft: Draft, name: str) -> bool:
    layer = layer_of(draft, name) if name in draft.configs else None
    return layer is not None and bool(layer.inputs) and layer.rearranges
