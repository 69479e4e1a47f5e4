"""Writes golden/extra-power.json: reference cases of plans, and of what had no second source before.

Values come from statsmodels, SciPy, NIST's certified values and mpmath; where none of them has a method,
from the formula of the paper in plain Python, written apart from the Java code: powers by enumerating all
outcomes or by integrating the density, sizes and effects by root finding. Run from the repository root.
"""

import itertools
import math
from functools import lru_cache
from pathlib import Path

import mpmath as mp
import scipy.stats as st
from scipy.integrate import quad
from scipy.optimize import brentq
from statsmodels.stats.power import GofChisquarePower, NormalIndPower, normal_power

from golden_cases import case, refuse, write

OUT = "assay-core/src/test/resources/golden/extra-power.json"


def solutions(function, params, power, n, effect, wanted, sizes, effects, rel=1e-7):
    """The power, the size and the effect of one design; the brackets are given."""
    case(function, {}, {**params, "solve": "power", "n": n, "effect": effect}, {"power": power(n, effect)}, rel)
    if sizes:
        size = brentq(lambda v: power(v, effect) - wanted, *sizes, xtol=1e-10, rtol=1e-14)
        case(function, {}, {**params, "solve": "n", "effect": effect, "power": wanted}, {"n": size}, rel)
    if effects:
        found = brentq(lambda v: power(n, v) - wanted, *effects, xtol=1e-13, rtol=1e-14)
        case(function, {}, {**params, "solve": "effect", "n": n, "power": wanted}, {"effect": found}, rel)


def z_tests():
    for kind, alternative, effect in itertools.product(
            ("one-sample", "two-sample"), ("two-sided", "greater", "less"), (0.3, 0.8)):
        signed = -effect if alternative == "less" else effect
        direction = {"two-sided": "two-sided", "greater": "larger", "less": "smaller"}[alternative]

        def power(n, delta):
            if kind == "two-sample":
                return NormalIndPower().power(delta, n, 0.05, ratio=1, alternative=direction)
            return normal_power(delta, n, 0.05, alternative=direction)

        effects = (-3, 0) if alternative == "less" else (0, 3)
        solutions("power_z_test", {"kind": kind, "alternative": alternative, "alpha": 0.05}, power, 25, signed, 0.8,
                  (1, 5000), effects)
    refuse("power_z_test", "INVALID_ARGUMENT", {}, {"solve": "n", "effect": 0, "power": 0.8})
    refuse("power_z_test", "INVALID_ARGUMENT", {}, {"solve": "power", "n": 0, "effect": 0.1})


def equivalence():
    def power_of(kind, alpha, difference):
        def power(n, margin):
            df = n - 1 if kind == "paired" else 2 * n - 2
            root = math.sqrt(n if kind == "paired" else n / 2)
            t = st.t.isf(alpha, df)
            low, high = (-margin - difference) * root, (margin - difference) * root
            end = (high - low) / (2 * t)

            def density(s):
                both = max(st.norm.cdf(high - t * s) - st.norm.cdf(low + t * s), 0)
                return both * st.chi.pdf(s * math.sqrt(df), df) * math.sqrt(df)

            middle = min(1, end)
            pieces = [0, middle / 2, middle, min(end, 1.5), min(end, 3), min(end, 12)]
            return sum(quad(density, a, b, epsabs=1e-13, epsrel=1e-11, limit=200)[0]
                       for a, b in zip(pieces, pieces[1:]) if b > a)
        return power

    for kind, difference, alpha in (("paired", 0, 0.05), ("two-sample", 0, 0.05), ("paired", 0.1, 0.025)):
        params = {"kind": kind, "alpha": alpha, "difference": difference}
        for n, margin in ((12, 1.0), (40, 0.6)):
            solutions("power_equivalence", params, power_of(kind, alpha, difference), n, margin, 0.8, (3, 2000), (0.15, 6),
                      1e-6)
    refuse("power_equivalence", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0.1, "difference": 0.2, "power": 0.8})
    refuse("power_equivalence", "TOO_FEW_OBSERVATIONS", {}, {"kind": "paired", "solve": "power", "effect": 0.1, "n": 1})
    refuse("power_equivalence", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "power", "effect": -0.1, "n": 10})


