"""Parts of requests that grow with a number, for tests of how work grows with the size of what comes in."""

import json
from collections.abc import Callable
from typing import Any

from tests.backend.entries import Part

SIZES = (100, 200)
TWICE = 2.5
"""Twice the size may cost this many times the work: linear, and a logarithm for sorting."""

NOISE = 20_000
"""Bytecodes of what goes on beside a request."""


def objects(count: int, make: Callable[[int], str]) -> str:
    return ",".join(make(number) for number in range(count))


def spec(nodes: str = "", edges: str = "", objectives: str = "", groups: str = "") -> str:
    network = f'{{"nodes":[{nodes}],"edges":[{edges}],"groups":{{{groups}}}}}'
    return f'{{"network":{network},"data":{{"type":"spiral"}},"objectives":[{objectives}]}}'


def tanh(number: int) -> str:
    return f'{{"id":"n{number}","type":"tanh"}}'


def group(name: str, nodes: str = tanh(0), parameters: str = "") -> str:
    return f'"{name}":{{"nodes":[{nodes}],"ports":{{"output":"n0"}},"parameters":{{{parameters}}}}}'


FRAGMENTS: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "{" + objects(n, lambda i: f'"key_{i}":1') + "}",
    "one key twice": lambda n: "{" + objects(n, lambda i: f'"key_{i}":1') + ',"key_0":1}',
    "every key twice": lambda n: "{" + objects(n, lambda i: f'"key_{i // 2}":1') + "}",
    "a list": lambda n: "[" + objects(n, str) + "]",
    "a long text": lambda n: f'"{"x" * 20 * n}"',
    "a number of many digits": lambda n: "1" * n,
    "a fraction of many digits": lambda n: "0." + "1" * n,
    "lists in lists": lambda n: "[" * n + "]" * n,
    "objects in objects": lambda n: '{"a":' * n + "1" + "}" * n,
    "nodes": lambda n: spec(nodes=objects(n, tanh)),
    "faulty nodes": lambda n: spec(nodes=objects(n, str)),
    "long ids": lambda n: spec(nodes=f'{{"id":"{"n" * 20 * n}","type":"tanh"}}'),
    "edges": lambda n: spec(edges=objects(n, lambda _: '{"source":"a","target":"b"}')),
    "objectives": lambda n: spec(objectives=objects(n, lambda _: "{}")),
    "augmentations": lambda n: f'{{"type":"spiral","augmentations":[{objects(n, lambda _: FLIP)}]}}',
    "settings": lambda n: '{"type":"spiral","config":{' + objects(n, lambda i: f'"key_{i}":1') + "}}",
    "positions": lambda n: '{"positions":{' + objects(n, lambda i: f'"key_{i}":[0,0]') + "}}",
    "groups": lambda n: spec(groups=objects(n, lambda i: group(f"g{i}"))),
    "nodes of a group": lambda n: spec(groups=group("g", nodes=objects(n, tanh))),
    "parameters of a group": lambda n: spec(groups=group("g", parameters=objects(n, lambda i: f'"p{i}":1'))),
    "frozen weights": lambda n: spec(
        nodes='{"id":"a","type":"dense","frozen_weights":{"kernel":[' + objects(n, lambda i: f"[{i},0]") + "]}}"
    ),
    "drawn points": lambda n: DRAWN_POINTS.format(objects(n, lambda _: "[0.5,0.5,1]")),
    "axes of a study": lambda n: study(objects(n, lambda i: f'{{"path":"optimizer.config.p{i}","values":[0,1]}}')),
    "values of an axis": lambda n: study(f'{{"path":"training.seed","values":[{objects(n, str)}]}}'),
}
FLIP = '{"type":"flip"}'
DRAWN_POINTS = '{{"type":"drawn_points","config":{{"points":[{}]}}}}'
PLAIN = ("keys", "every key twice", "a long text", "a number of many digits", "lists in lists")
"""What is sent where a text or a number is expected: it is refused by its type, whatever is in it."""


def study(axes: str) -> str:
    return f'{{"type":"sweep","config":{{"axes":[{axes}],"budget":{{"unit":"step","n":2}}}}}}'


def fragments(part: Part) -> list[str]:
    """Names of the fragments that a part is tried with."""
    return [*(PLAIN if part.plain else FRAGMENTS)]


def grown(document: dict[str, Any], field: str | None, fragment: str) -> bytes:
    """A document with a fragment as one of its fields, or in the place of the whole."""
    if field is None:
        return fragment.encode()
    whole = {**document, field: None}
    parts = (f"{json.dumps(key)}:{fragment if key == field else json.dumps(value)}" for key, value in whole.items())
    return ("{" + ",".join(parts) + "}").encode()
