"""The rates that reduce on plateau makes of a row of validation losses."""

from engine.schedules.reduce_on_plateau import REDUCE_ON_PLATEAU


def rates(losses: list[float], settings: dict[str, float]) -> list[float]:
    """The learning rate behind each evaluation, from 1."""
    assert REDUCE_ON_PLATEAU.react is not None
    rate = 1.0
    memory: dict[str, float] = {}
    reported: list[float] = []
    for loss in losses:
        memory, factor = REDUCE_ON_PLATEAU.react(settings, memory, loss)
        rate *= factor
        reported.append(rate)
    return reported