def ranks():
    factors = {"sign": 4, "signed-rank": 3, "rank-sum": 6}
    for test, alternative in itertools.product(factors, ("two-sided", "greater")):
        z = st.norm.isf(0.025 if alternative == "two-sided" else 0.05)

        def power(n, p):
            return st.norm.cdf(math.sqrt(factors[test] * n) * (p - 0.5) - z)

        params = {"test": test, "alternative": alternative, "alpha": 0.05}
        solutions("power_rank_test", params, power, 40, 0.7, 0.9, (1, 5000), (0.5, 1), 1e-9)
    refuse("power_rank_test", "INVALID_ARGUMENT", {}, {"test": "sign", "solve": "n", "effect": 0.5, "power": 0.8})
    refuse("power_rank_test", "INVALID_ARGUMENT", {}, {"test": "sign", "solve": "effect", "n": 3, "power": 0.9})


def binomial():
    @lru_cache(None)
    def rejected(n, p0, alternative):
        return [k for k in range(n + 1) if st.binomtest(k, n, p0, alternative).pvalue <= 0.05]

    def power(n, p0, p, alternative):
        return float(sum(st.binom.pmf(k, n, p) for k in rejected(n, p0, alternative)))

    for p0, effect, alternative in ((0.5, 0.2, "two-sided"), (0.5, 0.3, "greater"), (0.9, -0.2, "less"), (0.8, 0.15, "two-sided")):
        params = {"p0": p0, "alternative": alternative, "alpha": 0.05}
        for n in (7, 40, 101):
            case("power_binomial", {}, {**params, "solve": "power", "n": n, "effect": effect},
                 {"power": power(n, p0, p0 + effect, alternative)})
        n = next(n for n in range(1, 400) if power(n, p0, p0 + effect, alternative) >= 0.8)
        case("power_binomial", {}, {**params, "solve": "n", "power": 0.8, "effect": effect}, {"n": n})
        bracket = (p0, 1) if effect > 0 else (0, p0)
        found = brentq(lambda p: power(40, p0, p, alternative) - 0.8, *bracket, xtol=1e-13)
        case("power_binomial", {}, {**params, "solve": "effect", "power": 0.8, "n": 40}, {"effect": found - p0}, 1e-8)
    refuse("power_binomial", "INVALID_ARGUMENT", {}, {"p0": 0.5, "solve": "effect", "n": 4, "power": 0.8})
    refuse("power_binomial", "INVALID_ARGUMENT", {}, {"p0": 1, "solve": "power", "n": 4, "effect": -0.8})


def fisher():
    @lru_cache(None)
    def p_value(a, c, n):
        return st.fisher_exact([[a, n - a], [c, n - c]]).pvalue

    def power(n, p1, p2):
        first, second = st.binom.pmf(range(n + 1), n, p1), st.binom.pmf(range(n + 1), n, p2)
        return float(sum(first[a] * second[c] for a in range(n + 1) for c in range(n + 1) if p_value(a, c, n) <= 0.05))

    for p1, effect, sizes in ((0.2, 0.5, range(8, 40)), (0.5, 0.4, range(8, 40))):
        params = {"p1": p1, "alpha": 0.05}
        for n in (10, 25):
            case("power_fisher", {}, {**params, "solve": "power", "n": n, "effect": effect},
                 {"power": power(n, p1, p1 + effect)}, 1e-7, 1e-8)
        n = next(n for n in sizes if power(n, p1, p1 + effect) >= 0.8)
        case("power_fisher", {}, {**params, "solve": "n", "power": 0.8, "effect": effect}, {"n": n})
        found = brentq(lambda p2: power(25, p1, p2) - 0.8, p1, 1, xtol=1e-12)
        case("power_fisher", {}, {**params, "solve": "effect", "power": 0.8, "n": 25}, {"effect": found - p1}, 1e-6)
    refuse("power_fisher", "INVALID_ARGUMENT", {}, {"p1": 0.5, "solve": "n", "effect": 0, "power": 0.8})


