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
        except (ValueError, ZeroDivisionError) as refused:
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
        for average in ("macro", "weighted"):
            values[f"roc_auc_ovo_{average}"] = attempt(
                partial(auc, multi_class="ovo", average=average), reason
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
    }


def equal_width_bins(confidence: np.ndarray) -> np.ndarray:
    """Bin b of B holds the confidences in [b/B, (b+1)/B), and the last one holds 1 too."""
    return np.clip(np.floor(confidence * CALIBRATION_BINS), 0, CALIBRATION_BINS - 1).astype(int)


def equal_mass_bins(confidence: np.ndarray) -> np.ndarray:
    """Bin of a row: floor(B L / n), L the number of rows with a lower confidence, n of all."""
    lower = np.searchsorted(np.sort(confidence), confidence, side="left")
    return lower * CALIBRATION_BINS // len(confidence)


def calibration_error(c: Classified, bins_of: Callable[[np.ndarray], np.ndarray]) -> float:
    """Expected calibration error: the sum over the bins |sum w (hit - confidence)| / sum w.

    Of two classes, the confidence is the probability of the second and a hit is a target of it.
    Of more, the confidence is the largest probability, and a hit a target of the first class that
    has it. The bins depend on the confidences of all rows and not on their weights.
    """
    weights = np.ones(len(c.y_true)) if c.weights is None else c.weights
    top = c.proba.argmax(axis=1) if len(c.classes) > 2 else np.ones(len(c.y_true), int)
    confidence = c.proba[np.arange(len(top)), top]
    gap = weights * ((np.array(c.classes)[top] == c.y_true) - confidence)
    sums = np.bincount(bins_of(confidence), weights=gap, minlength=CALIBRATION_BINS)
    return float(np.abs(sums).sum() / weights.sum())


def calibration_values(c: Classified) -> dict[str, float]:
    """Score how far the probabilities are from the shares of hits."""
    return {
        "ece": calibration_error(c, equal_width_bins),
        "ece_equal_mass": calibration_error(c, equal_mass_bins),
    }


def classification_values(c: Classified) -> dict[str, Any]:
    """Score everything that the predictions allow."""
    values = label_values(c)
    if c.proba is not None:
        values |= probability_values(c) | calibration_values(c)
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
