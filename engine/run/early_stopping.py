"""Early stopping: the best validation loss, its weights, and the number of evaluations since.

Source: Prechelt 1998 (Early stopping - but when?), with patience counted in evaluations.
"""

from collections.abc import Callable

from engine.report import Arrays, Facts
from engine.spec import EarlyStopping as Settings


class EarlyStopping:
    """What early stopping remembers. Without settings it never stops anything.

    Attributes:
        best_step, best_loss: of the lowest validation loss; None before the first evaluation.
        over: whether nothing better came for as many evaluations as there is patience.
    """

    def __init__(self, settings: Settings | None) -> None:
        self._settings = settings
        self._kept: Arrays = {}
        self._waited = 0
        self.best_step: int | None = None
        self.best_loss: float | None = None

    @property
    def watches(self) -> bool:
        """Whether evaluations matter."""
        return self._settings is not None

    @property
    def over(self) -> bool:
        """Whether it is time to stop."""
        return self._settings is not None and self._waited >= self._settings.patience

    @property
    def last_chance(self) -> bool:
        """Whether the next evaluation ends the run unless it is the best."""
        return self._settings is not None and self._waited + 1 >= self._settings.patience

    @property
    def restored(self) -> Arrays | None:
        """The best state, where it is to be taken up again."""
        return self._kept if self._settings is not None and self._settings.restore_best and self._kept else None

    def add(self, step: int, loss: float, state: Callable[[], Arrays]) -> None:
        """Adds an evaluation.

        Args:
            state: what was evaluated; asked for where it is the best.
        """
        if self._settings is None:
            return
        if self.best_loss is None or loss < self.best_loss - self._settings.least_gain:
            self.best_step, self.best_loss, self._waited = step, loss, 0
            self._kept = state() if self._settings.restore_best else {}
        else:
            self._waited += 1

    def renew(self) -> None:
        """Somebody trains on: the whole patience again."""
        self._waited = 0

    def facts(self) -> Facts:
        """Numbers for a checkpoint."""
        return {"waited": self._waited, "best_step": self.best_step, "best_loss": self.best_loss}

    def arrays(self) -> Arrays:
        """The kept state for a checkpoint."""
        return dict(self._kept)

    def restore(self, facts: Facts, arrays: Arrays) -> None:
        """Takes over what `facts` and `arrays` gave out."""
        self._waited, self.best_step, self.best_loss = facts["waited"], facts["best_step"], facts["best_loss"]
        self._kept = dict(arrays)
