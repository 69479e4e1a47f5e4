"""Write the reference cases of the metrics: metrics.json, scored by scikit-learn.

The cases are made from seeded random numbers and a few hand-written rows. A case with rows of
weight 0 is scored without those rows.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from scoring import Classified, classification_values, regression_values

SEED = 20240
OUTPUT = Path(__file__).parents[2] / "assay-core/src/test/resources/reference/metrics.json"
COLOURS = ["blue", "green", "red"]
NOTES = {
    "classes": "sorted; the columns of proba and both axes of confusion_matrix (row: target, "
    "column: prediction) follow it",
    "averages": "macro, micro and weighted run over the classes that occur in y_true or y_pred",
    "zero_division": "precision, recall and f1 of a class are 0 where the denominator is 0",
    "weights_zero": "a row of weight 0 counts as absent",
    "proba": "n x classes; scores (binary): any real score of the positive class",
    "brier": "binary: mean (p - hit)^2; three or more classes: mean sum over classes, in [0, 2]",
    "log_loss": "probabilities are clipped to [2.2e-16, 1 - 2.2e-16] (float64 epsilon)",
    "calibration_error": "top label, 15 bins. confidence = largest probability of the row; right "
    "= the first class with it is the target; sum over bins of share of weight times |share "
    "right - mean confidence|. equal_width: bin b holds (b/15, (b+1)/15], bin 0 holds 0 too. "
    "equal_mass: bin = floor(15 (L + E/2) / W) with L the weight of lower confidences, E of "
    "equal ones, W of all rows. Not from scikit-learn: NumPy, in tools/reference/scoring.py",
    "undefined": "no value; sklearn is the number that scikit-learn puts in its place",
}


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


def plain(values: Any) -> Any:
    """Turn arrays into lists, and whole floats into integers to keep the file short."""
    if isinstance(values, np.ndarray):
        return [plain(v) for v in values.tolist()]
    if isinstance(values, list):
        return [plain(v) for v in values]
    return int(values) if isinstance(values, float) and values.is_integer() else values


def case(name: str, task: str, inputs: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    shown = {key: plain(value) for key, value in inputs.items() if value is not None}
    return {"id": name, "task": task, "inputs": shown, "expected": expected}


def classification(name: str, c: Classified) -> dict[str, Any]:
    inputs = {
        "y_true": c.y_true, "y_pred": c.y_pred, "classes": c.classes, "positive": c.positive,
        "proba": c.proba, "scores": c.scores, "weights": c.weights,
    }
    scored = c if c.weights is None else c.rows(c.weights > 0)
    return case(name, "classification", inputs, classification_values(scored))


def regression(name: str, y_true: Any, y_pred: Any, weights: Any = None) -> dict[str, Any]:
    y_true, y_pred = np.asarray(y_true, float), np.asarray(y_pred, float)
    inputs = {"y_true": y_true, "y_pred": y_pred, "weights": weights}
    keep = np.ones(len(y_true), bool) if weights is None else weights > 0
    kept_weights = None if weights is None else weights[keep]
    expected = regression_values(y_true[keep], y_pred[keep], kept_weights)
    return case(name, "regression", inputs, expected)


def drawn(
    name: str, classes: list, n: int, *, shares: list | None = None, skill: float = 1.5,
    digits: int = 4, weights: str | None = None, positive: Any = None,
) -> Classified:
    """Draw targets, probabilities and the labels that follow from them."""
    draw = Draw(name)
    y_true = np.array(classes)[draw.random.choice(len(classes), n, p=shares)]
    proba = draw.probabilities(y_true, classes, skill, digits)
    y_pred = np.array(classes)[proba.argmax(axis=1)]
    w = None if weights is None else draw.weights(weights, n)
    return Classified(classes, y_true, y_pred, w, proba, positive=positive)


def written(
    classes: list, y_true: list, y_pred: list, *, positive: Any = None, proba: list | None = None,
    scores: list | None = None, weights: list | None = None,
) -> Classified:
    array = lambda values: None if values is None else np.array(values, float)
    return Classified(
        classes, np.array(y_true), np.array(y_pred), array(weights), array(proba), array(scores),
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
        "binary_tied_scores_weighted": (bits, 60, {"positive": 1, "digits": 1, "weights": "integer"}),
        "binary_tied_scores_zero_weights": (bits, 60, {"positive": 1, "digits": 1, "weights": "zeros"}),
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
    known = lambda y_true, y_pred, **more: written(bits, y_true, y_pred, positive=1, **more)
    yield "binary_perfect", known(half, half, proba=two([0.1, 0.2, 0.3, 0.7, 0.8, 0.9]))
    yield "binary_perfect_certain", known(half, half, proba=two([0, 0, 0, 1, 1, 1]))
    yield "binary_worst", known(half, half[::-1], proba=two([0.9, 0.8, 0.7, 0.3, 0.2, 0.1]))
    yield "binary_worst_certain", known(half, half[::-1], proba=two([1, 1, 1, 0, 0, 0]))
    yield "binary_certain_one_wrong", known(
        half, [0, 0, 1, 1, 1, 1], proba=two([0, 0, 1, 1, 1, 1])
    )
    yield "binary_constant_scores", known(half, [0] * 6, proba=two([0.5] * 6))
    yield "binary_three_score_levels", known(
        [0, 1, 0, 1, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1, 1, 0],
        proba=two([0.2, 0.2, 0.2, 0.7, 0.7, 0.7, 0.9, 0.2]),
    )
    yield "binary_one_row_right", known([1], [1], proba=two([0.8]))
    yield "binary_one_row_wrong", known([1], [0], proba=two([0.3]))
    yield "binary_two_rows", known([0, 1], [1, 1], proba=two([0.7, 0.6]))
    yield "binary_only_negative_targets", known([0] * 6, [0, 1, 0, 1, 0, 1], proba=mixed)
    yield "binary_only_positive_targets", known([1] * 6, [0, 1, 0, 1, 0, 1], proba=mixed)
    yield "binary_only_negative_targets_all_right", known([0] * 3, [0] * 3, proba=mixed[:1] * 3)
    yield "binary_positive_never_predicted", known(half, [0] * 6, proba=two([0.1, 0.2, 0.3, 0.3, 0.4, 0.2]))
    yield "binary_positive_always_predicted", known(half, [1] * 6, proba=two([0.6, 0.7, 0.8, 0.6, 0.9, 0.8]))
    yield "binary_zero_weight_on_all_positives", known(
        half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[1, 2, 1, 0, 0, 0]
    )
    yield "binary_zero_weight_on_all_predicted_positives", known(
        half, [0, 1, 0, 0, 0, 1], proba=mixed, weights=[1, 0, 2, 1, 3, 0]
    )
    yield "binary_one_row_left_by_weights", known(
        half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[0, 0, 0, 0, 2.5, 0]
    )
    yield "binary_margin_scores", known(half, [0, 1, 0, 0, 1, 1], scores=[-2.5, 0.75, -3, -0.5, 4, 12])
    yield "binary_margin_scores_tied", known(half, [0, 1, 0, 1, 1, 1], scores=[-1, 3, -1, 3, 3, 3])
    yield "binary_margin_scores_extreme", known(
        half, [0, 1, 0, 1, 1, 1], scores=[-1e300, 1e-300, -1e-300, 2e-300, 1e300, 1e-300]
    )
    yield "binary_margin_scores_negative_zero", known([0, 1, 0, 1], [0, 0, 0, 1], scores=[-0.0, 0.0, -1, 1])
    once, times = known(half, [0, 1, 0, 1, 0, 1], proba=mixed, weights=[1, 2, 3, 1, 2, 3]), [1, 2, 3, 1, 2, 3]
    yield "binary_weights_1_2_3", once
    yield "binary_rows_repeated_1_2_3", Classified(
        bits, *(np.repeat(v, times) for v in (once.y_true, once.y_pred)), None,
        np.repeat(once.proba, times, axis=0), None, 1,
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
    never_red = [[0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.5, 0.2, 0.3], [0.4, 0.5, 0.1], [0.3, 0.6, 0.1], [0.2, 0.5, 0.3]]
    yield "multi_perfect", written(COLOURS, y, y, proba=sure)
    yield "multi_perfect_certain", written(COLOURS, y, y, proba=certain)
    yield "multi_worst_certain", written(COLOURS, y, shifted, proba=certain[1:] + certain[:1])
    yield "multi_one_row", written(COLOURS, ["red"], ["blue"], proba=[[0.5, 0.2, 0.3]])
    yield "multi_constant_scores", written(COLOURS, y, ["blue"] * 6, proba=[[0.5, 0.25, 0.25]] * 6)
    yield "multi_equal_probabilities", written(
        ["a", "b", "c", "d"], list("abcdabcd"), ["a"] * 8, proba=[[0.25] * 4] * 8
    )
    yield "multi_absent_in_predictions", written(
        COLOURS, y, ["blue", "green", "blue", "green", "green", "green"], proba=never_red
    )
    yield "multi_absent_in_both", written(
        COLOURS, ["blue", "green", "blue", "green"], ["blue", "green", "green", "green"],
        proba=never_red[:2] + never_red[3:5],
    )
    yield "multi_zero_weight_on_a_class", written(
        COLOURS, y, ["blue", "green", "red", "green", "green", "blue"], proba=sure,
        weights=[1, 2, 0, 0.5, 1, 0],
    )
    yield "multi_zero_weight_leaves_only_predicted_class", written(
        COLOURS, y, ["blue", "red", "red", "green", "green", "blue"], proba=sure,
        weights=[1, 2, 0, 0.5, 1, 0],
    )
    name = "multi_labels_only"
    draw = Draw(name).random
    pick = lambda n: [list("abcdef")[i] for i in draw.integers(0, 6, n)]
    yield name, written(list("abcdef"), pick(50), pick(50))


def regression_cases() -> Iterator[dict[str, Any]]:
    for n in (5, 6, 31, 100, 500):
        name = f"regression_n{n}"
        draw = Draw(name).random
        y = np.round(draw.normal(50, 12, n), 3)
        yield regression(name, y, np.round(y + draw.normal(1, 5, n), 3))
    shapes = {
        "regression_heavy_tails": lambda d: (d.standard_t(1.5, 60), d.standard_t(1.5, 60)),
        "regression_large_offset": lambda d: 1e9 + np.cumsum(d.normal(size=(2, 60)), axis=1),
        "regression_tiny": lambda d: d.normal(size=(2, 40)) * 1e-150,
        "regression_huge": lambda d: d.normal(size=(2, 40)) * 1e100,
        "regression_negative_targets": lambda d: -np.abs(np.round(d.normal(5, 2, (2, 40)), 3)),
        "regression_whole_numbers": lambda d: d.integers(1, 9, (2, 40)),
    }
    for name, make in shapes.items():
        yield regression(name, *make(Draw(name).random))
    for kind in ("integer", "fractional", "zeros", "fractional_zeros", "wide", "twos"):
        name = f"regression_weights_{kind}"
        draw = Draw(name)
        y = np.round(draw.random.normal(20, 5, 41), 3)
        predicted = np.round(y + draw.random.normal(0, 3, 41), 3)
        yield regression(name, y, predicted, draw.weights(kind, 41))


def regression_edge_cases() -> Iterator[dict[str, Any]]:
    yield regression("regression_perfect", [1, 2, 3, 4], [1, 2, 3, 4])
    yield regression("regression_predicts_the_mean", [1, 2, 3, 6], [3, 3, 3, 3])
    yield regression("regression_worse_than_the_mean", [1, 2, 3, 4], [4, 3, 2, 1])
    yield regression("regression_one_row", [4], [5])
    yield regression("regression_one_row_perfect", [4], [4])
    yield regression("regression_two_rows", [4, 6], [5, 9])
    yield regression("regression_constant_targets", [7, 7, 7], [7, 8, 6.5])
    yield regression("regression_constant_targets_perfect", [7, 7, 7], [7, 7, 7])
    yield regression("regression_zero_target", [0, 2, 5], [1, 2, 4])
    yield regression("regression_zero_target_hit", [0, 2, 5], [0, 2, 4])
    yield regression("regression_all_zero", [0, 0], [0, 0])
    yield regression("regression_tied_errors", [1, 2, 3, 4, 5], [2, 3, 4, 3, 9])
    weights = np.array([1, 0, 2, 1.0])
    yield regression("regression_zero_weight_on_zero_target", [3, 0, 5, 4], [2, 1, 5, 6], weights)
    yield regression("regression_constant_after_weights", [3, 9, 3, 3], [2, 1, 5, 6], weights)
    yield regression("regression_one_row_left_by_weights", [3, 9], [2, 1], np.array([0, 3.0]))
    yield regression("regression_weighted_median_between_rows", [1, 2, 3, 4], [2, 4, 6, 8], np.array([1, 1, 1, 1.0]))
    yield regression("regression_weighted_median_on_a_row", [1, 2, 3, 4], [2, 4, 6, 8], np.array([1, 1, 1, 4.0]))


def main() -> None:
    makers = (binary_cases, binary_edge_cases, multiclass_cases, multiclass_edge_cases)
    cases = [classification(name, c) for maker in makers for name, c in maker()]
    cases += [*regression_cases(), *regression_edge_cases()]
    lines = [json.dumps(c, ensure_ascii=False, separators=(",", ":"), allow_nan=False) for c in cases]
    head = {
        "source": "tools/reference/metrics.py", "sklearn": sklearn.__version__,
        "numpy": np.__version__, "notes": NOTES,
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(opening + ',\n "cases": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{len(cases)} cases, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
