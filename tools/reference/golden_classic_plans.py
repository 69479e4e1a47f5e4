"""The effect sizes, plans and distributions of golden_classic.py."""

import math

import mpmath as mp
import numpy as np
import scipy.stats as st
from golden_classic_tests import DEPRESSION1, DEPRESSION2, SLEEP1, WITH_ZEROS_X, WITH_ZEROS_Y, signed_ranks
from scipy.optimize import brentq


def effects(case, refuse):
    for x, y in ((SLEEP1, DEPRESSION1), ([1, 2], [3, 4]), ([1, 2, 4], [3, 3, 3])):
        v = len(x) + len(y) - 2
        pooled = math.sqrt(((len(x) - 1) * np.var(x, ddof=1) + (len(y) - 1) * np.var(y, ddof=1)) / v)
        d = (np.mean(x) - np.mean(y)) / pooled
        j = mp.gamma(mp.mpf(v) / 2) / (mp.sqrt(mp.mpf(v) / 2) * mp.gamma(mp.mpf(v - 1) / 2))
        case("cohens_d", {"x": x, "y": y}, {}, {"d": d, "hedges_g": d * j, "correction_j": j})
    d = np.subtract(DEPRESSION1, DEPRESSION2)
    case("cohens_dz", {"x": DEPRESSION1, "y": DEPRESSION2}, {}, {"dz": d.mean() / d.std(ddof=1)})
    for x, y in (([1, 2, 3], [4, 5]), ([4, 5], [1, 2, 3]), ([1, 1], [1, 1]), (WITH_ZEROS_X, WITH_ZEROS_Y)):
        signs = np.sign(np.subtract.outer(x, y))
        case("cliffs_delta", {"x": x, "y": y}, {},
             {"delta": signs.mean(), "vargha_delaney_a": (signs.mean() + 1) / 2})
    ranked = signed_ranks(np.subtract(WITH_ZEROS_X, WITH_ZEROS_Y), "wilcox", "less")
    case("rank_biserial_paired", {"x": WITH_ZEROS_X, "y": WITH_ZEROS_Y}, {},
         {"value": (ranked["w_plus"] - ranked["w_minus"]) / (ranked["w_plus"] + ranked["w_minus"])})
    for p1, p2 in ((0, 1), (0.5, 0.5), (0.02, 0.3)):
        case("cohens_h", {"p1": p1, "p2": p2}, {}, {"h": 2 * math.asin(math.sqrt(p1)) - 2 * math.asin(math.sqrt(p2))})
    refuse("cohens_h", "INVALID_ARGUMENT", {"p1": 1.2, "p2": 0.1})
    refuse("cohens_d", "DEGENERATE", {"x": [1, 1], "y": [2, 2]})
    refuse("cohens_dz", "DEGENERATE", {"x": [1, 2], "y": [0, 1]})
    refuse("rank_biserial_paired", "DEGENERATE", {"x": [1, 2], "y": [1, 2]})
    for function in ("cohens_d", "cohens_dz", "cliffs_delta", "rank_biserial_paired"):
        refuse(function, "EMPTY_INPUT", {"x": [], "y": []})
        refuse(function, "NAN_INPUT", {"x": [1, "NaN", 2], "y": [1, 2, 4]})
    for function in ("cohens_dz", "rank_biserial_paired"):
        refuse(function, "LENGTH_MISMATCH", {"x": [1, 3, 2], "y": [1, 2]})
    for function in ("cohens_d", "cohens_dz"):
        refuse(function, "TOO_FEW_OBSERVATIONS", {"x": [1], "y": [2]})


