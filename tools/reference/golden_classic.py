"""Writes golden/extra-classic.json: reference cases of the classical statistics.

Values come from SciPy, statsmodels and mpmath; where none of them has a method, from the formula of the
paper in plain Python, written apart from the Java code. Run from the repository root.
"""

import math
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy.stats as st
from golden_cases import case, refuse, write
from statsmodels.stats import proportion

OUT = "assay-core/src/test/resources/golden/extra-classic.json"
mp.mp.dps = 40

SLEEP1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
DEPRESSION1 = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
DEPRESSION2 = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]


def critical(confidence):
    return st.norm.isf((1 - confidence) / 2)


# ---------------------------------------------------------------- one sample


def r_quantile(x, p, kind):
    """R's quantile(), types 1 to 9, as its documentation defines them."""
    x = sorted(x)
    n = len(x)

    def order(k):
        return x[min(max(k, 1), n) - 1]

    if kind <= 3:
        position = n * p - (0.5 if kind == 3 else 0)
        j = math.floor(position)
        if kind == 1:
            share = 1.0 if position > j else 0.0
        elif kind == 2:
            share = 1.0 if position > j else 0.5
        else:
            share = 0.0 if position == j and j % 2 == 0 else 1.0
    else:
        a, b = {4: (0, 1), 5: (0.5, 0.5), 6: (0, 0), 7: (1, 1), 8: (1 / 3, 1 / 3), 9: (3 / 8, 3 / 8)}[kind]
        position = a + p * (n + 1 - a - b)
        j = math.floor(position + 4 * np.finfo(float).eps)
        share = position - j
        if abs(share) < 4 * np.finfo(float).eps:
            share = 0.0
    return (1 - share) * order(j) + share * order(j + 1)


def describe():
    numacc4 = {"$repeat": [[10000000.2, 1], [10000000.1, 500], [10000000.3, 500]]}
    exact = [mp.mpf(10000000.2)] + [mp.mpf(10000000.1)] * 500 + [mp.mpf(10000000.3)] * 500
    mean = mp.fsum(exact) / 1001
    variance = mp.fsum((v - mean) ** 2 for v in exact) / 1000
    case("mean_var", {"x": numacc4}, {}, {"n": 1001, "mean": mean, "variance": variance, "sd": mp.sqrt(variance)})
    case("mean_var", {"x": [3, 3, 3]}, {}, {"n": 3, "mean": 3, "variance": 0, "sd": 0})
    case("mean_var", {"x": [1e-160, 3e-160]}, {}, {"mean": 2e-160}, 1e-12, 0)
    for kind in range(1, 10):
        probabilities = [0, 0.07, 0.1, 0.25, 1 / 3, 0.5, 0.6, 0.75, 0.999, 1]
        for x in (SLEEP1, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [42.0]):
            case(
                "quantile",
                {"x": x},
                {"p": probabilities, "type": kind},
                {"values": [r_quantile(x, p, kind) for p in probabilities]},
            )
    case("quantile", {"x": SLEEP2}, {"p": [0.1, 0.9]}, {"values": np.quantile(SLEEP2, [0.1, 0.9])})
    for share in (0, 0.1, 0.3, 0.45):
        case("trimmed_mean", {"x": SLEEP1}, {"proportion": share}, {"value": st.trim_mean(SLEEP1, share)})
    case("mad", {"x": SLEEP1}, {}, {"value": st.median_abs_deviation(SLEEP1)})
    case("mad", {"x": [1, 1, 1, 9]}, {"scale": "normal"}, {"value": 0})
    case("rank_average", {"x": [0.0, -0.0, 5, -3, 5, 5]}, {}, {"ranks": st.rankdata([0.0, -0.0, 5, -3, 5, 5])})
    case("rank_average", {"x": [7, 7, 7]}, {}, {"ranks": [2, 2, 2]})
    q1, q3 = np.quantile(SLEEP2, [0.25, 0.75])
    case("tukey_fences", {"x": SLEEP2}, {"k": 0.5},
         {"lower": q1 - 0.5 * (q3 - q1), "upper": q3 + 0.5 * (q3 - q1),
          "outliers": sum(v < q1 - 0.5 * (q3 - q1) or v > q3 + 0.5 * (q3 - q1) for v in SLEEP2)})
    for function, params in (
        ("mean_var", {}),
        ("quantile", {"p": [0.5], "type": 7}),
        ("trimmed_mean", {"proportion": 0.1}),
        ("mad", {}),
        ("rank_average", {}),
        ("tukey_fences", {"k": 1.5}),
        ("mean_ci_t", {"confidence": 0.95}),
        ("geometric_mean_ci", {"confidence": 0.95}),
        ("quantile_ci_order", {"p": 0.5, "confidence": 0.95}),
        ("shapiro_wilk", {}),
        ("ttest_1samp", {"mu": 0}),
    ):
        refuse(function, "EMPTY_INPUT", {"x": []}, params)
        refuse(function, "NAN_INPUT", {"x": [1, 2, "NaN", 4]}, params)
        refuse(function, "NAN_INPUT", {"x": [1, 2, "Infinity", 4]}, params)
    refuse("mean_var", "TOO_FEW_OBSERVATIONS", {"x": [4]})
    refuse("quantile", "INVALID_ARGUMENT", {"x": [1, 2]}, {"p": [1.1], "type": 7})
    refuse("quantile", "INVALID_ARGUMENT", {"x": [1, 2]}, {"p": [0.5], "type": 10})
    refuse("trimmed_mean", "INVALID_ARGUMENT", {"x": [1, 2]}, {"proportion": 0.5})
    refuse("trimmed_mean", "INVALID_ARGUMENT", {"x": [1, 2]}, {"proportion": -0.1})
    refuse("tukey_fences", "INVALID_ARGUMENT", {"x": [1, 2]}, {"k": -1})


