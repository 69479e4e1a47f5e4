"""Write reference cases for agreement, judges, rankings, sequences, distances and evaluations.

Usage: golden_modern.py OUT.json

Each value comes from another implementation than Assay's (statsmodels, krippendorff, ppi_py, SciPy) or from the
formula in exact fractions or 50 digits. The form is that of the reference file `golden-statistics/1`.
"""

import json
import math
import random
import sys
from fractions import Fraction
from importlib.metadata import version

import krippendorff
import mpmath
import numpy as np
import ppi_py
import scipy.stats as ss
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as sm_fleiss

mpmath.mp.dps = 50
TIGHT = {"rel": 1e-9, "abs": 1e-12}
CASES: list = []


def case(name, function, inputs, params, expected, by, tolerance=TIGHT):
    """Add one case."""
    CASES.append(
        {
            "id": name,
            "function": function,
            "inputs": inputs,
            "params": params,
            "expected": expected,
            "tolerance": {"default": tolerance},
            "produced_by": by,
        }
    )


def refuse(name, function, inputs, params, code):
    """Add a case that must be refused."""
    case(name, function, inputs, params, {"error": code}, "semantics")


def z(confidence):
    """The two-sided normal quantile."""
    return float(ss.norm.isf((1 - confidence) / 2))


# Agreement ------------------------------------------------------------------------------------------------


def cohen():
    tables = {
        "unused-category": [[12, 3, 0], [2, 9, 0], [0, 0, 0]],
        "below-chance": [[2, 9], [8, 1]],
        "five": [[7, 2, 0, 0, 1], [1, 9, 3, 0, 0], [0, 2, 11, 4, 1], [0, 0, 1, 8, 2], [1, 0, 0, 3, 6]],
        "asymmetric": [[40, 1], [17, 3]],
    }
    kinds = {"none": None, "linear": "linear", "quadratic": "quadratic"}
    for label, table in tables.items():
        for weights, wt in kinds.items():
            r = cohens_kappa(np.array(table), wt=wt)
            half = z(0.9) * r.std_kappa
            case(
                f"cohen-{label}-{weights}",
                "cohen_kappa",
                {"table": table},
                {"weights": weights, "confidence": 0.9},
                {
                    "kappa": r.kappa,
                    "se": r.std_kappa,
                    "se_null": r.std_kappa0,
                    "lower": r.kappa - half,
                    "upper": r.kappa + half,
                },
                "statsmodels cohens_kappa",
            )
    refuse("cohen-one-category", "cohen_kappa", {"table": [[9, 0], [0, 0]]}, {"weights": "none"}, "DEGENERATE")
    refuse("cohen-empty", "cohen_kappa", {"table": []}, {"weights": "none"}, "EMPTY_INPUT")
    refuse("cohen-no-units", "cohen_kappa", {"table": [[0, 0], [0, 0]]}, {"weights": "none"}, "EMPTY_INPUT")
    refuse("cohen-not-square", "cohen_kappa", {"table": [[1, 2, 3], [4, 5, 6]]}, {"weights": "none"}, "LENGTH_MISMATCH")
    refuse("cohen-negative", "cohen_kappa", {"table": [[1, -2], [4, 5]]}, {"weights": "none"}, "INVALID_ARGUMENT")
    refuse("cohen-nan", "cohen_kappa", {"table": [[1, "NaN"], [4, 5]]}, {"weights": "linear"}, "NAN_INPUT")
    refuse("cohen-unknown-weights", "cohen_kappa", {"table": [[1, 2], [4, 5]]}, {"weights": "cubic"}, "INVALID_ARGUMENT")


