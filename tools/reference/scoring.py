"""Score predictions with scikit-learn, under the metric keys that the reference files use.

Every function returns {metric key: value}. A value is a number, a matrix (confusion_matrix) or
{"undefined": reason}; where scikit-learn puts a number in place of an undefined value, that
number stands beside the reason under "sklearn".
"""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from sklearn import metrics as skm
from sklearn.preprocessing import label_binarize

CALIBRATION_BINS = 15
AVERAGES = ("macro", "micro", "weighted")


@dataclass(frozen=True)
class Classified:
    """Targets and predictions of a classifier; the columns of proba follow the sorted classes."""

    classes: list
    y_true: np.ndarray
    y_pred: np.ndarray
    weights: np.ndarray | None = None
    proba: np.ndarray | None = None
    scores: np.ndarray | None = None
    positive: Any = None

    def rows(self, keep: np.ndarray) -> "Classified":
        def part(values):
            return None if values is None else values[keep]

        return Classified(
            self.classes,
            self.y_true[keep],
            self.y_pred[keep],
            part(self.weights),
            part(self.proba),
            part(self.scores),
            self.positive,
        )


def attempt(call: Callable[[], Any], undefined: str | None = None) -> Any:
    """Evaluate a metric; NaN and refusals become {"undefined": reason}."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = np.asarray(call(), dtype=float)
        except ValueError as refused:
            return {"undefined": undefined or str(refused).split(". ")[0]}
    if not np.all(np.isfinite(value)):
        return {"undefined": undefined or "0/0"}
    plain = value.tolist()
    return {"undefined": undefined, "sklearn": plain} if undefined else plain


def label_values(c: Classified) -> dict[str, Any]:
    """Score the predicted labels."""
    w = {"sample_weight": c.weights}
    confusion = skm.confusion_matrix(c.y_true, c.y_pred, labels=c.classes, **w)
    flat = (confusion.sum(0) > 0).sum() < 2 or (confusion.sum(1) > 0).sum() < 2
    values = {
        "accuracy": attempt(lambda: skm.accuracy_score(c.y_true, c.y_pred, **w)),
        "balanced_accuracy": attempt(lambda: skm.balanced_accuracy_score(c.y_true, c.y_pred, **w)),
        "mcc": attempt(
            lambda: skm.matthews_corrcoef(c.y_true, c.y_pred, **w),
            "the targets or the predictions are all of one class" if flat else None,
        ),
        "confusion_matrix": confusion.tolist(),
    }
    scorers = {
        "precision": skm.precision_score,
        "recall": skm.recall_score,
        "f1": skm.f1_score,
    }
    for name, scorer in scorers.items():
        for average in AVERAGES:
            values[f"{name}_{average}"] = attempt(
                partial(scorer, c.y_true, c.y_pred, average=average, zero_division=0, **w)
            )
        if c.positive is not None:
            values[f"{name}_binary"] = attempt(
                partial(
                    scorer, c.y_true == c.positive, c.y_pred == c.positive, zero_division=0, **w
                )
            )
    return values


def ranking_values(c: Classified, scores: np.ndarray) -> dict[str, Any]:
    """Score how a binary classifier ranks the rows by the score of the positive class."""
    hit = c.y_true == c.positive
    one_class = "the targets are all of one class" if hit.all() or not hit.any() else None
    none_positive = None if hit.any() else "no target is of the positive class"
    w = {"sample_weight": c.weights}
    return {
        "roc_auc": attempt(lambda: skm.roc_auc_score(hit, scores, **w), one_class),
        "pr_auc": attempt(lambda: skm.average_precision_score(hit, scores, **w), none_positive),
    }


def multiclass_ranking_values(c: Classified) -> dict[str, Any]:
    """Score how a classifier of three or more classes ranks the rows, class by class."""
    w = {"sample_weight": c.weights}
    absent = sorted(set(c.classes) - set(c.y_true.tolist()))
    reason = f"no target is of class {absent[0]}" if absent else None
    one_vs_rest = label_binarize(c.y_true, classes=c.classes)

    def auc(**how):
        return skm.roc_auc_score(c.y_true, c.proba, labels=c.classes, **how)

    values = {
        "roc_auc_ovr_macro": attempt(lambda: auc(multi_class="ovr", average="macro", **w), reason),
        "roc_auc_ovr_weighted": attempt(
            lambda: auc(multi_class="ovr", average="weighted", **w), reason
        ),
        "pr_auc_macro": attempt(
            lambda: skm.average_precision_score(one_vs_rest, c.proba, average="macro", **w), reason
        ),
    }
    if c.weights is None:
        values["roc_auc_ovo_macro"] = attempt(
            lambda: auc(multi_class="ovo", average="macro"), reason
        )
    return values


def probability_values(c: Classified) -> dict[str, Any]:
    """Score the predicted probabilities."""
    w = {"sample_weight": c.weights}
    if len(c.classes) == 2:
        positive = c.proba[:, c.classes.index(c.positive)]
        values = ranking_values(c, positive)

        def brier():
            return skm.brier_score_loss(c.y_true == c.positive, positive, **w)
    else:
        values = multiclass_ranking_values(c)

        def brier():
            return skm.brier_score_loss(c.y_true, c.proba, labels=c.classes, **w)

    return values | {
        "log_loss": attempt(lambda: skm.log_loss(c.y_true, c.proba, labels=c.classes, **w)),
        "brier": attempt(brier),
        "calibration_error_equal_width": calibration_error(c, equal_width_bins),
        "calibration_error_equal_mass": calibration_error(c, equal_mass_bins),
    }


def equal_width_bins(confidence: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Bin b of B holds the confidences in (b/B, (b+1)/B], and bin 0 holds 0 too."""
    return np.clip(np.ceil(confidence * CALIBRATION_BINS) - 1, 0, CALIBRATION_BINS - 1).astype(int)