# ---------------------------------------------------------------- intervals


def means():
    for x, confidence in ((SLEEP1, 0.9), (DEPRESSION1, 0.999), ([1, 2], 0.95)):
        mean, error = np.mean(x), st.sem(x)
        low, high = st.t.interval(confidence, len(x) - 1, mean, error)
        case("mean_ci_t", {"x": x}, {"confidence": confidence},
             {"mean": mean, "se": error, "df": len(x) - 1, "lower": low, "upper": high})
    logs = np.log(DEPRESSION1)
    low, high = st.t.interval(0.9, 8, np.mean(logs), st.sem(logs))
    case("geometric_mean_ci", {"x": DEPRESSION1}, {"confidence": 0.9},
         {"geometric_mean": st.gmean(DEPRESSION1), "lower": math.exp(low), "upper": math.exp(high)})
    for function in ("mean_ci_t", "geometric_mean_ci"):
        refuse(function, "TOO_FEW_OBSERVATIONS", {"x": [2]}, {"confidence": 0.95})
        refuse(function, "DEGENERATE", {"x": [0.1, 0.1, 0.1]}, {"confidence": 0.95})
        refuse(function, "INVALID_ARGUMENT", {"x": [1, 2, 4]}, {"confidence": 1})
        refuse(function, "INVALID_ARGUMENT", {"x": [1, 2, 4]}, {"confidence": 95})
        refuse(function, "INVALID_ARGUMENT", {"x": [1, 2, 4]}, {"confidence": 0})
    refuse("geometric_mean_ci", "INVALID_ARGUMENT", {"x": [1, 0, 2]}, {"confidence": 0.95})
    refuse("geometric_mean_ci", "INVALID_ARGUMENT", {"x": [1, -1, 2]}, {"confidence": 0.95})


def wilson_corrected(x, n, confidence):
    p, z = x / n, critical(confidence)
    q = 1 - p
    low = (2 * n * p + z * z - 1 - z * math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z))
    high = (2 * n * p + z * z + 1 + z * math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z))
    return (0 if x == 0 else max(0, low)), (1 if x == n else min(1, high))


