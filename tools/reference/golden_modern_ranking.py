"""The rankings and evaluations of golden_modern.py."""

import math
from fractions import Fraction

import mpmath
import numpy as np
import scipy.stats as ss
from golden_modern_cases import case, refuse


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
