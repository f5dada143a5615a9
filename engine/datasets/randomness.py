"""Random numbers of data sets: the same for every version of NumPy, so that a link means the same points."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class RandomNumbers:
    """Uniform and normal numbers and permutations from PCG64's raw words.

    NumPy never changes the words of a bit generator, but may change what `Generator` makes of them.

    Args:
        seed: 0 or more.
        stream: separates draws that must be independent (points and split of one seed).
    """

    def __init__(self, seed: int, stream: int = 0) -> None:
        self._bits = np.random.PCG64(np.random.SeedSequence([seed, stream]))

    def _words(self, count: int) -> NDArray[np.uint64]:
        return np.asarray(self._bits.random_raw(count), dtype=np.uint64)

    def uniform(self, low: float, high: float, count: int) -> Numbers:
        """[count] numbers in [low, high): the upper 53 bits of each word."""
        fraction: Numbers = (self._words(count) >> np.uint64(11)).astype(np.float64) * 2.0**-53
        return low + (high - low) * fraction

    def normal(self, count: int) -> Numbers:
        """[count] standard normal numbers.

        Source:
            Box and Muller 1958; the cosine branch.
        """
        radius = np.sqrt(-2.0 * np.log1p(-self.uniform(0.0, 1.0, count)))
        return np.asarray(radius * np.cos(2.0 * np.pi * self.uniform(0.0, 1.0, count)), np.float64)

    def permutation(self, count: int) -> NDArray[np.intp]:
        """[count] the numbers 0..count-1 in random order."""
        return np.argsort(self._words(count), kind="stable")