def fleiss():
    sets = {
        "two-raters": [[2, 0], [1, 1], [0, 2], [2, 0], [1, 1]],
        "unused-category": [[3, 0, 0], [1, 2, 0], [0, 3, 0], [2, 1, 0]],
        "below-chance": [[1, 1, 1], [1, 2, 0], [1, 1, 1], [2, 0, 1]],
    }
    for label, counts in sets.items():
        n, m = len(counts), sum(counts[0])
        shares = [Fraction(sum(row[k] for row in counts), n * m) for k in range(len(counts[0]))]
        pe = sum(p * p for p in shares)
        pa = Fraction(sum(c * (c - 1) for row in counts for c in row), n * m * (m - 1))
        kappa = (pa - pe) / (1 - pe)
        pq = sum(p * (1 - p) for p in shares)
        variance = 2 * (pq**2 - sum(p * (1 - p) * (1 - 2 * p) for p in shares)) / (n * m * (m - 1) * pq**2)
        se = float(mpmath.sqrt(mpmath.mpf(variance.numerator) / variance.denominator))
        assert abs(sm_fleiss(np.array(counts)) - float(kappa)) < 1e-12
        case(
            f"fleiss-{label}",
            "fleiss_kappa",
            {"counts": counts},
            {},
            {"kappa": float(kappa), "se_null": se, "z": float(kappa) / se},
            "fractions; kappa checked against statsmodels",
        )
    refuse("fleiss-one-category", "fleiss_kappa", {"counts": [[3, 0], [3, 0]]}, {}, "DEGENERATE")
    refuse("fleiss-unequal", "fleiss_kappa", {"counts": [[3, 0], [1, 1]]}, {}, "INVALID_ARGUMENT")
    refuse("fleiss-single-ratings", "fleiss_kappa", {"counts": [[1, 0], [0, 1]]}, {}, "TOO_FEW_OBSERVATIONS")
    refuse("fleiss-empty", "fleiss_kappa", {"counts": []}, {}, "EMPTY_INPUT")
    refuse("fleiss-ragged", "fleiss_kappa", {"counts": [[1, 1], [2]]}, {}, "LENGTH_MISMATCH")


def alpha():
    rng = random.Random(7)

    def drawn(raters, units, values, missing):
        truth = [rng.choice(values) for _ in range(units)]
        return [
            [None if rng.random() < missing else (t if rng.random() < 0.6 else rng.choice(values)) for t in truth]
            for _ in range(raters)
        ]

    sets = {
        "fractional": drawn(3, 25, [0.0, 0.25, 0.5, 0.75, 1.0], 0.2),
        "two-raters": drawn(2, 30, [1, 2, 3, 7], 0.0),
        "sparse": drawn(6, 20, [1, 2, 3], 0.6),
        "opposite": [[1, 2, 1, 2, 1], [2, 1, 2, 1, 1]],
    }
    for label, ratings in sets.items():
        data = np.array([[np.nan if v is None else v for v in row] for row in ratings], dtype=float)
        per_unit = (~np.isnan(data)).sum(axis=0)
        for level in ["nominal", "ordinal", "interval", "ratio"]:
            value = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
            case(
                f"alpha-{label}-{level}",
                "krippendorff_alpha",
                {"ratings": ratings},
                {"level": level},
                {"alpha": float(value), "pairable": int(per_unit[per_unit >= 2].sum())},
                "krippendorff",
            )
    same = [[2, 2, None], [2, 2, 5]]
    refuse("alpha-constant", "krippendorff_alpha", {"ratings": same}, {"level": "interval"}, "DEGENERATE")
    refuse("alpha-constant-nominal", "krippendorff_alpha", {"ratings": same}, {"level": "nominal"}, "DEGENERATE")
    single = [[1, None, 3], [None, 2, None]]
    refuse("alpha-no-pairs", "krippendorff_alpha", {"ratings": single}, {"level": "ordinal"}, "TOO_FEW_OBSERVATIONS")
    refuse("alpha-empty", "krippendorff_alpha", {"ratings": []}, {"level": "nominal"}, "EMPTY_INPUT")
    refuse("alpha-ragged", "krippendorff_alpha", {"ratings": [[1, 2], [1]]}, {"level": "nominal"}, "LENGTH_MISMATCH")
    refuse("alpha-nan", "krippendorff_alpha", {"ratings": [[1, "NaN"], [1, 2]]}, {"level": "nominal"}, "NAN_INPUT")


# Judges ---------------------------------------------------------------------------------------------------