def proportions():
    names = {"wald": "normal", "wilson": "wilson", "agresti_coull": "agresti_coull",
             "clopper_pearson": "beta", "jeffreys": "jeffreys"}
    for x, n, confidence in ((0, 20, 0.95), (20, 20, 0.95), (1, 29, 0.95), (15, 148, 0.95), (29, 30, 0.9), (7, 10, 0.99),
                             (1, 1, 0.95), (999, 100000, 0.999)):
        for ours, theirs in names.items():
            if ours == "wald" and x in (0, n):
                refuse("proportion_ci", "DEGENERATE", {"x": x, "n": n}, {"method": ours, "confidence": confidence})
                continue
            low, high = proportion.proportion_confint(x, n, 1 - confidence, theirs)
            low, high = (0 if x == 0 else max(0, low)), (1 if x == n else min(1, high))
            case("proportion_ci", {"x": x, "n": n}, {"method": ours, "confidence": confidence},
                 {"estimate": x / n, "lower": low, "upper": high})
        low, high = wilson_corrected(x, n, confidence)
        case("proportion_ci", {"x": x, "n": n}, {"method": "wilson_cc", "confidence": confidence},
             {"estimate": x / n, "lower": low, "upper": high})
        tail = (1 - confidence) / 2
        case("proportion_ci", {"x": x, "n": n}, {"method": "bayes_uniform", "confidence": confidence},
             {"estimate": x / n, "lower": st.beta.ppf(tail, x + 1, n - x + 1),
              "upper": st.beta.isf(tail, x + 1, n - x + 1)})
    refuse("proportion_ci", "EMPTY_INPUT", {"x": 0, "n": 0}, {"method": "wilson", "confidence": 0.95})
    refuse("proportion_ci", "INVALID_ARGUMENT", {"x": 5, "n": 4}, {"method": "wilson", "confidence": 0.95})
    refuse("proportion_ci", "INVALID_ARGUMENT", {"x": -1, "n": 4}, {"method": "wilson", "confidence": 0.95})
    refuse("proportion_ci", "INVALID_ARGUMENT", {"x": 2.5, "n": 4}, {"method": "wilson", "confidence": 0.95})
    refuse("proportion_ci", "INVALID_ARGUMENT", {"x": 2, "n": 4}, {"method": "no_such", "confidence": 0.95})
    refuse("proportion_ci", "INVALID_ARGUMENT", {"x": 2, "n": 4}, {"method": "wilson", "confidence": 1.5})


def order_statistics(x, p, confidence):
    x, n, tail = sorted(x), len(x), (1 - confidence) / 2
    law = st.binom(n, p)
    lower = max(r for r in range(0, n + 1) if law.cdf(r - 1) <= tail * (1 + 1e-12))
    upper = min(s for s in range(1, n + 2) if law.cdf(s - 1) >= (1 - tail) * (1 - 1e-12))
    return {
        "lower": -math.inf if lower == 0 else x[lower - 1],
        "upper": math.inf if upper == n + 1 else x[upper - 1],
        "lower_rank": lower,
        "upper_rank": upper,
        "coverage": law.cdf(upper - 1) - law.cdf(lower - 1),
    }


def quantile_intervals():
    ladder = {"$mod_seq": {"n": 400, "a": 37, "b": 5, "m": 401, "scale": 100, "offset": 1}}
    values = [1 + 100 * (((37 * i + 5) % 401) / 401) for i in range(400)]
    for inputs, x in ((SLEEP1, SLEEP1), ([5.0], [5.0]), (ladder, values)):
        for p, confidence in ((0.5, 0.95), (0.05, 0.9), (0.99, 0.95), (0.95, 0.99)):
            case("quantile_ci_order", {"x": inputs}, {"p": p, "confidence": confidence},
                 order_statistics(x, p, confidence))
    refuse("quantile_ci_order", "INVALID_ARGUMENT", {"x": SLEEP1}, {"p": 1, "confidence": 0.95})
    refuse("quantile_ci_order", "INVALID_ARGUMENT", {"x": SLEEP1}, {"p": 0.5, "confidence": 0})


def clustered(x, cluster, estimator):
    """Mean with the sandwich variance, by matrices (Bell and McCaffrey 2002; Satterthwaite df)."""
    x = np.asarray(x, float)
    n = len(x)
    labels = list(dict.fromkeys(cluster))
    member = np.array([[1.0 if c == label else 0.0 for c in cluster] for label in labels])
    groups = len(labels)
    mean = x.mean()
    residual = x - mean
    if estimator != "CR2":
        variance = ((member @ residual) ** 2).sum() / n**2
        return mean, math.sqrt(variance * (groups / (groups - 1) if estimator == "CR1" else 1)), groups - 1
    annihilator = np.eye(n) - np.ones((n, n)) / n
    vectors = []
    for row in member:
        index = np.flatnonzero(row)
        size = len(index)
        block = np.eye(size) - np.ones((size, size)) / n
        eigenvalues, eigenvectors = np.linalg.eigh(block)
        root = eigenvectors @ np.diag(eigenvalues**-0.5) @ eigenvectors.T
        adjusted = np.zeros(n)
        adjusted[index] = root @ np.ones(size) / n
        vectors.append(annihilator @ adjusted)
    vectors = np.array(vectors)
    variance = ((vectors @ x) ** 2).sum()
    gram = vectors @ vectors.T
    return mean, math.sqrt(variance), np.trace(gram) ** 2 / (gram**2).sum()


