"""The raters and judges of golden_modern.py."""

import math
import random
from fractions import Fraction

import krippendorff
import mpmath
import numpy as np
import ppi_py
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.inter_rater import fleiss_kappa as sm_fleiss
from golden_modern_cases import case, refuse, z


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