def rogan_gladen():
    for label, k, n, tp, n_pos, tn, n_neg, confidence in [
        ("low-rate", 3, 200, 48, 50, 49, 50, 0.95),
        ("clipped-high", 199, 200, 45, 50, 40, 50, 0.9),
        ("small-calibration", 40, 100, 9, 10, 7, 10, 0.99),
        ("perfect-judge", 25, 100, 30, 30, 30, 30, 0.95),
    ]:
        zz = z(confidence)
        q, se, sp = Fraction(k, n), Fraction(tp, n_pos), Fraction(tn, n_neg)
        point = float((q + sp - 1) / (se + sp - 1))
        n2 = n + zz * zz
        q2, se2, sp2 = (k + zz * zz / 2) / n2, (tp + 1) / (n_pos + 2), (tn + 1) / (n_neg + 2)
        v_se, v_sp = se2 * (1 - se2) / (n_pos + 2), sp2 * (1 - sp2) / (n_neg + 2)
        youden = se2 + sp2 - 1
        p = (q2 + sp2 - 1) / youden
        shift = 2 * zz * zz * (p * v_se - (1 - p) * v_sp)
        half = zz * math.sqrt(q2 * (1 - q2) / n2 + p * p * v_se + (1 - p) ** 2 * v_sp) / youden
        clip = lambda v: min(1.0, max(0.0, v))  # noqa: E731
        case(
            f"rogan-gladen-{label}",
            "rogan_gladen",
            {"k": k, "n": n, "tp": tp, "n_pos": n_pos, "tn": tn, "n_neg": n_neg},
            {"confidence": confidence},
            {
                "estimate": clip(point),
                "estimate_unclipped": point,
                "lower": clip(p + shift - half),
                "upper": clip(p + shift + half),
            },
            "formula of Lang and Reiczigel 2014",
        )
    base = {"k": 5, "n": 10, "tp": 6, "n_pos": 10, "tn": 4, "n_neg": 10}
    refuse("rogan-gladen-chance", "rogan_gladen", base, {}, "NOT_IDENTIFIED")
    refuse("rogan-gladen-worse", "rogan_gladen", base | {"tp": 2}, {}, "NOT_IDENTIFIED")
    refuse("rogan-gladen-too-many", "rogan_gladen", base | {"k": 11}, {}, "INVALID_ARGUMENT")
    refuse("rogan-gladen-no-positives", "rogan_gladen", base | {"tp": 0, "n_pos": 0}, {}, "EMPTY_INPUT")
    refuse("rogan-gladen-nothing", "rogan_gladen", base | {"k": 0, "n": 0}, {}, "EMPTY_INPUT")


def ppi():
    rng = np.random.default_rng(5)

    def drawn(n, m, skill):
        truth = rng.normal(size=n + m)
        predicted = skill * truth + rng.normal(size=n + m)
        return truth[:n].round(3).tolist(), predicted[:n].round(3).tolist(), predicted[n:].round(3).tolist()

    for label, (y, yhat, rest) in {
        "good": drawn(40, 200, 2.0),
        "harmful": drawn(30, 90, -1.0),
        "too-strong": drawn(25, 400, 0.2),
    }.items():
        for lam in ["auto", 1.0, 0.0, 0.4]:
            a, b, c = (np.array(v) for v in (y, yhat, rest))
            given = None if lam == "auto" else lam
            if given is None:
                used = np.cov(a, b, ddof=0)[0, 1] / (1 + len(a) / len(c)) / np.var(np.append(b, c), ddof=1)
                used = float(min(1, max(0, used)))
            else:
                used = given
            estimate = float(ppi_py.ppi_mean_pointestimate(a, b, c, lam=used).item())
            low, high = ppi_py.ppi_mean_ci(a, b, c, alpha=0.1, lam=used)
            se = math.sqrt(used**2 * np.var(c) / len(c) + np.var(a - used * b) / len(a))
            assert abs((high.item() - low.item()) / 2 / z(0.9) - se) < 1e-9
            case(
                f"ppi-{label}-{lam}",
                "ppi_mean",
                {"y": y, "yhat": yhat, "yhat_unlabeled": rest},
                {"lambda": lam, "confidence": 0.9},
                {
                    "estimate": estimate,
                    "se": se,
                    "lambda_used": used,
                    "lower": float(low.item()),
                    "upper": float(high.item()),
                },
                "ppi_py ppi_mean_ci",
            )
    small = {"y": [1, 0], "yhat": [0.5, 0.2], "yhat_unlabeled": [0.1, 0.9, 0.4]}
    refuse("ppi-lengths", "ppi_mean", small | {"yhat": [0.5]}, {"lambda": 1.0}, "LENGTH_MISMATCH")
    refuse("ppi-nan", "ppi_mean", small | {"y": [1, "NaN"]}, {"lambda": 1.0}, "NAN_INPUT")
    refuse("ppi-no-unlabeled", "ppi_mean", small | {"yhat_unlabeled": []}, {"lambda": 1.0}, "EMPTY_INPUT")
    refuse("ppi-no-labels", "ppi_mean", small | {"y": [], "yhat": []}, {"lambda": 1.0}, "EMPTY_INPUT")
    refuse("ppi-one-label", "ppi_mean", small | {"y": [1], "yhat": [0.3]}, {"lambda": 1.0}, "TOO_FEW_OBSERVATIONS")
    flat = {"y": [1, 1, 1], "yhat": [0.5] * 3, "yhat_unlabeled": [0.5] * 4}
    refuse("ppi-constant", "ppi_mean", flat, {"lambda": 1.0}, "DEGENERATE")


