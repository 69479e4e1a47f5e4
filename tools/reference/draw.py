"""Seeded random inputs of the metric cases."""

import numpy as np

SEED = 20240


class Draw:
    """Random inputs of one case; the seed depends on the case's name alone."""

    def __init__(self, name: str) -> None:
        self.random = np.random.default_rng([SEED, *name.encode()])

    def probabilities(self, y: np.ndarray, classes: list, skill: float, digits: int) -> np.ndarray:
        """Draw probabilities that lean towards the targets; each row sums to 1."""
        logits = self.random.normal(size=(len(y), len(classes)))
        logits[np.arange(len(y)), [classes.index(v) for v in y.tolist()]] += skill
        share = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        units = np.floor(share * 10**digits).astype(int)
        top = share.argmax(axis=1)
        units[np.arange(len(y)), top] += 10**digits - units.sum(axis=1)
        return np.round(units / 10**digits, digits)

    def weights(self, kind: str, n: int) -> np.ndarray:
        return {
            "integer": lambda: self.random.integers(1, 6, n).astype(float),
            "fractional": lambda: np.round(self.random.exponential(size=n) + 0.001, 4),
            "zeros": lambda: self.random.poisson(1.0, n).astype(float),
            "fractional_zeros": lambda: np.round(
                self.random.exponential(size=n) * (self.random.random(n) < 0.7), 4
            ),
            "wide": lambda: np.round(10 ** self.random.uniform(-3, 4, n), 4),
            "twos": lambda: np.full(n, 2.0),
        }[kind]()
