"""How often somebody may ask: a bucket of tokens that fills steadily. No clock here."""

from dataclasses import dataclass


@dataclass
class TokenBucket:
    """So many at once, so many a second in the long run.

    Attributes:
        per_second: tokens that come in. burst: tokens that it holds.
    """

    per_second: float
    burst: float
    _tokens: float | None = None
    _at_s: float = 0.0

    def take(self, now_s: float, wanted: float = 1.0) -> bool:
        """Takes tokens, all that are wanted or none; False where there are too few.

        Args:
            now_s: seconds of a clock that only grows. wanted: tokens; more than `burst` are never there.
        """
        tokens = self.burst if self._tokens is None else self._tokens + (now_s - self._at_s) * self.per_second
        tokens = min(tokens, self.burst)
        self._at_s = now_s
        self._tokens = tokens - wanted if tokens >= wanted else tokens
        return tokens >= wanted