def equal_mass_bins(confidence: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Bin of a row: floor(B (L + E/2) / W).

    L is the weight of the rows with a lower confidence, E that of the rows with an equal one,
    W that of all: ties stay together, and the order of the rows does not matter.
    """
    levels, level = np.unique(confidence, return_inverse=True)
    mass = np.bincount(level, weights=weights, minlength=len(levels))
    middle = np.cumsum(mass) - mass / 2
    bins = np.floor(CALIBRATION_BINS * middle / weights.sum()).astype(int)
    return np.clip(bins, 0, CALIBRATION_BINS - 1)[level]


def calibration_error(c: Classified, bins_of: Callable) -> float:
    """Expected calibration error of the top label.

    The confidence of a row is its largest probability; it is right where the first class with
    that probability is the target. The error is the sum over the bins of the bin's share of the
    weight times |share of right rows - mean confidence|, both weighted.
    """
    weights = np.ones(len(c.y_true)) if c.weights is None else c.weights
    confidence = c.proba.max(axis=1)
    right = np.array(c.classes)[c.proba.argmax(axis=1)] == c.y_true
    bins = bins_of(confidence, weights)
    gap = np.bincount(bins, weights=weights * (right - confidence), minlength=CALIBRATION_BINS)
    return float(np.abs(gap).sum() / weights.sum())


def classification_values(c: Classified) -> dict[str, Any]:
    """Score everything that the predictions allow."""
    values = label_values(c)
    if c.proba is not None:
        values |= probability_values(c)
    if c.scores is not None:
        values |= ranking_values(c, c.scores)
    return values


def regression_values(
    y_true: np.ndarray, y_pred: np.ndarray, weights: np.ndarray | None = None
) -> dict[str, Any]:
    """Score predicted numbers."""
    w = {"sample_weight": weights}
    no_r2 = "fewer than two rows" if len(y_true) < 2 else None
    if no_r2 is None and np.ptp(y_true) == 0:
        no_r2 = "the targets are all equal"
    no_mape = "a target is 0" if (y_true == 0).any() else None
    return {
        "mse": attempt(lambda: skm.mean_squared_error(y_true, y_pred, **w)),
        "rmse": attempt(lambda: skm.root_mean_squared_error(y_true, y_pred, **w)),
        "mae": attempt(lambda: skm.mean_absolute_error(y_true, y_pred, **w)),
        "mape": attempt(lambda: skm.mean_absolute_percentage_error(y_true, y_pred, **w), no_mape),
        "r2": attempt(lambda: skm.r2_score(y_true, y_pred, **w), no_r2),
        "median_absolute_error": attempt(lambda: skm.median_absolute_error(y_true, y_pred, **w)),
    }