# Rankings and evaluations ---------------------------------------------------------------------------------


def bradley_terry():
    sets = {
        "fractional": [[0, 3.5, 2], [1.5, 0, 4], [2, 1, 0]],
        "cycle": [[0, 1, 0], [0, 0, 1], [1, 0, 0]],
        "uneven": [[0, 1, 0, 900], [120, 0, 4, 1], [3, 2, 0, 0], [1, 0, 5, 0]],
        "two": [[0, 7], [3, 0]],
    }
    for label, wins in sets.items():
        k = len(wins)
        theta = [mpmath.mpf(0)] * k
        for _ in range(200):
            gradient = mpmath.zeros(k - 1, 1)
            information = mpmath.zeros(k - 1, k - 1)
            for a in range(k):
                for b in range(k):
                    games = mpmath.mpf(wins[a][b]) + mpmath.mpf(wins[b][a])
                    if a == b or games == 0:
                        continue
                    p = 1 / (1 + mpmath.exp(theta[b] - theta[a]))
                    if a > 0:
                        gradient[a - 1] += wins[a][b] - games * p
                        information[a - 1, a - 1] += games * p * (1 - p)
                        if b > 0:
                            information[a - 1, b - 1] -= games * p * (1 - p)
            step = mpmath.lu_solve(information, gradient)
            damp = min(mpmath.mpf(1), 2 / max(abs(v) for v in step)) if any(step) else 1
            theta = [theta[0]] + [theta[i + 1] + damp * step[i] for i in range(k - 1)]
            if max(abs(v) for v in step) < mpmath.mpf(10) ** -40:
                break
        inverse = information**-1
        log_likelihood = sum(
            -wins[a][b] * mpmath.log(1 + mpmath.exp(theta[b] - theta[a])) for a in range(k) for b in range(k) if a != b
        )
        case(
            f"bradley-terry-{label}",
            "bradley_terry",
            {"wins": wins},
            {},
            {
                "log_strength": [float(t) for t in theta],
                "se": [0.0] + [float(mpmath.sqrt(inverse[i, i])) for i in range(k - 1)],
                "log_likelihood": float(log_likelihood),
            },
            "Newton's method in 50 digits",
        )
    never_lost = [[0, 3, 1], [0, 0, 2], [0, 1, 0]]
    refuse("bradley-terry-never-lost", "bradley_terry", {"wins": never_lost}, {}, "NOT_IDENTIFIED")
    apart = [[0, 3, 0, 0], [1, 0, 0, 0], [0, 0, 0, 2], [0, 0, 3, 0]]
    refuse("bradley-terry-apart", "bradley_terry", {"wins": apart}, {}, "NOT_IDENTIFIED")
    refuse("bradley-terry-no-games", "bradley_terry", {"wins": [[0, 0], [0, 0]]}, {}, "NOT_IDENTIFIED")
    refuse("bradley-terry-empty", "bradley_terry", {"wins": []}, {}, "EMPTY_INPUT")
    refuse("bradley-terry-negative", "bradley_terry", {"wins": [[0, -1], [2, 0]]}, {}, "INVALID_ARGUMENT")
    refuse("bradley-terry-nan", "bradley_terry", {"wins": [[0, "NaN"], [2, 0]]}, {}, "NAN_INPUT")


def range_sf(q, k):
    """The upper tail of the studentized range of k groups with infinite degrees of freedom."""
    density = lambda t: mpmath.npdf(t) * ((mpmath.ncdf(t) - mpmath.ncdf(t - q)) ** (k - 1))  # noqa: E731
    return 1 - k * mpmath.quad(density, [-12, -4, 0, 4, q / 2 + 4, q + 12])