def clusters():
    x = [0.2, 0.9, 0.4, 0.6, 0.1, 0.8, 0.7, 0.3, 0.5, 0.95, 0.15]
    cluster = ["p", "q", "p", "r", "q", "q", "s", "s", "r", "q", "t"]
    for estimator in ("CR0", "CR1", "CR2"):
        for reference in ("t", "normal"):
            for confidence in (0.9, 0.95):
                mean, error, df = clustered(x, cluster, estimator)
                tail = (1 - confidence) / 2
                reach = error * (st.t.isf(tail, df) if reference == "t" else st.norm.isf(tail))
                case("mean_ci_clustered", {"x": x, "cluster": cluster},
                     {"estimator": estimator, "reference": reference, "confidence": confidence},
                     {"mean": mean, "se": error, "clusters": 5, "df": df, "se_naive": st.sem(x),
                      "lower": mean - reach, "upper": mean + reach})
    for x in ([1, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1], [1] * 11, [0] * 11):
        p, error, df = clustered(x, cluster, "CR2")
        z = critical(0.95)
        if p in (0, 1):
            size = 5 * (z / st.t.isf(0.025, 4)) ** 2
        else:
            size = min(11, p * (1 - p) / error**2) * (z / st.t.isf(0.025, df)) ** 2
        centre = (p + z * z / (2 * size)) / (1 + z * z / size)
        reach = z * math.sqrt(p * (1 - p) / size + z * z / (4 * size**2)) / (1 + z * z / size)
        case("proportion_ci_clustered", {"x": x, "cluster": cluster}, {"confidence": 0.95},
             {"estimate": p, "n_effective": size, "lower": 0 if p == 0 else centre - reach,
              "upper": 1 if p == 1 else centre + reach})
    params = {"estimator": "CR2", "reference": "t", "confidence": 0.95}
    refuse("mean_ci_clustered", "TOO_FEW_CLUSTERS", {"x": [1, 2, 3], "cluster": ["a", "a", "a"]}, params)
    refuse("mean_ci_clustered", "LENGTH_MISMATCH", {"x": [1, 2, 3], "cluster": ["a", "b"]}, params)
    refuse("mean_ci_clustered", "NAN_INPUT", {"x": [1, "NaN", 3], "cluster": ["a", "b", "c"]}, params)
    refuse("mean_ci_clustered", "EMPTY_INPUT", {"x": [], "cluster": []}, params)
    refuse("mean_ci_clustered", "DEGENERATE", {"x": [2, 2, 2], "cluster": ["a", "b", "c"]}, params)
    refuse("proportion_ci_clustered", "TOO_FEW_CLUSTERS", {"x": [1, 0], "cluster": ["a", "a"]}, {"confidence": 0.95})
    refuse("proportion_ci_clustered", "INVALID_ARGUMENT", {"x": [1, 2, 0], "cluster": ["a", "b", "c"]}, {"confidence": 0.95})


def tango_limits(a, b, c, d, confidence):
    n, z = a + b + c + d, mp.mpf(critical(confidence))

    def score(delta):
        delta = mp.mpf(delta)
        qb = -b - c + (2 * n - b + c) * delta
        qc = -c * delta * (1 - delta)
        q = (mp.sqrt(qb * qb - 8 * n * qc) - qb) / (4 * n)
        return (b - c - n * delta), mp.sqrt(n * (2 * q + delta * (1 - delta)))

    def bisect(sign, low, high):
        for _ in range(120):
            middle = (low + high) / 2
            distance, deviation = score(middle)
            if distance - sign * z * deviation > 0:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    estimate = mp.mpf(b - c) / n
    lower = -1 if c == n else bisect(1, mp.mpf(-1), estimate)
    upper = 1 if b == n else bisect(-1, estimate, mp.mpf(1))
    return lower, upper


