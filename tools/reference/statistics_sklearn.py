"""Writes the reference values of the built-in statistics.

Usage: python statistics_sklearn.py OUTPUT_FOLDER
Needs numpy and scikit-learn; the version that was used stands in the file.
One plain text file, so that the reader needs no JSON library: `key values...` per line.
"""
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20260101)
lines = [f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; tools/reference/statistics_sklearn.py"]


def put(key, values):
    values = np.atleast_1d(np.asarray(values, dtype=float))
    lines.append(key + " " + " ".join(repr(float(v)) for v in values))


def decisions(case, target, predicted, w, classes):
    put(f"{case}/target", target)
    put(f"{case}/predicted", predicted)
    put(f"{case}/weights", w)
    for name, sw in (("plain", None), ("weighted", w)):
        kw = dict(sample_weight=sw)
        put(f"{case}/{name}/accuracy", m.accuracy_score(target, predicted, **kw))
        put(f"{case}/{name}/balanced_accuracy", m.balanced_accuracy_score(target, predicted, **kw))
        put(f"{case}/{name}/mcc", m.matthews_corrcoef(target, predicted, **kw))
        averages = ["macro", "micro", "weighted"] + (["binary"] if classes == 2 else [])
        for average in averages:
            kwa = dict(average=average, zero_division=0, **kw)
            put(f"{case}/{name}/precision_{average}", m.precision_score(target, predicted, **kwa))
            put(f"{case}/{name}/recall_{average}", m.recall_score(target, predicted, **kwa))
            put(f"{case}/{name}/f1_{average}", m.f1_score(target, predicted, **kwa))
            put(f"{case}/{name}/f2_{average}", m.fbeta_score(target, predicted, beta=2, **kwa))


def binary_scores(case, target, score, w):
    put(f"{case}/target", target)
    put(f"{case}/score", score)
    put(f"{case}/weights", w)
    for name, sw in (("plain", None), ("weighted", w)):
        put(f"{case}/{name}/roc_auc", m.roc_auc_score(target, score, sample_weight=sw))
        put(f"{case}/{name}/average_precision", m.average_precision_score(target, score, sample_weight=sw))
        put(f"{case}/{name}/log_loss", m.log_loss(target, score, sample_weight=sw))
        put(f"{case}/{name}/brier", m.brier_score_loss(target, score, sample_weight=sw))


def multi_scores(case, target, p, w):
    put(f"{case}/target", target)
    put(f"{case}/weights", w)
    for k in range(p.shape[1]):
        put(f"{case}/p{k}", p[:, k])
    for name, sw in (("plain", None), ("weighted", w)):
        for average in ("macro", "weighted"):
            put(f"{case}/{name}/ovr_{average}", m.roc_auc_score(target, p, multi_class="ovr", average=average, sample_weight=sw))
            if sw is None:
                put(f"{case}/{name}/ovo_{average}", m.roc_auc_score(target, p, multi_class="ovo", average=average))
        put(f"{case}/{name}/log_loss", m.log_loss(target, p, sample_weight=sw))
        put(f"{case}/{name}/brier", m.brier_score_loss(target, p, sample_weight=sw))


def regression(case, target, predicted, w):
    put(f"{case}/target", target)
    put(f"{case}/predicted", predicted)
    put(f"{case}/weights", w)
    for name, sw in (("plain", None), ("weighted", w)):
        put(f"{case}/{name}/mse", m.mean_squared_error(target, predicted, sample_weight=sw))
        put(f"{case}/{name}/rmse", m.root_mean_squared_error(target, predicted, sample_weight=sw))
        put(f"{case}/{name}/mae", m.mean_absolute_error(target, predicted, sample_weight=sw))
        put(f"{case}/{name}/mape", m.mean_absolute_percentage_error(target, predicted, sample_weight=sw))
        put(f"{case}/{name}/r2", m.r2_score(target, predicted, sample_weight=sw))
        put(f"{case}/{name}/medae", m.median_absolute_error(target, predicted, sample_weight=sw))


def weights(n):
    return np.round(rng.gamma(2.0, 0.5, n) + 0.01, 3)


n = 60
t = rng.integers(0, 2, n)
decisions("binary", t, np.where(rng.random(n) < 0.75, t, 1 - t), weights(n), 2)
decisions("never_positive", t, np.zeros(n, int), weights(n), 2)
t = rng.choice(4, n, p=[0.5, 0.3, 0.15, 0.05])
decisions("multi", t, np.where(rng.random(n) < 0.6, t, rng.integers(0, 4, n)), weights(n), 4)
decisions("unseen_class", np.where(t == 3, 0, t), np.where(rng.random(n) < 0.7, t, 4), weights(n), 5)
t = rng.integers(0, 2, n)
binary_scores("scores", t, np.clip(0.3 * t + 0.6 * rng.random(n), 0, 1), weights(n))
binary_scores("tied_scores", t, np.round(np.clip(0.2 * t + 0.7 * rng.random(n), 0, 1), 1), weights(n))
binary_scores("certain_scores", t, np.where(rng.random(n) < 0.8, t, 1 - t).astype(float), weights(n))
t = np.concatenate([np.arange(4), rng.choice(4, n - 4, p=[0.4, 0.3, 0.2, 0.1])])
logits = rng.normal(0, 1, (n, 4)) + 1.2 * np.eye(4)[t]
p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
multi_scores("multi_scores", t, p, weights(n))
q = np.round(p, 1) + 1e-3
multi_scores("multi_tied_scores", t, q / q.sum(axis=1, keepdims=True), weights(n))
y = rng.normal(10, 4, n)
regression("regression", y, y + rng.normal(0.3, 2, n), weights(n))
y = rng.integers(0, 4, 41).astype(float)
regression("tied_errors", y, rng.integers(0, 4, 41).astype(float), rng.integers(0, 4, 41))

Path(sys.argv[1], "statistics.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