def planning(case, refuse):
    def t_power(kind, n, effect, alpha, alternative):
        df = 2 * (n - 1) if kind == "two-sample" else n - 1
        shift = effect * math.sqrt(n / 2 if kind == "two-sample" else n)
        if alternative == "two-sided":
            limit = st.t.isf(alpha / 2, df)
            far = st.nct.cdf(-limit, df, abs(shift))
            return st.nct.sf(limit, df, abs(shift)) + (0 if math.isnan(far) else far)
        limit = st.t.isf(alpha, df)
        return st.nct.sf(limit, df, shift if alternative == "greater" else -shift)

    for kind in ("one-sample", "paired", "two-sample"):
        for alternative, effect in (("two-sided", 0.3), ("greater", 0.3), ("less", -0.3), ("two-sided", 1.2)):
            base = {"kind": kind, "alpha": 0.05, "alternative": alternative}
            for n in (5, 24):
                p = t_power(kind, n, effect, 0.05, alternative)
                case("power_t_test", {}, {**base, "solve": "power", "n": n, "effect": effect}, {"power": p}, 1e-6, 1e-9)
            n_exact = brentq(lambda v: t_power(kind, v, effect, 0.05, alternative) - 0.9, 1.5, 400, xtol=1e-11, rtol=1e-13)
            case("power_t_test", {}, {**base, "solve": "n", "power": 0.9, "effect": effect},
                 {"n": n_exact, "n_ceil": math.ceil(n_exact)}, 1e-6, 1e-9)
            mde = brentq(lambda v: t_power(kind, 30, v, 0.05, alternative) - 0.8, *sorted((0, 2.5 * effect / abs(effect))), xtol=1e-13)
            case("power_t_test", {}, {**base, "solve": "effect", "n": 30, "power": 0.8}, {"effect": mde}, 1e-6, 1e-9)
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0, "power": 0.8, "alpha": 0.05})
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0.5, "power": 1, "alpha": 0.05})
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0.5, "power": 0.8, "alpha": 0})
    refuse("power_t_test", "TOO_FEW_OBSERVATIONS", {}, {"kind": "paired", "solve": "power", "effect": 0.5, "n": 1, "alpha": 0.05})
    z = st.norm.isf
    for p1, p2, n in ((0.1, 0.2, 150), (0.9, 0.8, 300), (0.5, 0.51, 1000)):
        reach = z(0.025) * math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2))
        own = math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
        size = ((reach + z(0.2) * own) / (p1 - p2)) ** 2
        case("power_two_proportions", {}, {"solve": "n", "p1": p1, "p2": p2, "alpha": 0.05, "power": 0.8},
             {"n": size, "n_ceil": math.ceil(size)})
        case("power_two_proportions", {}, {"solve": "power", "p1": p1, "p2": p2, "alpha": 0.05, "n": n},
             {"power": st.norm.cdf((math.sqrt(n) * abs(p1 - p2) - reach) / own)})
    refuse("power_two_proportions", "INVALID_ARGUMENT", {}, {"solve": "n", "p1": 0.5, "p2": 0.5, "alpha": 0.05, "power": 0.8})
    refuse("power_two_proportions", "INVALID_ARGUMENT", {}, {"solve": "n", "p1": 1.5, "p2": 0.5, "alpha": 0.05, "power": 0.8})
    for p10, p01, wanted in ((0.2, 0.1, 0.9), (0.05, 0.15, 0.8), (0.3, 0, 0.95)):
        s, d = p10 + p01, p10 - p01
        size = (z(0.005) * math.sqrt(s) + z(1 - wanted) * math.sqrt(s - d * d)) ** 2 / d**2
        case("sample_size_mcnemar", {}, {"p10": p10, "p01": p01, "alpha": 0.01, "power": wanted},
             {"n": size, "n_ceil": math.ceil(size)})
    refuse("sample_size_mcnemar", "INVALID_ARGUMENT", {}, {"p10": 0.2, "p01": 0.2, "alpha": 0.05, "power": 0.8})
    refuse("sample_size_mcnemar", "INVALID_ARGUMENT", {}, {"p10": 0.7, "p01": 0.4, "alpha": 0.05, "power": 0.8})
    for omega2, a, b, ka, kb in ((0.05, 0.1, 0.2, 5, 2), (1 / 9, 1 / 6, 1 / 6, 10, 10)):
        base = {"omega2": omega2, "sigma2_a": a, "sigma2_b": b, "k_a": ka, "k_b": kb, "alpha": 0.05, "power": 0.9}
        variance, reach = omega2 + a / ka + b / kb, z(0.025) + z(0.1)
        case("eval_sample_size", {}, {"solve": "n", "delta": 0.05, **base},
             {"n": reach**2 * variance / 0.05**2, "n_ceil": math.ceil(reach**2 * variance / 0.05**2)})
        case("eval_sample_size", {}, {"solve": "mde", "n": 500, **base}, {"mde": reach * math.sqrt(variance / 500)})
    refuse("eval_sample_size", "INVALID_ARGUMENT", {},
           {"solve": "n", "omega2": 0.1, "sigma2_a": 0, "sigma2_b": 0, "k_a": 1, "k_b": 1, "delta": 0, "alpha": 0.05, "power": 0.8})
    refuse("eval_sample_size", "INVALID_ARGUMENT", {},
           {"solve": "n", "omega2": -0.1, "sigma2_a": 0, "sigma2_b": 0, "k_a": 1, "k_b": 1, "delta": 0.1, "alpha": 0.05, "power": 0.8})


def noncentral(x, df, nc, upper):
    """A tail of the noncentral t distribution: a normal tail averaged over log(S), S = sqrt(chi2(df)/df)."""
    sign = -1 if upper else 1
    df = mp.mpf(df)
    constant = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)

    def f(u):
        scale = mp.exp(u)
        return mp.exp(constant + df * u - df * scale**2 / 2) * mp.erfc(-sign * (x * scale - nc) / mp.sqrt(2)) / 2

    # mp.quad stops at an absolute error of 10^-dps, which leaves too few digits of a tail far below that.
    return mp.quad(f, mp.linspace(-60, -4, 15) + mp.linspace(-4, 3, 141)[1:])


def range_tail(q, k):
    """The upper tail of the range of k standard normals."""

    def f(z):
        below = mp.ncdf(z)
        return mp.npdf(z) * (below ** (k - 1) - (below - mp.ncdf(z - q)) ** (k - 1))

    return k * mp.quad(f, mp.linspace(q / 2 - 14, q / 2 + 16, 31))


