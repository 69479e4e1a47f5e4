"""Write the reference cases of the metrics: metrics.json, scored by scikit-learn.

The cases are made from seeded random numbers and a few hand-written rows. A case with rows of
weight 0 is scored without those rows.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from classification_cases import classification_cases
from regression_cases import regression_cases
from scoring import (
    Classified,
    calibration_values,
    classification_values,
    regression_values,
)

OUTPUT = Path(__file__).parents[2] / "assay-core/src/test/resources/reference/metrics.json"
LARGEST_SHORT = 1e15
NOTES = {
    "classes": "sorted; the columns of proba and both axes of confusion_matrix (row: target, "
    "column: prediction) follow it",
    "averages": "macro, micro and weighted run over the classes that occur in y_true or y_pred",
    "zero_division": "precision, recall and f1 of a class are 0 where the denominator is 0",
    "weights_zero": "a row of weight 0 counts as absent (but see ece)",
    "proba": "n x classes; scores (binary): any real score of the positive class",
    "brier": "binary: mean (p - hit)^2; three or more classes: mean sum over classes, in [0, 2]",
    "log_loss": "probabilities are clipped to [2.2e-16, 1 - 2.2e-16] (float64 epsilon)",
    "ece": "expected calibration error with 15 bins: sum over bins |sum w (hit - confidence)| / "
    "sum w. Two classes: confidence = probability of the second, hit = a target of it. More: "
    "confidence = largest probability, hit = a target of the first class that has it. ece: bin b "
    "holds [b/15, (b+1)/15), the last one 1 too. ece_equal_mass: bin = floor(15 L / n), L = rows "
    "of lower confidence, n = all rows, rows of weight 0 included. Not from scikit-learn: NumPy, "
    "in tools/reference/scoring.py",
    "undefined": "no value; sklearn is the number that scikit-learn puts in its place",
}


def plain(values: Any) -> Any:
    """Turn arrays into lists, and whole floats into integers to keep the file short."""
    if isinstance(values, np.ndarray):
        return [plain(v) for v in values.tolist()]
    if isinstance(values, list):
        return [plain(v) for v in values]
    if isinstance(values, float) and values.is_integer() and str(values) != "-0.0":
        return int(values) if abs(values) < LARGEST_SHORT else values
    return values


def case(name: str, task: str, inputs: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    shown = {key: plain(value) for key, value in inputs.items() if value is not None}
    return {"id": name, "task": task, "inputs": shown, "expected": expected}


def classification(name: str, c: Classified) -> dict[str, Any]:
    inputs = {
        "y_true": c.y_true,
        "y_pred": c.y_pred,
        "classes": c.classes,
        "positive": c.positive,
        "proba": c.proba,
        "scores": c.scores,
        "weights": c.weights,
    }
    scored = c if c.weights is None else c.rows(c.weights > 0)
    expected = classification_values(scored)
    if c.proba is not None:
        expected |= calibration_values(c)
    return case(name, "classification", inputs, expected)


def regression(
    name: str, y_true: np.ndarray, y_pred: np.ndarray, weights: np.ndarray | None
) -> dict[str, Any]:
    inputs = {"y_true": y_true, "y_pred": y_pred, "weights": weights}
    keep = np.ones(len(y_true), bool) if weights is None else weights > 0
    kept_weights = None if weights is None else weights[keep]
    expected = regression_values(y_true[keep], y_pred[keep], kept_weights)
    return case(name, "regression", inputs, expected)


def main() -> None:
    cases = [classification(*inputs) for inputs in classification_cases()]
    cases += [regression(*inputs) for inputs in regression_cases()]
    lines = [
        json.dumps(c, ensure_ascii=False, separators=(",", ":"), allow_nan=False) for c in cases
    ]
    head = {
        "source": "tools/reference/metrics.py",
        "sklearn": sklearn.__version__,
        "numpy": np.__version__,
        "notes": NOTES,
    }
    opening = json.dumps(head, ensure_ascii=False, indent=1)[:-2]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(opening + ',\n "cases": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")
    print(f"{len(cases)} cases, {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
