"""Write what the models of examples/01-first-run answer, and their scores: first-run.json.

The answers are ONNX Runtime's on the committed test rows, the scores scikit-learn's on them.
"""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import sklearn
from scoring import Classified, classification_values, regression_values

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/01-first-run"
OUTPUT = ROOT / "assay-core/src/test/resources/reference/first-run.json"
SHOWN_ROWS = 5
CATEGORIES = {"breast_cancer": "nucleus_size", "digits": "ink", "diabetes": "age_band"}
POSITIVE = {"breast_cancer": "malignant"}
MODELS = {
    "breast_cancer": ["logistic_regression", "random_forest", "gradient_boosting", "naive_bayes"],
    "digits": ["digits_logistic", "digits_mlp"],
    "diabetes": ["diabetes_ridge", "diabetes_boosting"],
}


def load(dataset: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Read the features, targets and categories of a data set."""
    with (EXAMPLE / "data" / f"{dataset}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    category = CATEGORIES[dataset]
    features = [name for name in rows[0] if name not in ("id", "target", category)]
    x = np.array([[float(row[name]) for name in features] for row in rows], dtype=np.float32)
    targets = [row["target"] for row in rows]
    y = np.array(targets if dataset in POSITIVE else [int(t) for t in targets])
    return x, y, np.array([row[category] for row in rows])


def probabilities(raw: Any, classes: list) -> np.ndarray:
    """Bring a probability output, ZipMap's maps or a tensor, into one matrix."""
    if isinstance(raw, list):
        raw = [[answer[name] for name in classes] for answer in raw]
    return np.asarray(raw, dtype=np.float64)


def answers(dataset: str, model: str) -> dict[str, Any]:
    """Score one model on its test rows, over all and by category."""
    x, y, category = load(dataset)
    path = EXAMPLE / "models" / f"{model}.onnx"
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    outputs = session.run(None, {session.get_inputs()[0].name: x})
    slices = {name: category == name for name in sorted(set(category.tolist()))}
    if dataset == "diabetes":
        predicted = outputs[0].reshape(-1).astype(np.float64)

        def score(keep):
            return regression_values(y[keep].astype(float), predicted[keep])

        shown = {"predictions": predicted[:SHOWN_ROWS].tolist()}
        task = "regression"
    else:
        classes = sorted(set(y.tolist()))
        proba = probabilities(outputs[1], classes)
        c = Classified(classes, y, np.array(outputs[0]), None, proba, None, POSITIVE.get(dataset))

        def score(keep):
            return classification_values(c.rows(keep))

        shown = {
            "classes": classes,
            "positive": POSITIVE.get(dataset),
            "predictions": c.y_pred[:SHOWN_ROWS].tolist(),
            "probabilities": proba[:SHOWN_ROWS].tolist(),
        }
        task = "classification"
    return {
        "model": model,
        "dataset": dataset,
        "task": task,
        "rows": len(y),
        **{key: value for key, value in shown.items() if value is not None},
        "metrics": score(np.ones(len(y), bool)),
        "by_category": {name: score(keep) for name, keep in slices.items()},
    }


def main() -> None:
    document = {
        "source": "tools/reference/first_run.py",
        "sklearn": sklearn.__version__,
        "onnxruntime": onnxruntime.__version__,
        "numpy": np.__version__,
        "notes": {
            "averages": "macro, micro and weighted run over the classes that occur in the targets "
            "or the predictions of the rows at hand",
            "undefined": "no value; sklearn is the number that scikit-learn puts in its place",
        },
        "models": [answers(dataset, model) for dataset in MODELS for model in MODELS[dataset]],
    }
    text = json.dumps(document, indent=1, allow_nan=False)
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text + "\n", encoding="utf-8")
    for model in document["models"]:
        first = "accuracy" if model["task"] == "classification" else "rmse"
        print(f"{model['model']}: {first} {model['metrics'][first]:.4f} on {model['rows']} rows")


if __name__ == "__main__":
    main()