def nemenyi():
    mpmath.mp.dps = 20
    loose = {"rel": 1e-6, "abs": 1e-9}
    for k, n, level in [(2, 5, 0.05), (3, 20, 0.01), (6, 8, 0.2), (20, 50, 0.05)]:
        q = mpmath.findroot(lambda v: range_sf(v, k) - level, (1.5, 7), solver="anderson", tol=1e-14)
        half = float(q / mpmath.sqrt(2))
        case(
            f"nemenyi-cd-k{k}",
            "nemenyi_cd",
            {},
            {"k": k, "n": n, "alpha": level},
            {"q_alpha": half, "critical_difference": half * math.sqrt(k * (k + 1) / (6 * n))},
            "mpmath quadrature",
            loose,
        )
    matrix = [[0.1, 0.3, 0.2], [0.5, 0.5, 0.1], [0.9, 0.9, 0.9], [0.2, 0.7, 0.4], [0.3, 0.35, 0.1]]
    ranks = [ss.rankdata(row) for row in matrix]
    mean = np.mean(ranks, axis=0)
    scale = math.sqrt(3 * 4 / (6 * 5)) / math.sqrt(2)
    p = [[1.0 if i == j else float(range_sf(abs(mean[i] - mean[j]) / scale, 3)) for j in range(3)] for i in range(3)]
    q = mpmath.findroot(lambda v: range_sf(v, 3) - 0.1, (1.5, 7), solver="anderson", tol=1e-14)
    case(
        "nemenyi-lower-is-better",
        "nemenyi",
        {"matrix": matrix},
        {"alpha": 0.1, "higher_is_better": False},
        {
            "mean_ranks": mean.tolist(),
            "critical_difference": float(q / mpmath.sqrt(2)) * math.sqrt(12 / 30),
            "p_values": p,
        },
        "mpmath quadrature",
        loose,
    )
    refuse("nemenyi-nan", "nemenyi", {"matrix": [[1, "NaN"], [1, 2]]}, {"alpha": 0.05}, "NAN_INPUT")
    refuse("nemenyi-ragged", "nemenyi", {"matrix": [[1, 2], [1]]}, {"alpha": 0.05}, "LENGTH_MISMATCH")
    refuse("nemenyi-cd-alpha", "nemenyi_cd", {}, {"k": 3, "n": 5, "alpha": 1.5}, "INVALID_ARGUMENT")
    mpmath.mp.dps = 50


def passes():
    for n, c, k in [(1, 0, 1), (1, 1, 1), (10, 0, 3), (10, 10, 3), (10, 8, 3), (1000, 1, 1), (500, 250, 100), (7, 3, 7)]:
        case(
            f"pass-{n}-{c}-{k}",
            "pass_at_k",
            {"n": n, "c": c},
            {"k": k},
            {
                "pass_at_k": float(1 - Fraction(math.comb(n - c, k), math.comb(n, k))),
                "pass_hat_k": float(Fraction(math.comb(c, k), math.comb(n, k))),
            },
            "fractions",
            {"rel": 1e-11, "abs": 0},
        )
    refuse("pass-k-above-n", "pass_at_k", {"n": 5, "c": 2}, {"k": 6}, "INVALID_ARGUMENT")
    refuse("pass-c-above-n", "pass_at_k", {"n": 5, "c": 6}, {"k": 1}, "INVALID_ARGUMENT")
    refuse("pass-k-0", "pass_at_k", {"n": 5, "c": 2}, {"k": 0}, "INVALID_ARGUMENT")
    refuse("pass-nothing", "pass_at_k", {"n": 0, "c": 0}, {"k": 1}, "EMPTY_INPUT")


def early_stopping():
    for p, t, confidence in [(0.5, 0, 0.9), (0.95, 3, 0.99), (0.999, 0, 0.99), (0.99, 25, 0.95), (0.9, 1000, 0.999)]:
        low, high = 0, 1
        supports = lambda h: mpmath.betainc(h, t + 1, 0, p, regularized=True) <= 1 - mpmath.mpf(confidence)  # noqa: E731
        while not supports(high):
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if supports(middle) else (middle, high)
        case(
            f"mlperf-p{p}-t{t}",
            "mlperf_min_queries",
            {},
            {"percentile": p, "overlatency": t, "confidence": confidence},
            {"min_underlatency": high, "min_queries": high + t},
            "mpmath betainc",
        )
    refuse("mlperf-p1", "mlperf_min_queries", {}, {"percentile": 1.0, "overlatency": 0, "confidence": 0.9}, "INVALID_ARGUMENT")
    refuse("mlperf-t", "mlperf_min_queries", {}, {"percentile": 0.9, "overlatency": -1, "confidence": 0.9}, "INVALID_ARGUMENT")


# Sequences ------------------------------------------------------------------------------------------------


def rho(v, level):
    return v / (2 * mpmath.log(1 / level) + mpmath.log(1 + 2 * mpmath.log(1 / level)))


def bound(v, level, r):
    return mpmath.sqrt((v + r) * (mpmath.log(1 + v / r) + 2 * mpmath.log(1 / level)))


