"""Train the example's models, export them to ONNX and write the test rows.

Run it with Python 3.11 and the packages of requirements.txt. It writes models/*.onnx and
data/*.csv beside itself and prints the SHA-256 of each file. It downloads nothing: the data
comes with scikit-learn.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.base import BaseEstimator, is_classifier
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits
from sklearn.ensemble import (
    GradientBoostingClassifier,
    GradientBoostingRegressor,
    RandomForestClassifier,
)
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits

SEED = 42
TEST_SHARE = 0.4
TARGET_OPSET = {"": 17, "ai.onnx.ml": 3}
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Data:
    """One data set: features by name, targets, and the category of each row."""

    name: str
    id_prefix: str
    features: list[str]
    x: np.ndarray
    y: np.ndarray
    category: str
    categories: np.ndarray
    stratify: bool

    def split(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the row numbers of the training and of the test part."""
        return train_test_split(
            np.arange(len(self.y)),
            test_size=TEST_SHARE,
            random_state=SEED,
            stratify=self.y if self.stratify else None,
        )


def tertiles(values: np.ndarray, names: tuple[str, str, str]) -> np.ndarray:
    """Name the third of all rows that each value lies in."""
    return np.array(names)[np.digitize(values, np.quantile(values, [1 / 3, 2 / 3]))]


def breast_cancer() -> Data:
    source = load_breast_cancer()
    return Data(
        name="breast_cancer",
        id_prefix="wdbc",
        features=[name.replace(" ", "_") for name in source.feature_names],
        x=source.data,
        y=source.target_names[source.target],
        category="nucleus_size",
        categories=tertiles(source.data[:, 0], ("small", "medium", "large")),
        stratify=True,
    )


def digits() -> Data:
    source = load_digits()
    return Data(
        name="digits",
        id_prefix="digit",
        features=list(source.feature_names),
        x=source.data,
        y=source.target,
        category="ink",
        categories=tertiles(source.data.sum(axis=1), ("light", "medium", "heavy")),
        stratify=True,
    )


def diabetes() -> Data:
    source = load_diabetes(scaled=False)
    bands = np.array(["under_40", "40_to_54", "55_and_over"])
    return Data(
        name="diabetes",
        id_prefix="patient",
        features="age sex bmi blood_pressure tc ldl hdl tch ltg glu".split(),
        x=source.data,
        y=source.target,
        category="age_band",
        categories=bands[np.digitize(source.data[:, 0], [40, 55])],
        stratify=False,
    )


def scaled(estimator: BaseEstimator) -> BaseEstimator:
    return make_pipeline(StandardScaler(), estimator)


def models() -> dict[str, list[tuple[str, BaseEstimator, bool]]]:
    """List for each data set its models: name, estimator, and whether ZipMap is on."""
    return {
        "breast_cancer": [
            ("logistic_regression", scaled(LogisticRegression(C=0.5, max_iter=1000)), False),
            ("random_forest", RandomForestClassifier(64, random_state=SEED), True),
            (
                "gradient_boosting",
                GradientBoostingClassifier(n_estimators=80, max_depth=2, random_state=SEED),
                False,
            ),
            ("naive_bayes", GaussianNB(), True),
        ],
        "digits": [
            ("digits_logistic", scaled(LogisticRegression(C=0.1, max_iter=2000)), True),
            (
                "digits_mlp",
                scaled(MLPClassifier((48,), alpha=0.1, max_iter=400, random_state=SEED)),
                False,
            ),
        ],
        "diabetes": [
            ("diabetes_ridge", scaled(Ridge(alpha=10.0)), False),
            (
                "diabetes_boosting",
                GradientBoostingRegressor(
                    n_estimators=60,
                    max_depth=2,
                    learning_rate=0.05,
                    subsample=0.8,
                    random_state=SEED,
                ),
                False,
            ),
        ],
    }


def export(name: str, estimator: BaseEstimator, zipmap: bool, width: int) -> Path:
    """Write a fitted estimator as ONNX: one float32 input [rows, width]."""
    last = estimator.steps[-1][1] if hasattr(estimator, "steps") else estimator
    graph = convert_sklearn(
        estimator,
        name=name,
        initial_types=[("features", FloatTensorType([None, width]))],
        target_opset=TARGET_OPSET,
        options={id(last): {"zipmap": zipmap}} if is_classifier(last) else None,
    )
    opsets = sorted(graph.opset_import, key=lambda opset: opset.domain)
    del graph.opset_import[:]
    graph.opset_import.extend(opsets)  # the converter's order differs from run to run
    path = FOLDER / "models" / f"{name}.onnx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(graph.SerializeToString(deterministic=True))
    return path


def number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def write_rows(data: Data, rows: np.ndarray) -> Path:
    """Write the given rows as CSV, in the order of their row numbers in scikit-learn's data."""
    path = FOLDER / "data" / f"{data.name}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", *data.features, data.category, "target"])
        for row in np.sort(rows):
            target = data.y[row]
            writer.writerow(
                [
                    f"{data.id_prefix}-{row:04d}",
                    *(number(value) for value in data.x[row]),
                    data.categories[row],
                    target if isinstance(target, str) else number(target),
                ]
            )
    return path


def main() -> None:
    written = []
    with threadpool_limits(1):
        for data in (breast_cancer(), digits(), diabetes()):
            train, test = data.split()
            written.append(write_rows(data, test))
            features = data.x.astype(np.float32)
            for name, estimator, zipmap in models()[data.name]:
                estimator.fit(features[train], data.y[train])
                score = estimator.score(features[test], data.y[test])
                print(f"{name}: {score:.4f} on {len(test)} rows")
                written.append(export(name, estimator, zipmap, features.shape[1]))
    for path in written:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {path.relative_to(FOLDER).as_posix()}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
