"""What an owner wants of a run: that it trains, and how far. Pure."""


class DesiredState:
    """The last wish counts. One that comes while the run goes through its record holds from the record's end.

    Attributes:
        playing: it shall train. until: the step at which it shall pause, None where it trains on.
        at_once: the owner waits for the end of a step or an epoch, so that no limit on steps a second holds.
    """

    def __init__(self, *, playing: bool, until: int | None, at_once: bool = False) -> None:
        self.playing = playing
        self.until = until
        self.at_once = at_once
        self._late = False
        self._steps = 0

    def play(self, *, late: bool) -> None:
        """Train on. late: the run still goes through its record."""
        self.playing, self.until, self.at_once = True, None, False
        self._late, self._steps = late, 0

    def rest(self) -> None:
        """Train no further."""
        self.playing, self.until, self.at_once = False, None, False
        self._late, self._steps = False, 0

    def step(self, steps: int, now: int, *, late: bool) -> None:
        """Train so many steps more, from the present one or, where that is late, from the record's end."""
        self.play(late=late)
        self.at_once = True
        if late:
            self._steps = steps
        else:
            self.until = now + steps

    def train_until(self, step: int, *, late: bool) -> None:
        """Train until so many steps are done, also those of the record."""
        self.play(late=late)
        self.until = step

    def caught_up(self, now: int) -> bool:
        """The record ends at this step. Returns whether anything was requested before that; True only once."""
        late, self._late = self._late, False
        if self._steps:
            self.until, self._steps = now + self._steps, 0
        elif late and self.fulfilled(now):
            self.rest()
        return late

    def fulfilled(self, now: int) -> bool:
        """Whether the step has come at which the run shall pause."""
        return self.until is not None and now >= self.until
