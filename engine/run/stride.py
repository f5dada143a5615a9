"""When statistics are taken: at multiples of a stride that changes only where old and new meet."""

from engine.errors import EngineError, Problem
from engine.report import MAX_BUCKETS_PER_FRAME


class Stride:
    """The stride of a run.

    Attributes:
        now: statistics are taken at its multiples. wanted: what it becomes at the next step that is a multiple of
            both, None where nothing is pending.
    """

    def __init__(self, now: int = 1, wanted: int | None = None) -> None:
        self.now = now
        self.wanted = wanted

    @property
    def bucket_width(self) -> int:
        """Losses in a bucket: a sixteenth of the stride, so that a frame never holds more than 16 buckets."""
        return max(1, self.now // MAX_BUCKETS_PER_FRAME)

    def request(self, stride: int) -> None:
        """Asks for another stride.

        Raises:
            EngineError: `stride_not_a_power_of_two`.
        """
        if stride < 1 or stride & (stride - 1):
            raise EngineError(_problem(stride))
        self.wanted = stride

    def settle(self, step: int) -> bool:
        """Takes the wanted stride where the step allows it; whether the width of buckets changed."""
        if self.wanted is None or step % max(self.wanted, self.now):
            return False
        before = self.bucket_width
        self.now, self.wanted = self.wanted, None
        return self.bucket_width != before

    def steps_to_next(self, step: int) -> int:
        """Steps to the next one with statistics, at least 1."""
        return self.now - step % self.now


def _problem(got: int) -> Problem:
    return Problem(
        code="stride_not_a_power_of_two",
        message=f"Statistics can't be taken every {got} steps.",
        got=got,
        expected="a power of two, at least 1",
        hint="Choose a power of two: 1, 2, 4, 8, and so on.",
    )
