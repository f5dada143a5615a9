"""Whether what looks tokens up is given tokens, and knows all of them."""

from collections.abc import Iterator

from engine.checks.draft import Draft
from engine.checks.graph import layer_of, single_source
from engine.errors import Problem
from engine.problems import make_problem


def check_tokens(draft: Draft) -> list[Problem]:
    """Problems of every layer with a vocabulary: other numbers would be taken for names, or be none."""
    return [problem for name in draft.configs for problem in _of_reader(draft, name)]


def _of_reader(draft: Draft, name: str) -> Iterator[Problem]:
    reader = layer_of(draft, name)
    known = 0 if reader is None else reader.tokens(draft.configs[name])
    origin = _origin(draft, name) if known else None
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


def _origin(draft: Draft, name: str) -> str | None:
    """Whose numbers arrive at a node, past what only rearranges them; None where wires are missing or joined."""
    seen = {name}
    origin = single_source(draft, name)
    while origin is not None and origin not in seen and origin in draft.configs:
        seen.add(origin)
        layer = layer_of(draft, origin)
        if layer is None or not layer.inputs or not layer.rearranges:
            return origin
        origin = single_source(draft, origin)
    return None