def normal_mixture():
    for v, level, v_opt, level_opt in [(1e-6, 0.05, 100, 0.05), (1e9, 0.01, 10, 0.1), (50, 0.2, 7, 0.01)]:
        v, level, v_opt, level_opt = (mpmath.mpf(str(a)) for a in (v, level, v_opt, level_opt))
        r = rho(v_opt, level_opt)
        case(
            f"normal-mixture-v{float(v):g}",
            "normal_mixture_bound",
            {},
            {"v": float(v), "alpha": float(level), "v_opt": float(v_opt), "alpha_opt": float(level_opt)},
            {"bound": float(bound(v, level, r)), "rho": float(r)},
            "formula in 50 digits",
        )
    refuse("normal-mixture-v-opt", "normal_mixture_bound", {}, {"v": 1, "alpha": 0.05, "v_opt": 0, "alpha_opt": 0.05}, "INVALID_ARGUMENT")
    refuse("normal-mixture-alpha", "normal_mixture_bound", {}, {"v": 1, "alpha": 0, "v_opt": 1, "alpha_opt": 0.05}, "INVALID_ARGUMENT")
    x = [1.5, -0.25, 3.0, 0.75, 0.5]
    sigma, t_opt = mpmath.mpf(2), 50
    r = rho(t_opt * sigma**2, mpmath.mpf("0.05"))
    means = [mpmath.fsum(x[: i + 1]) / (i + 1) for i in range(len(x))]
    halves = [bound((i + 1) * sigma**2, mpmath.mpf("0.05"), r) / (i + 1) for i in range(len(x))]
    case(
        "normal-mixture-sequence",
        "normal_mixture_cs",
        {"x": x},
        {"sigma": 2.0, "alpha": 0.05, "t_opt": t_opt},
        {"lower": [float(m - h) for m, h in zip(means, halves)], "upper": [float(m + h) for m, h in zip(means, halves)]},
        "formula in 50 digits",
    )
    refuse("normal-mixture-empty", "normal_mixture_cs", {"x": []}, {"sigma": 1, "alpha": 0.05, "t_opt": 10}, "EMPTY_INPUT")
    refuse("normal-mixture-nan", "normal_mixture_cs", {"x": [1, "NaN"]}, {"sigma": 1, "alpha": 0.05, "t_opt": 10}, "NAN_INPUT")
    refuse("normal-mixture-sigma", "normal_mixture_cs", {"x": [1, 2]}, {"sigma": 0, "alpha": 0.05, "t_opt": 10}, "INVALID_ARGUMENT")
    sigma, tau, theta = mpmath.mpf(2), mpmath.mpf("1.5"), mpmath.mpf("-0.5")
    values, smallest = [], mpmath.mpf(1)
    for i, mean in enumerate(means, 1):
        spread = sigma**2 + i * tau**2
        ratio = mpmath.sqrt(sigma**2 / spread) * mpmath.exp(
            i**2 * tau**2 * (mean - theta) ** 2 / (2 * sigma**2 * spread)
        )
        smallest = min(smallest, 1 / ratio)
        values.append(float(smallest))
    case(
        "msprt-shifted",
        "msprt_p_value",
        {"x": x},
        {"sigma": 2.0, "tau": 1.5, "theta0": -0.5},
        {"p_values": values},
        "formula in 50 digits",
    )
    case(
        "msprt-far-tail",
        "msprt_p_value",
        {"x": [50.0]},
        {"sigma": 1.0, "tau": 1.0, "theta0": 0.0},
        {"p_values": [float(mpmath.sqrt(2) * mpmath.exp(-mpmath.mpf(2500) / 4))]},
        "formula in 50 digits",
        {"rel": 1e-9, "abs": 0},
    )
    refuse("msprt-empty", "msprt_p_value", {"x": []}, {"sigma": 1, "tau": 1, "theta0": 0}, "EMPTY_INPUT")
    refuse("msprt-tau", "msprt_p_value", {"x": [1]}, {"sigma": 1, "tau": 0, "theta0": 0}, "INVALID_ARGUMENT")


