"""Reference values of a sweep's tests, effect sizes and ranks, by SciPy, statsmodels and autorank.

    python tools/reference/sweep.py > assay-core/src/test/resources/dev/assay/analysis/sweep.json

The metrics are those of four configurations with eight seeds on six data sets; one configuration has an outlier, so that
normality of its differences is rejected.
"""

import contextlib
import json
import sys
import warnings
from importlib.metadata import version

import autorank
import autorank._util
import numpy as np
import pandas as pd
import scipy
import statsmodels
from scipy import stats
from statsmodels.stats.multitest import multipletests

CONFIGURATIONS = ["baseline", "better", "jumpy", "same"]
DATASETS = [f"d{i}" for i in range(1, 7)]
SEEDS = list(range(1, 9))
ALPHA = 0.05


def metrics():
    random = np.random.default_rng(20260101)
    values = {}
    for number, dataset in enumerate(DATASETS):
        ease = 0.7 + 0.03 * number
        shared = random.normal(0, 0.01, len(SEEDS))
        values[dataset] = {
            "baseline": ease + shared + random.normal(0, 0.004, len(SEEDS)),
            "better": ease + 0.02 + shared + random.normal(0, 0.004, len(SEEDS)),
            "jumpy": ease + 0.005 + shared + random.normal(0, 0.002, len(SEEDS)),
            "same": ease + shared + random.normal(0, 0.004, len(SEEDS)),
        }
        values[dataset]["jumpy"][3] += 0.25
    return {d: {c: [round(float(x), 6) for x in v] for c, v in of.items()} for d, of in values.items()}


def paired(differences):
    normality = stats.shapiro(differences).pvalue
    if normality < 0.05:
        test = stats.wilcoxon(differences, method="exact")
        plus = float(sum(stats.rankdata(np.abs(differences))[differences > 0]))
        return {"test": "WILCOXON", "statistic": plus, "p": float(test.pvalue), "normality": float(normality)}
    test = stats.ttest_1samp(differences, 0)
    return {"test": "PAIRED_T", "statistic": float(test.statistic), "p": float(test.pvalue), "normality": float(normality)}


def against_baseline(values):
    found = []
    for dataset in DATASETS:
        base = np.array(values[dataset]["baseline"])
        for head in CONFIGURATIONS[1:]:
            of = np.array(values[dataset][head])
            row = {"dataset": dataset, "head": head, **paired(of - base)}
            row["d"] = float(autorank._util._cohen_d(of, base))
            row["dz"] = float((of - base).mean() / (of - base).std(ddof=1))
            found.append(row)
    for row, p in zip(found, multipletests([r["p"] for r in found], method="holm")[1]):
        row["p_adjusted"] = float(p)
    return found


def better(values, compared):
    """Which is better than which: against the baseline by its family, among the others by theirs."""
    order = []
    for row in compared:
        if row["p_adjusted"] <= ALPHA:
            up = np.mean(values[row["dataset"]][row["head"]]) > np.mean(values[row["dataset"]]["baseline"])
            order.append([row["dataset"], row["head"], "baseline"] if up else [row["dataset"], "baseline", row["head"]])
    others = CONFIGURATIONS[1:]
    for dataset in DATASETS:
        pairs = [(a, b) for i, a in enumerate(others) for b in others[i + 1 :]]
        tests = [paired(np.array(values[dataset][a]) - np.array(values[dataset][b])) for a, b in pairs]
        for (a, b), p in zip(pairs, multipletests([t["p"] for t in tests], method="holm")[1]):
            if p <= ALPHA:
                up = np.mean(values[dataset][a]) > np.mean(values[dataset][b])
                order.append([dataset, a, b] if up else [dataset, b, a])
    return sorted(order)


def across(values):
    frame = pd.DataFrame({c: [np.mean(values[d][c]) for d in DATASETS] for c in CONFIGURATIONS})
    with warnings.catch_warnings(), contextlib.redirect_stdout(sys.stderr):
        warnings.simplefilter("ignore")
        result = autorank.autorank(frame, alpha=ALPHA, force_mode="nonparametric")
    friedman = stats.friedmanchisquare(*[frame[c] for c in CONFIGURATIONS])
    return {
        "omnibus": result.omnibus,
        "posthoc": result.posthoc,
        "p": float(result.pvalue),
        "statistic": float(friedman.statistic),
        "cd": float(result.cd),
        "mean_ranks": {c: float(result.rankdf.loc[c, "meanrank"]) for c in CONFIGURATIONS},
    }


def main():
    values = metrics()
    compared = against_baseline(values)
    json.dump(
        {
            "source": f"SciPy {scipy.__version__}, statsmodels {statsmodels.__version__}, "
            f"autorank {version('autorank')}, NumPy {np.__version__}",
            "configurations": CONFIGURATIONS,
            "datasets": DATASETS,
            "seeds": SEEDS,
            "metrics": values,
            "against_baseline": compared,
            "better": better(values, compared),
            "across": across(values),
        },
        sys.stdout,
        indent=1,
    )
    print()


main()
