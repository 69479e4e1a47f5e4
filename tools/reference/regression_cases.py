"""The inputs of the regression cases of metrics.json."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from draw import Draw

Case = tuple[str, np.ndarray, np.ndarray, np.ndarray | None]


def row(name: str, y_true: Any, y_pred: Any, weights: Any = None) -> Case:
    return name, np.asarray(y_true, float), np.asarray(y_pred, float), weights


def drawn_cases() -> Iterator[Case]:
    for n in (5, 6, 31, 100, 500):
        name = f"regression_n{n}"
        draw = Draw(name).random
        y = np.round(draw.normal(50, 12, n), 3)
        yield row(name, y, np.round(y + draw.normal(1, 5, n), 3))
    shapes = {
        "regression_heavy_tails": lambda d: (d.standard_t(1.5, 60), d.standard_t(1.5, 60)),
        "regression_large_offset": lambda d: 1e9 + np.cumsum(d.normal(size=(2, 60)), axis=1),
        "regression_tiny": lambda d: d.normal(size=(2, 40)) * 1e-150,
        "regression_huge": lambda d: d.normal(size=(2, 40)) * 1e100,
        "regression_negative_targets": lambda d: -np.abs(np.round(d.normal(5, 2, (2, 40)), 3)),
        "regression_whole_numbers": lambda d: d.integers(1, 9, (2, 40)),
    }
    for name, make in shapes.items():
        yield row(name, *make(Draw(name).random))
    for kind in ("integer", "fractional", "zeros", "fractional_zeros", "wide", "twos"):
        name = f"regression_weights_{kind}"
        draw = Draw(name)
        y = np.round(draw.random.normal(20, 5, 41), 3)
        predicted = np.round(y + draw.random.normal(0, 3, 41), 3)
        yield row(name, y, predicted, draw.weights(kind, 41))


def written_cases() -> Iterator[Case]:
    yield row("regression_perfect", [1, 2, 3, 4], [1, 2, 3, 4])
    yield row("regression_predicts_the_mean", [1, 2, 3, 6], [3, 3, 3, 3])
    yield row("regression_worse_than_the_mean", [1, 2, 3, 4], [4, 3, 2, 1])
    yield row("regression_one_row", [4], [5])
    yield row("regression_one_row_perfect", [4], [4])
    yield row("regression_two_rows", [4, 6], [5, 9])
    yield row("regression_constant_targets", [7, 7, 7], [7, 8, 6.5])
    yield row("regression_constant_targets_perfect", [7, 7, 7], [7, 7, 7])
    yield row("regression_zero_target", [0, 2, 5], [1, 2, 4])
    yield row("regression_zero_target_hit", [0, 2, 5], [0, 2, 4])
    yield row("regression_all_zero", [0, 0], [0, 0])
    yield row("regression_tied_errors", [1, 2, 3, 4, 5], [2, 3, 4, 3, 9])
    weights = np.array([1, 0, 2, 1.0])
    yield row("regression_zero_weight_on_zero_target", [3, 0, 5, 4], [2, 1, 5, 6], weights)
    yield row("regression_constant_after_weights", [3, 9, 3, 3], [2, 1, 5, 6], weights)
    yield row("regression_one_row_left_by_weights", [3, 9], [2, 1], np.array([0, 3.0]))
    yield row(
        "regression_weighted_median_between_rows",
        [1, 2, 3, 4],
        [2, 4, 6, 8],
        np.array([1, 1, 1, 1.0]),
    )
    yield row(
        "regression_weighted_median_on_a_row", [1, 2, 3, 4], [2, 4, 6, 8], np.array([1, 1, 1, 4.0])
    )


def regression_cases() -> Iterator[Case]:
    """Give the id, targets, predictions and weights of every case."""
    yield from drawn_cases()
    yield from written_cases()
