"""What follows from a spec, or from one state of a run, worked out once: every rule asks for much the same."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Of = TypeVar("Of")
More = ParamSpec("More")
Found = TypeVar("Found")


def once(function: Callable[Concatenate[Of, More], Found]) -> Callable[Concatenate[Of, More], Found]:
    """The function with a memory: what it found in an object, for as long as that object lives.

    Objects are compared by identity: specs and evidence are never changed, and comparing them takes longer than
    most of what is found in them. Further arguments are compared by value.
    """
    known: dict[int, tuple[weakref.ref[Of], dict[object, Found]]] = {}

    @wraps(function)
    def remembering(of: Of, *more: More.args, **named: More.kwargs) -> Found:
        place = id(of)
        entry = known.get(place)
        if entry is None:
            entry = known[place] = weakref.ref(of, lambda _: known.pop(place, None)), {}
        key = (more, *named.items()) if named else more
        found = entry[1]
        if key not in found:
            found[key] = function(of, *more, **named)
        return found[key]

    return remembering