def chi_squared():
    for df, effect in ((1, 0.3), (4, 0.1), (9, 0.5)):
        def power(n, w):
            return GofChisquarePower().power(w, n, 0.05, n_bins=df + 1)

        solutions("power_chi2", {"df": df, "alpha": 0.05}, power, 90, effect, 0.8, (2, 1e5), (1e-3, 5))
    for x, df, nc in ((0.5, 1, 0.3), (3.84, 1, 7.85), (10, 4.5, 2), (300, 3, 250), (1e-3, 2, 30), (900, 5, 100), (5, 2, 0)):
        # The mixture summed in 60 digits, for SciPy's own loses the tails.
        mp.mp.dps = 60
        half, at = mp.mpf(nc) / 2, mp.mpf(x) / 2
        terms = 3000
        weights = [mp.e ** (-half) * (half ** j if j else 1) / mp.factorial(j) for j in range(terms)] if nc else [mp.mpf(1)]
        below = sum(w * mp.gammainc(mp.mpf(df) / 2 + j, 0, at, regularized=True) for j, w in enumerate(weights) if w > mp.mpf(10) ** -400)
        above = sum(w * mp.gammainc(mp.mpf(df) / 2 + j, at, mp.inf, regularized=True) for j, w in enumerate(weights) if w > mp.mpf(10) ** -400)
        mp.mp.dps = 40
        for name, value in (("cdf", below), ("sf", above)):
            case("distribution", {}, {"dist": "noncentral_chi2", "fn": name, "args": [x, df, nc]}, {"value": value}, 1e-11, 0)
    for p, df, nc in ((0.05, 1, 7.85), (0.5, 4, 12), (0.999, 9, 3)):
        case("distribution", {}, {"dist": "noncentral_chi2", "fn": "ppf", "args": [p, df, nc]}, {"value": st.ncx2.ppf(p, df, nc)}, 1e-9)
        case("distribution", {}, {"dist": "noncentral_chi2", "fn": "isf", "args": [p, df, nc]}, {"value": st.ncx2.isf(p, df, nc)}, 1e-9)
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "noncentral_chi2", "fn": "sf", "args": [1, 1, -1]})
    refuse("distribution", "NAN_INPUT", {}, {"dist": "noncentral_chi2", "fn": "sf", "args": [math.nan, 1, 1]})


def resampled():
    def power_of(ratio):
        def power(splits, effect):
            t = st.t.isf(0.025, splits - 1)
            nc = effect / math.sqrt(1 / splits + ratio)
            return st.nct.sf(t, splits - 1, nc) + st.nct.cdf(-t, splits - 1, nc)
        return power

    solutions("power_resampled_ttest", {"ratio": 1 / 9, "alpha": 0.05}, power_of(1 / 9), 10, 1.5, 0.8, (3, 500), (0.1, 4), 1e-6)
    solutions("power_resampled_ttest", {"ratio": 0.25, "alpha": 0.05}, power_of(0.25), 30, 2.0, 0.9, (3, 500), (0.1, 4), 1e-6)
    refuse("power_resampled_ttest", "INVALID_ARGUMENT", {}, {"ratio": 0.25, "solve": "n", "effect": 0.1, "power": 0.8})
    refuse("power_resampled_ttest", "TOO_FEW_OBSERVATIONS", {}, {"ratio": 0.25, "solve": "power", "effect": 0.1, "n": 1})


