"""Trains one small model and reports how good it is: one trial of the sweep in benchmark.yaml."""

import json
import os
import random
from pathlib import Path

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier


def model(params, seed):
    if params["model"] == "logistic":
        classifier = LogisticRegression(C=params["C"], max_iter=1000, random_state=seed)
        return make_pipeline(StandardScaler(), classifier)
    if params["model"] == "tree":
        return DecisionTreeClassifier(max_depth=params["max_depth"], random_state=seed)
    return RandomForestClassifier(n_estimators=params["trees"], random_state=seed)


def main():
    seed = int(os.environ["ASSAY_SEED"])
    params = json.loads(os.environ["ASSAY_PARAMS"])
    random.seed(seed)
    np.random.seed(seed)

    # The test rows are the same for every seed; the seed draws the training rows and the model's chance.
    x, y = load_breast_cancer(return_X_y=True)
    rest, x_test, y_rest, y_test = train_test_split(x, y, test_size=0.4, random_state=0, stratify=y)
    x_train, _, y_train, _ = train_test_split(
        rest, y_rest, train_size=0.7, random_state=seed, stratify=y_rest
    )
    print(f"training {params} on {len(x_train)} rows")
    predicted = model(params, seed).fit(x_train, y_train).predict(x_test)

    folder = Path(os.environ["ASSAY_DIR"])
    np.savetxt(folder / "predictions.csv", predicted, fmt="%d", header="predicted", comments="")
    metrics = {"accuracy": accuracy_score(y_test, predicted), "f1": f1_score(y_test, predicted)}
    print(metrics)
    (folder / "metrics.json").write_text(json.dumps(metrics))


main()