def newcombe_paired(a, b, c, d, confidence):
    n = a + b + c + d
    p1, p2 = (a + b) / n, (a + c) / n
    l1, u1 = proportion.proportion_confint(a + b, n, 1 - confidence, "wilson")
    l2, u2 = proportion.proportion_confint(a + c, n, 1 - confidence, "wilson")
    product = (a + b) * (c + d) * (a + c) * (b + d)
    cross = a * d - b * c
    cross = max(cross - n / 2, 0) if cross > 0 else cross
    phi = 0 if product == 0 else cross / math.sqrt(product)
    below = math.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    above = math.sqrt((u1 - p1) ** 2 - 2 * phi * (u1 - p1) * (p2 - l2) + (p2 - l2) ** 2)
    return p1 - p2 - below, p1 - p2 + above


def differences():
    for a, b, c, d in ((14, 5, 0, 3), (30, 12, 9, 49), (0, 0, 0, 10), (10, 0, 0, 0), (0, 8, 0, 0), (0, 0, 8, 0),
                       (5, 1, 0, 4), (212, 144, 86, 558), (1, 4, 4, 1)):
        n = a + b + c + d
        table = {"a": a, "b": b, "c": c, "d": d}
        for confidence in (0.9, 0.95):
            variance = b + c - (b - c) ** 2 / n
            if variance == 0:
                refuse("proportion_diff_ci_paired", "DEGENERATE", table, {"method": "wald", "confidence": confidence})
            else:
                reach = critical(confidence) * math.sqrt(variance) / n
                case("proportion_diff_ci_paired", table, {"method": "wald", "confidence": confidence},
                     {"estimate": (b - c) / n, "lower": max(-1, (b - c) / n - reach),
                      "upper": min(1, (b - c) / n + reach)})
            for method, limits in (("newcombe10", newcombe_paired), ("tango", tango_limits)):
                low, high = limits(a, b, c, d, confidence)
                case("proportion_diff_ci_paired", table, {"method": method, "confidence": confidence},
                     {"estimate": (b - c) / n, "lower": low, "upper": high}, 1e-8, 1e-9)
    for x1, n1, x2, n2 in ((9, 10, 3, 10), (0, 10, 10, 10), (5, 56, 0, 29), (10, 10, 20, 20)):
        for confidence in (0.9, 0.95):
            for ours, theirs in (("newcombe", "newcomb"), ("agresti_caffo", "agresti-caffo")):
                low, high = proportion.confint_proportions_2indep(
                    x1, n1, x2, n2, method=theirs, compare="diff", alpha=1 - confidence)
                case("proportion_diff_ci_independent", {"x1": x1, "n1": n1, "x2": x2, "n2": n2},
                     {"method": ours, "confidence": confidence},
                     {"estimate": x1 / n1 - x2 / n2, "lower": max(low, -1), "upper": min(high, 1)})
    refuse("proportion_diff_ci_paired", "EMPTY_INPUT", {"a": 0, "b": 0, "c": 0, "d": 0}, {"method": "tango"})
    refuse("proportion_diff_ci_paired", "INVALID_ARGUMENT", {"a": 1, "b": -1, "c": 0, "d": 0}, {"method": "tango"})
    refuse("proportion_diff_ci_paired", "INVALID_ARGUMENT", {"a": 1, "b": 1, "c": 0, "d": 0},
           {"method": "tango", "confidence": 2})
    refuse("proportion_diff_ci_independent", "EMPTY_INPUT", {"x1": 0, "n1": 0, "x2": 1, "n2": 2}, {"method": "newcombe"})
    refuse("proportion_diff_ci_independent", "INVALID_ARGUMENT", {"x1": 3, "n1": 2, "x2": 1, "n2": 2},
           {"method": "newcombe"})


if __name__ == "__main__":
    from golden_classic_plans import distributions, effects, planning
    from golden_classic_tests import tests

    describe()
    means()
    proportions()
    quantile_intervals()
    clusters()
    differences()
    tests(case, refuse)
    effects(case, refuse)
    planning(case, refuse)
    distributions(case, refuse)
    write(OUT, Path(__file__).name)