def bernoulli():
    for successes, n, t_opt in [(15, 50, 50), (0, 30, 100), (30, 30, 100), (100, 200, 1), (99000, 100000, 1000)]:
        level = mpmath.mpf("0.05")
        c = max(t_opt / (2 * mpmath.log(1 / level) + mpmath.log(1 + 2 * mpmath.log(1 / level))) - 1, mpmath.mpf("1e-3"))

        def excess(p):
            log_beta = lambda a, b: mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)  # noqa: E731
            return (
                log_beta((1 - p) * c + n - successes, p * c + successes)
                - log_beta((1 - p) * c, p * c)
                - successes * mpmath.log(p)
                - (n - successes) * mpmath.log(1 - p)
                + mpmath.log(level)
            )

        def edge(outside, inside):
            for _ in range(120):
                middle = (outside + inside) / 2
                outside, inside = (outside, middle) if excess(middle) < 0 else (middle, inside)
            return float(inside)

        share = mpmath.mpf(successes) / n
        case(
            f"bernoulli-{successes}-{n}",
            "bernoulli_cs",
            {"successes": successes, "n": n},
            {"alpha": 0.05, "t_opt": t_opt},
            {
                "lower": 0.0 if successes == 0 else edge(mpmath.mpf(0), share),
                "upper": 1.0 if successes == n else edge(mpmath.mpf(1), share),
            },
            "bisection in 50 digits; the first case is one of confseq's own",
        )
    refuse("bernoulli-too-many", "bernoulli_cs", {"successes": 5, "n": 4}, {"alpha": 0.05, "t_opt": 10}, "INVALID_ARGUMENT")
    refuse("bernoulli-nothing", "bernoulli_cs", {"successes": 0, "n": 0}, {"alpha": 0.05, "t_opt": 10}, "EMPTY_INPUT")


def empirical_bernstein():
    def one_sided(x, level):
        log = mpmath.log(2 / level)
        s = mpmath.mpf(0)
        squares = bets = gains = costs = mpmath.mpf(0)
        limits = []
        for t, value in enumerate(x, 1):
            value = mpmath.mpf(value)
            before = s / (t - 1) if t > 1 else 0
            variance = (mpmath.mpf(1) / 4 + squares) / t
            bet = min(mpmath.mpf(1) / 2, mpmath.sqrt(2 * log / (t * mpmath.log(1 + t) * variance)))
            bets += bet
            gains += bet * value
            costs += (value - before) ** 2 * (-mpmath.log(1 - bet) - bet)
            s += value
            squares += (value - (mpmath.mpf(1) / 2 + s) / (t + 1)) ** 2
            limits.append(max(mpmath.mpf(0), gains / bets - (log + costs) / bets))
        return limits

    sets = {
        "binary": ([1, 0, 1, 1, 1, 0, 1, 1, 1, 1] * 12, 0.05),
        "constant": ([0.5] * 80, 0.1),
        "all-ones": ([1] * 40, 0.01),
        "short": ([0.25, 0.75, 0.5], 0.05),
    }
    for label, (x, level) in sets.items():
        lower = one_sided(x, mpmath.mpf(str(level)))
        upper = [1 - v for v in one_sided([1 - v for v in x], mpmath.mpf(str(level)))]
        case(
            f"empirical-bernstein-{label}",
            "empirical_bernstein_cs",
            {"x": x},
            {"alpha": level},
            {
                "lower": float(lower[-1]),
                "upper": float(upper[-1]),
                "lower_path_tail": [float(v) for v in lower[-3:]],
                "upper_path_tail": [float(v) for v in upper[-3:]],
            },
            "formula in 50 digits",
        )
    refuse("empirical-bernstein-range", "empirical_bernstein_cs", {"x": [0.5, 1.5]}, {"alpha": 0.05}, "INVALID_ARGUMENT")
    refuse("empirical-bernstein-empty", "empirical_bernstein_cs", {"x": []}, {"alpha": 0.05}, "EMPTY_INPUT")
    refuse("empirical-bernstein-nan", "empirical_bernstein_cs", {"x": [0.5, "NaN"]}, {"alpha": 0.05}, "NAN_INPUT")


# Distances ------------------------------------------------------------------------------------------------


