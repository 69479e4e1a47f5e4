"""The inputs of the classification cases of metrics.json."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from draw import Draw
from scoring import Classified

COLOURS = ["blue", "green", "red"]


def drawn(
    name: str,
    classes: list,
    n: int,
    *,
    shares: list | None = None,
    skill: float = 1.5,
    digits: int = 4,
    weights: str | None = None,
    positive: Any = None,
) -> Classified:
    """Draw targets, probabilities and the labels that follow from them."""
    draw = Draw(name)
    y_true = np.array(classes)[draw.random.choice(len(classes), n, p=shares)]
    proba = draw.probabilities(y_true, classes, skill, digits)
    y_pred = np.array(classes)[proba.argmax(axis=1)]
    w = None if weights is None else draw.weights(weights, n)
    return Classified(classes, y_true, y_pred, w, proba, positive=positive)


def written(
    classes: list,
    y_true: list,
    y_pred: list,
    *,
    positive: Any = None,
    proba: list | None = None,
    scores: list | None = None,
    weights: list | None = None,
) -> Classified:
    def array(values):
        return None if values is None else np.array(values, float)

    return Classified(
        classes,
        np.array(y_true),
        np.array(y_pred),
        array(weights),
        array(proba),
        array(scores),
        positive,
    )


def two(positives: list[float]) -> list[list[float]]:
    """Probabilities of both classes from those of the second."""
    return [[round(1 - p, 6), p] for p in positives]


def binary_cases() -> Iterator[tuple[str, Classified]]:
    bits, words = [0, 1], ["ham", "spam"]
    for n in (5, 12, 40, 150, 500):
        yield f"binary_n{n}", drawn(f"binary_n{n}", bits, n, positive=1)
    options = {
        "binary_text_labels": (words, 40, {"positive": "spam"}),
        "binary_positive_is_first_class": (words, 40, {"positive": "ham"}),
        "binary_rare_positive": (bits, 200, {"positive": 1, "shares": [0.95, 0.05]}),
        "binary_no_skill": (bits, 80, {"positive": 1, "skill": 0.0}),
        "binary_inverted": (bits, 60, {"positive": 1, "skill": -1.5}),
        "binary_tied_scores": (bits, 60, {"positive": 1, "digits": 1}),
        "binary_tied_scores_weighted": (
            bits,
            60,
            {"positive": 1, "digits": 1, "weights": "integer"},
        ),
        "binary_tied_scores_zero_weights": (
            bits,
            60,
            {"positive": 1, "digits": 1, "weights": "zeros"},
        ),
        "binary_text_labels_weighted": (words, 40, {"positive": "ham", "weights": "fractional"}),
    }
    for name, (classes, n, how) in options.items():
        yield name, drawn(name, classes, n, **how)
    for kind in ("integer", "fractional", "zeros", "fractional_zeros", "wide", "twos"):
        name = f"binary_weights_{kind}"
        yield name, drawn(name, bits, 50, positive=1, weights=kind)


def binary_edge_cases() -> Iterator[tuple[str, Classified]]:
    bits, half = [0, 1], [0, 0, 0, 1, 1, 1]
    mixed = two([0.1, 0.6, 0.3, 0.8, 0.45, 0.9])

    def known(y_true, y_pred, **more):
        return written(bits, y_true, y_pred, positive=1, **more)

    yield "binary_perfect", known(half, half, proba=two([0.1, 0.2, 0.3, 0.7, 0.8, 0.9]))
    yield "binary_perfect_certain", known(half, half, proba=two([0, 0, 0, 1, 1, 1]))
    yield "binary_worst", known(half, half[::-1], proba=two([0.9, 0.8, 0.7, 0.3, 0.2, 0.1]))
    yield "binary_worst_certain", known(half, half[::-1], proba=two([1, 1, 1, 0, 0, 0]))
    yield "binary_certain_one_wrong", known(half, [0, 0, 1, 1, 1, 1], proba=two([0, 0, 1, 1, 1, 1]))
    yield "binary_constant_scores", known(half, [0] * 6, proba=two([0.5] * 6))
    yield (
        "binary_three_score_levels",
        known(
            [0, 1, 0, 1, 0, 1, 1, 0],
            [0, 0, 0, 1, 1, 1, 1, 0],
            proba=two([0.2, 0.2, 0.2, 0.7, 0.7, 0.7, 0.9, 0.2]),
        ),
    )
    yield "binary_one_row_right", known([1], [1], proba=two([0.8]))
    yield "binary_one_row_wrong", known([1], [0], proba=two([0.3]))
    yield "binary_two_rows", known([0, 1], [1, 1], proba=two([0.7, 0.6]))
    yield "binary_only_negative_targets", known([0] * 6, [0, 1, 0, 1, 0, 1], proba=mixed)
    yield "binary_only_positive_targets", known([1] * 6, [0, 1, 0, 1, 0, 1], proba=mixed)
    yield "binary_only_negative_targets_all_right", known([0] * 3, [0] * 3, proba=mixed[:1] * 3)
    yield (
        "binary_positive_never_predicted",
        known(half, [0] * 6, proba=two([0.1, 0.2, 0.3, 0.3, 0.4, 0.2])),
    )
    yield (
        "binary_positive_always_predicted",
        known(half, [1] * 6, proba=two([0.6, 0.7, 0.8, 0.6, 0.9, 0.8])),
    )
    yield (
        "binary_zero_weight_on_all_positives",
        known(half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[1, 2, 1, 0, 0, 0]),
    )
    yield (
        "binary_zero_weight_on_all_predicted_positives",
        known(half, [0, 1, 0, 0, 0, 1], proba=mixed, weights=[1, 0, 2, 1, 3, 0]),
    )
    yield (
        "binary_one_row_left_by_weights",
        known(half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[0, 0, 0, 0, 2.5, 0]),
    )
    yield (
        "binary_margin_scores",
        known(half, [0, 1, 0, 0, 1, 1], scores=[-2.5, 0.75, -3, -0.5, 4, 12]),
    )
    yield "binary_margin_scores_tied", known(half, [0, 1, 0, 1, 1, 1], scores=[-1, 3, -1, 3, 3, 3])
    yield (
        "binary_margin_scores_extreme",
        known(half, [0, 1, 0, 1, 1, 1], scores=[-1e300, 1e-300, -1e-300, 2e-300, 1e300, 1e-300]),
    )
    yield (
        "binary_margin_scores_negative_zero",
        known([0, 1, 0, 1], [0, 0, 0, 1], scores=[-0.0, 0.0, -1, 1]),
    )
    once, times = (
        known(half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[1, 2, 3, 1, 2, 3]),
        [1, 2, 3, 1, 2, 3],
    )
    yield "binary_weights_1_2_3", once
    yield (
        "binary_rows_repeated_1_2_3",
        Classified(
            bits,
            *(np.repeat(v, times) for v in (once.y_true, once.y_pred)),
            None,
            np.repeat(once.proba, times, axis=0),
            None,
            1,
        ),
    )


def multiclass_cases() -> Iterator[tuple[str, Classified]]:
    letters = list("abcdefghij")
    numbers = {
        "multi_3_n6": ([0, 1, 2], 6, {}),
        "multi_3_n30": ([0, 1, 2], 30, {}),
        "multi_3_text": (COLOURS, 45, {}),
        "multi_3_n300": (COLOURS, 300, {"skill": 1.0}),
        "multi_4_unordered_numbers": ([-1, 3, 7, 20], 40, {}),
        "multi_5": ([1, 2, 3, 4, 5], 60, {"skill": 0.8}),
        "multi_7_text": (letters[:7], 80, {}),
        "multi_10": (list(range(10)), 120, {"skill": 2.5}),
        "multi_10_text": (letters, 100, {"skill": 2.0}),
        "multi_text_beyond_ascii": (["A b", "a,b", "é", "日本"], 40, {}),
        "multi_imbalanced": (COLOURS, 100, {"shares": [0.9, 0.07, 0.03]}),
        "multi_no_skill": (COLOURS, 60, {"skill": 0.0}),
        "multi_tied_scores": (COLOURS, 60, {"digits": 1}),
        "multi_tied_scores_weighted": (COLOURS, 60, {"digits": 1, "weights": "integer"}),
        "multi_5_weights_fractional": ([1, 2, 3, 4, 5], 60, {"weights": "fractional"}),
        "multi_10_weights_zeros": (list(range(10)), 100, {"weights": "zeros", "skill": 2.0}),
    }
    for name, (classes, n, how) in numbers.items():
        yield name, drawn(name, classes, n, **how)
    for kind in ("integer", "fractional", "zeros", "fractional_zeros", "wide", "twos"):
        name = f"multi_3_weights_{kind}"
        yield name, drawn(name, COLOURS, 50, weights=kind)
    absent = {
        "multi_absent_in_targets": [0.5, 0.5, 0.0],
        "multi_absent_in_targets_two": [1.0, 0.0, 0.0],
    }
    for name, shares in absent.items():
        yield name, drawn(name, COLOURS, 40, shares=shares, skill=1.0)


def multiclass_edge_cases() -> Iterator[tuple[str, Classified]]:
    y = ["blue", "green", "red", "blue", "green", "red"]
    sure = [[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]] * 2
    certain = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] * 2
    shifted = ["green", "red", "blue"] * 2
    never_red = [
        [0.6, 0.3, 0.1],
        [0.2, 0.7, 0.1],
        [0.5, 0.2, 0.3],
        [0.4, 0.5, 0.1],
        [0.3, 0.6, 0.1],
        [0.2, 0.5, 0.3],
    ]
    yield "multi_perfect", written(COLOURS, y, y, proba=sure)
    yield "multi_perfect_certain", written(COLOURS, y, y, proba=certain)
    yield "multi_worst_certain", written(COLOURS, y, shifted, proba=certain[1:] + certain[:1])
    yield "multi_one_row", written(COLOURS, ["red"], ["blue"], proba=[[0.5, 0.2, 0.3]])
    yield "multi_constant_scores", written(COLOURS, y, ["blue"] * 6, proba=[[0.5, 0.25, 0.25]] * 6)
    yield (
        "multi_equal_probabilities",
        written(["a", "b", "c", "d"], list("abcdabcd"), ["a"] * 8, proba=[[0.25] * 4] * 8),
    )
    yield (
        "multi_absent_in_predictions",
        written(COLOURS, y, ["blue", "green", "blue", "green", "green", "green"], proba=never_red),
    )
    yield (
        "multi_absent_in_both",
        written(
            COLOURS,
            ["blue", "green", "blue", "green"],
            ["blue", "green", "green", "green"],
            proba=never_red[:2] + never_red[3:5],
        ),
    )
    yield (
        "multi_zero_weight_on_a_class",
        written(
            COLOURS,
            y,
            ["blue", "green", "red", "green", "green", "blue"],
            proba=sure,
            weights=[1, 2, 0, 0.5, 1, 0],
        ),
    )
    yield (
        "multi_zero_weight_leaves_only_predicted_class",
        written(
            COLOURS,
            y,
            ["blue", "red", "red", "green", "green", "blue"],
            proba=sure,
            weights=[1, 2, 0, 0.5, 1, 0],
        ),
    )
    name = "multi_labels_only"
    draw = Draw(name).random

    def pick(n):
        return [list("abcdef")[i] for i in draw.integers(0, 6, n)]

    yield name, written(list("abcdef"), pick(50), pick(50))


def classification_cases() -> Iterator[tuple[str, Classified]]:
    """Give the id and the inputs of every case."""
    for maker in (binary_cases, binary_edge_cases, multiclass_cases, multiclass_edge_cases):
        yield from maker()
