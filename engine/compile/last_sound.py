"""How many steps of a chunk can be kept."""

from collections.abc import Callable

from engine.compile.chunk import Chunk


def last_sound(attempt: Callable[[int], Chunk], done: int) -> tuple[int, Chunk]:
    """The most steps, at most `done`, behind which everything is finite; and the chunk that took them.

    What is once not finite stays so under every update, so the boundary is found by halving.
    """
    low, high = 0, done
    chunk = attempt(done)
    if bool(chunk.finite):
        return done, chunk
    while high - low > 1:
        middle = (low + high) // 2
        if bool(attempt(middle).finite):
            low = middle
        else:
            high = middle
    return low, attempt(low)