def distances():
    sets = {
        "ties": ([0, 1, 1, 3], [1, 1, 8]),
        "equal": ([2.5, 1, 1], [1, 2.5, 1]),
        "single": ([3], [-4.5]),
        "offset": ([1e9 + 1, 1e9 + 2, 1e9 + 5], [1e9 + 2, 1e9 + 3]),
    }
    for label, (x, y) in sets.items():
        for function, scipy in [("wasserstein_1d", ss.wasserstein_distance), ("energy_distance", ss.energy_distance)]:
            case(f"{function}-{label}", function, {"x": x, "y": y}, {}, {"value": float(scipy(x, y))}, "SciPy")
    for function in ["wasserstein_1d", "energy_distance"]:
        refuse(f"{function}-empty", function, {"x": [], "y": [1]}, {}, "EMPTY_INPUT")
        refuse(f"{function}-nan", function, {"x": [1, 2], "y": ["NaN"]}, {}, "NAN_INPUT")

    histograms = {"zero": ([10, 0, 5], [8, 4, 3], 1e-3), "both-zero": ([10, 0, 5], [8, 0, 3], 1e-4), "equal": ([1, 2], [10, 20], 1e-4)}
    for label, (e, a, floor) in histograms.items():
        p = [mpmath.mpf(v) / sum(e) for v in e]
        q = [mpmath.mpf(v) / sum(a) for v in a]
        floored = [(max(u, mpmath.mpf(str(floor))), max(v, mpmath.mpf(str(floor)))) for u, v in zip(p, q)]
        psi = mpmath.fsum((v - u) * mpmath.log(v / u) for u, v in floored)
        case(f"psi-{label}", "psi", {"expected": e, "actual": a}, {"zero_floor": floor}, {"value": float(psi)}, "formula in 50 digits")
        term = lambda u, m: u * mpmath.log(u / m) if u > 0 else mpmath.mpf(0)  # noqa: E731
        js = mpmath.fsum((term(u, (u + v) / 2) + term(v, (u + v) / 2)) / 2 for u, v in zip(p, q))
        case(f"js-{label}", "js_divergence", {"expected": e, "actual": a}, {}, {"value": float(js)}, "formula in 50 digits")
    case("js-disjoint", "js_divergence", {"expected": [3, 0], "actual": [0, 5]}, {}, {"value": math.log(2)}, "ln 2")
    for function, params in [("psi", {"zero_floor": 1e-4}), ("js_divergence", {})]:
        refuse(f"{function}-empty", function, {"expected": [], "actual": []}, params, "EMPTY_INPUT")
        refuse(f"{function}-lengths", function, {"expected": [1, 2], "actual": [1]}, params, "LENGTH_MISMATCH")
        refuse(f"{function}-negative", function, {"expected": [1, -2], "actual": [1, 1]}, params, "INVALID_ARGUMENT")
        refuse(f"{function}-nan", function, {"expected": [1, "NaN"], "actual": [1, 1]}, params, "NAN_INPUT")

    vectors = {
        "one-dimension": ([[0.1], [0.7], [1.3]], [[2.0], [2.5]], 0.5),
        "far-apart": ([[0, 0], [1, 1]], [[100, 100], [101, 99]], 2.0),
        "equal": ([[0, 1], [2, 3], [1, 1]], [[0, 1], [2, 3], [1, 1]], 1.5),
    }
    for label, (x, y, h) in vectors.items():
        kernel = lambda u, v: mpmath.exp(-mpmath.fsum((mpmath.mpf(a) - mpmath.mpf(b)) ** 2 for a, b in zip(u, v)) / (2 * mpmath.mpf(h) ** 2))  # noqa: E731
        total = lambda s, t: mpmath.fsum(kernel(u, v) for u in s for v in t)  # noqa: E731
        n, m = len(x), len(y)
        cross = 2 * total(x, y) / (n * m)
        case(
            f"mmd2-{label}",
            "mmd2",
            {"x": x, "y": y},
            {"bandwidth": h},
            {
                "biased": float(total(x, x) / n**2 + total(y, y) / m**2 - cross),
                "unbiased": float((total(x, x) - n) / (n * (n - 1)) + (total(y, y) - m) / (m * (m - 1)) - cross),
            },
            "formula in 50 digits",
        )
    refuse("mmd2-dimensions", "mmd2", {"x": [[1, 2], [1, 3]], "y": [[1], [2]]}, {"bandwidth": 1.0}, "LENGTH_MISMATCH")
    refuse("mmd2-bandwidth", "mmd2", {"x": [[1], [2]], "y": [[1], [2]]}, {"bandwidth": 0.0}, "INVALID_ARGUMENT")
    refuse("mmd2-one", "mmd2", {"x": [[1]], "y": [[1], [2]]}, {"bandwidth": 1.0}, "TOO_FEW_OBSERVATIONS")
    refuse("mmd2-empty", "mmd2", {"x": [], "y": [[1], [2]]}, {"bandwidth": 1.0}, "EMPTY_INPUT")


def main():
    """Write all cases."""
    for area in [cohen, fleiss, alpha, rogan_gladen, ppi, bradley_terry, nemenyi, passes, early_stopping, normal_mixture, bernoulli, empirical_bernstein, distances]:
        area()
    packages = ["numpy", "scipy", "statsmodels", "krippendorff", "ppi-python", "mpmath"]
    document = {
        "schema": "golden-statistics/1",
        "produced_with": {"python": sys.version.split()[0]} | {name: version(name) for name in packages},
        "cases": CASES,
    }
    lines = ",\n".join(json.dumps(each) for each in CASES)
    head = json.dumps({k: v for k, v in document.items() if k != "cases"})[:-1]
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write(head + ', "cases": [\n' + lines + "\n]}\n")


main()