def widths():
    for sd, n in ((1, 12), (0.4, 300)):
        width = st.t.isf(0.025, n - 1) * sd / math.sqrt(n)
        case("interval_half_width", {}, {"kind": "mean", "sd": sd, "n": n}, {"half_width": width})
        case("interval_half_width", {}, {"kind": "mean", "sd": sd, "half_width": width}, {"n": n})
    from statsmodels.stats.proportion import proportion_confint
    for p, n in ((0.5, 40), (0.9, 150), (0.0, 25)):
        for kind, method in (("wilson", "wilson"), ("clopper_pearson", "beta")):
            low, high = proportion_confint(round(p * n), n, 0.05, method)
            case("interval_half_width", {}, {"kind": kind, "p": p, "n": n}, {"half_width": (high - low) / 2}, 1e-8)
            case("interval_half_width", {}, {"kind": kind, "p": p, "half_width": (high - low) / 2}, {"n": n}, 1e-6)
    for p, n in ((0.99, 368), (0.999, 3688), (0.5, 6), (0.01, 368)):
        case("interval_half_width", {}, {"kind": "quantile", "p": p}, {"n": n})
    refuse("interval_half_width", "INVALID_ARGUMENT", {}, {"kind": "mean", "sd": 0, "n": 5})
    refuse("interval_half_width", "INVALID_ARGUMENT", {}, {"kind": "wilson", "p": 0.5, "half_width": 0.9})
    refuse("interval_half_width", "INVALID_ARGUMENT", {}, {"kind": "quantile", "p": 1})


def several_models():
    for test, models, effect, n in (("kruskal", 2, 0.08, 30), ("kruskal", 4, 0.05, 40), ("friedman", 3, 0.1, 35),
                                    ("friedman", 8, 0.03, 60), ("cochran", 3, 0.06, 80)):
        def power(size, share):
            ncp = size * share * (models if test == "kruskal" else models - 1)
            return st.ncx2.sf(st.chi2.isf(0.05, models - 1), models - 1, ncp)

        solutions("power_models", {"test": test, "models": models, "alpha": 0.05}, power, n, effect, 0.8, (1, 1e5), (1e-4, 1))
    for models, effect, n in ((2, 0.4, 20), (5, 1.2, 30), (10, 2.0, 14)):
        def power(size, difference):
            s = math.sqrt(models * (models + 1) / (6 * size))
            q = st.studentized_range.isf(0.05, models, math.inf) / math.sqrt(2)
            return st.norm.sf(q - difference / s) + st.norm.cdf(-q - difference / s)

        solutions("power_nemenyi", {"models": models, "alpha": 0.05}, power, n, effect, 0.8, (1, 1e5), (1e-4, models - 1.0), 1e-5)
    refuse("power_models", "INVALID_ARGUMENT", {}, {"test": "kruskal", "models": 1, "solve": "n", "effect": 0.1, "power": 0.8})
    refuse("power_models", "INVALID_ARGUMENT", {}, {"test": "cochran", "models": 3, "solve": "n", "effect": 0, "power": 0.8})
    refuse("power_models", "INVALID_ARGUMENT", {}, {"test": "friedman", "models": 3, "solve": "effect", "n": 2, "power": 0.9})
    refuse("power_nemenyi", "INVALID_ARGUMENT", {}, {"models": 3, "solve": "n", "effect": 2.5, "power": 0.8})