def distributions(case, refuse):
    def one(dist, fn, args, value, rel=1e-10):
        case("distribution", {}, {"dist": dist, "fn": fn, "args": list(args)}, {"value": value}, rel, 0)

    for x in (-38.0, -8.0, 0.0, 3.0, 37.5):
        one("normal", "sf", [x], mp.erfc(mp.mpf(x) / mp.sqrt(2)) / 2)
        one("normal", "cdf", [x], mp.erfc(-mp.mpf(x) / mp.sqrt(2)) / 2)
    for p in (1e-300, 1e-20, 0.3, 0.975):
        one("normal", "ppf", [p], mp.findroot(lambda v: mp.log(mp.ncdf(v)) - mp.log(mp.mpf(p)), st.norm.ppf(p)))

    def beta_tail(x, a, b):
        return mp.betainc(a, b, 0, x, regularized=True)

    for x, df in ((50.0, 3.0), (1e20, 14.5), (2.0, 1e6), (0.5, 0.7), (300, 120)):
        value = beta_tail(mp.mpf(df) / (df + mp.mpf(x) ** 2), mp.mpf(df) / 2, mp.mpf(1) / 2) / 2
        one("t", "sf", [x, df], value)
        one("t", "cdf", [-x, df], value)
    for p, df in ((1e-10, 4), (0.6, 2.5), (0.999, 30)):
        one("t", "ppf", [p, df], st.t.ppf(p, df), 1e-9)
    for x, df in ((1400.0, 3), (0.001, 7), (250.0, 100), (5, 0.5)):
        one("chi2", "sf", [x, df], mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))
        one("chi2", "cdf", [x, df], mp.gammainc(mp.mpf(df) / 2, 0, mp.mpf(x) / 2, regularized=True))
    for x, d1, d2 in ((1e6, 3, 40), (0.01, 5, 8), (2.5, 4.5, 11.5)):
        one("f", "sf", [x, d1, d2], beta_tail(mp.mpf(d2) / (d2 + mp.mpf(d1) * x), mp.mpf(d2) / 2, mp.mpf(d1) / 2))
        one("f", "cdf", [x, d1, d2], beta_tail(mp.mpf(d1) * x / (d2 + mp.mpf(d1) * x), mp.mpf(d1) / 2, mp.mpf(d2) / 2))
    for x, a, b in ((0.001, 40, 2), (0.5, 0.5, 0.5), (0.9, 3, 70)):
        one("beta", "cdf", [x, a, b], beta_tail(mp.mpf(x), a, b))
        one("beta", "sf", [x, a, b], beta_tail(1 - mp.mpf(x), b, a))
    for k, n, p in ((0, 50, 0.3), (45, 50, 0.3), (-1, 5, 0.5), (5, 5, 0.5), (900, 1000, 0.1), (2, 10, 0.0)):
        q = mp.mpf(p)
        terms = [mp.binomial(n, i) * q**i * (1 - q) ** (n - i) for i in range(n + 1)]
        one("binomial", "cdf", [k, n, p], mp.fsum(terms[: k + 1]))
        one("binomial", "sf", [k, n, p], mp.fsum(terms[k + 1:]))
    for p, n, q in ((0.5, 10, 0.5), (0.025, 100, 0.3), (1, 7, 0.2)):
        one("binomial", "ppf", [p, n, q], st.binom.ppf(p, n, q))
    for x, df, nc in ((2.1, 18, 1.5), (40.0, 5, 1.5), (-3.0, 10, 2.0), (3.0, 5, -8.0), (0.0, 4, 1.0), (25.0, 200, 5.0),
                      (1.0, 1.5, 0.3), (-6.0, 30, 6.0)):
        one("noncentral_t", "sf", [x, df, nc], noncentral(mp.mpf(x), df, mp.mpf(nc), True), 1e-9)
        one("noncentral_t", "cdf", [x, df, nc], noncentral(mp.mpf(x), df, mp.mpf(nc), False), 1e-9)
    mp.mp.dps = 60
    for q, k in ((3.633, 4), (1.0, 2), (0.3, 3), (12.0, 3), (5.0, 100)):
        one("studentized_range", "sf", [q, k, math.inf], range_tail(mp.mpf(q), k), 1e-9)
    for q, k, df in ((4.327, 4, 10), (20.0, 3, 12), (8.0, 3, 2)):
        one("studentized_range", "sf", [q, k, df], st.studentized_range.sf(q, k, df), 1e-6)
    mp.mp.dps = 40
    for p, k, df in ((0.95, 3, 10), (0.99, 10, 20), (0.5, 5, 60)):
        one("studentized_range", "ppf", [p, k, df], st.studentized_range.ppf(p, k, df), 1e-6)
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "t", "fn": "cdf", "args": [1, 0]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "normal", "fn": "ppf", "args": [1.5]})
    refuse("distribution", "NAN_INPUT", {}, {"dist": "normal", "fn": "cdf", "args": ["NaN"]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "no_such", "fn": "cdf", "args": [1]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "binomial", "fn": "cdf", "args": [1, 4, 1.5]})