def ratios():
    def variance(measure, p1, p2):
        return (1 - p1) / p1 + (1 - p2) / p2 if measure == "risk" else 1 / p1 / (1 - p1) + 1 / p2 / (1 - p2)

    for measure, base, ratio, n, largest in (("odds", 0.3, 2.0, 120, 8), ("odds", 0.05, 3.5, 200, 9), ("odds", 0.6, 0.4, 90, 5),
                                             ("risk", 0.3, 1.5, 150, 2.5), ("risk", 0.1, 0.5, 300, 4)):
        def power(size, r):
            p2 = base * r if measure == "risk" else base * r / (1 - base + base * r)
            distance = abs(math.log(r)) * math.sqrt(size / variance(measure, base, p2))
            z = st.norm.isf(0.025)
            return st.norm.sf(z - distance) + st.norm.cdf(-z - distance)

        solutions("power_ratio", {"measure": measure, "base": base, "alpha": 0.05}, power, n, ratio, 0.8, (1, 1e6), (1.01, largest))
    for measure in ("odds", "risk"):
        half = st.norm.isf(0.05) * math.sqrt(variance(measure, 0.2, 0.35) / 130)
        params = {"kind": measure + "_ratio", "p1": 0.2, "p2": 0.35, "confidence": 0.9}
        case("interval_half_width", {}, {**params, "n": 130}, {"half_width": half})
        case("interval_half_width", {}, {**params, "half_width": half}, {"n": 130})
    refuse("power_ratio", "INVALID_ARGUMENT", {}, {"measure": "risk", "base": 0.6, "solve": "n", "effect": 1.7, "power": 0.8})
    refuse("power_ratio", "INVALID_ARGUMENT", {}, {"measure": "odds", "base": 0.6, "solve": "n", "effect": 1, "power": 0.8})
    refuse("power_ratio", "INVALID_ARGUMENT", {}, {"measure": "odds", "base": 0.9, "solve": "effect", "n": 12, "power": 0.8})
    from statsmodels.stats.proportion import confint_proportions_2indep
    low, high = confint_proportions_2indep(30, 100, 42, 100, method="newcomb", compare="diff", alpha=0.05)
    case("interval_half_width", {}, {"kind": "newcombe", "p1": 0.3, "p2": 0.42, "n": 100}, {"half_width": (high - low) / 2}, 1e-8)
    for size, icc, n in ((5, 0.3, 20), (12, 0.0, 8), (4, 1.0, 30)):
        width = st.t.isf(0.025, n - 1) * 2.5 * math.sqrt((1 + (size - 1) * icc) / (n * size))
        params = {"kind": "clustered_mean", "sd": 2.5, "cluster_size": size, "icc": icc}
        case("interval_half_width", {}, {**params, "n": n}, {"half_width": width})
        case("interval_half_width", {}, {**params, "half_width": width}, {"n": n})
    refuse("interval_half_width", "INVALID_ARGUMENT", {}, {"kind": "clustered_mean", "sd": 1, "cluster_size": 0, "icc": 0, "n": 5})


def detectable_proportions():
    def two(n, p1, p2, alpha, sided):
        z = st.norm.isf(alpha / sided)
        reach = z * math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2))
        return st.norm.cdf((math.sqrt(n) * abs(p1 - p2) - reach) / math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)))

    for n, p1, alternative, alpha in ((100, 0.5, "two-sided", 0.05), (40, 0.1, "two-sided", 0.01), (250, 0.8, "one-sided", 0.05)):
        sided = 2 if alternative == "two-sided" else 1
        p2 = brentq(lambda p: two(n, p1, p, alpha, sided) - 0.8, p1 + 1e-9, 1 - 1e-12, xtol=1e-14)
        case("power_two_proportions", {}, {"solve": "mde", "n": n, "p1": p1, "alpha": alpha, "power": 0.8, "alternative": alternative},
             {"p2": p2, "effect": p2 - p1}, 1e-8)

    def connor(n, s, d, alpha):
        return st.norm.cdf((math.sqrt(n) * d - st.norm.isf(alpha / 2) * math.sqrt(s)) / math.sqrt(s - d * d))

    for n, p10, p01, alpha in ((500, 0.12, 0.07, 0.05), (80, 0.3, 0.1, 0.01), (60, 0.15, 0.15, 0.05)):
        s = p10 + p01
        d = brentq(lambda v: connor(n, s, v, alpha) - 0.8, 1e-9, s * (1 - 1e-9), xtol=1e-15)
        case("sample_size_mcnemar", {}, {"solve": "mde", "n": n, "p10": p10, "p01": p01, "alpha": alpha, "power": 0.8}, {"mde": d}, 1e-8)


def main():
    for part in (z_tests, equivalence, ranks, binomial, fisher, chi_squared, resampled, widths, detectable_proportions,
                 several_models, ratios):
        part()
    write(OUT, Path(__file__).name)


if __name__ == "__main__":
    main()
