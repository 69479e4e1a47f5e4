"""Writes golden/extra-second.json: second sources for what the other reference files check once or not at all.

NIST's certified moments, SciPy's z of the signed-rank test, the zero-split signed-rank test and the
Kolmogorov-Smirnov test with ties by enumeration, far tails of the studentized range by integration, intervals of
effect sizes by root finding, and Krippendorff's alpha resampled with the krippendorff package. Run from the
repository root; needs krippendorff 0.9.0 beside the packages of golden_classic.py.
"""

import itertools
import math
from pathlib import Path

import krippendorff
import numpy as np
import scipy.stats as st
from golden_cases import case, write
from nist_univariate import SETS
from scipy.optimize import brentq

OUT = "assay-core/src/test/resources/golden/extra-second.json"
D = [1, 0, 2, -2, 0, 1, 4, -1, 3, 1, 0, 2]
E = [0.4, -0.2, 0, 1.1, 2.3, -0.7, 0.9, 0]


def moments():
    for _, x, mean, sd, tolerance in SETS:
        case("mean_var", {"x": x}, {}, {"n": len(x), "mean": mean}, 1e-15, 0)
        case("mean_var", {"x": x}, {}, {"sd": sd}, max(tolerance, 1e-15), 0)


def signed_rank_z():
    for d, zero, alternative, correction in itertools.product(
            (D, E), ("wilcox", "pratt"), ("two-sided", "greater", "less"), (False, True)):
        for sign in (1, -1):
            x = [sign * v for v in d]
            result = st.wilcoxon(x, zero_method=zero, alternative=alternative, correction=correction, method="asymptotic")
            # Two-sided, SciPy's z is that of the smaller of W+ and W-, so never positive; ours keeps the side.
            leans = np.dot(st.rankdata(np.abs(x)), np.sign(x))
            z = math.copysign(result.zstatistic, leans) if alternative == "two-sided" else result.zstatistic
            case("wilcoxon_signed_rank", {"x": x, "y": [0] * len(x)},
                 {"method": "asymptotic", "zero_method": zero, "alternative": alternative, "correction": correction},
                 {"z": z, "p_value": result.pvalue}, 1e-11)


def zero_split():
    """All signs of the differences; zeros keep half of their ranks on either side."""
    for d, alternative in itertools.product((D, E), ("two-sided", "greater", "less")):
        ranks = st.rankdata(np.abs(d))
        d = np.array(d, float)
        half = ranks[d == 0].sum() / 2
        signed = ranks[d != 0]
        plus = ranks[d > 0].sum()
        sums = np.array([np.dot(signed, bits) for bits in itertools.product((0, 1), repeat=len(signed))])
        below, above = np.mean(sums <= plus + 1e-9), np.mean(sums >= plus - 1e-9)
        p = {"two-sided": min(1, 2 * min(below, above)), "greater": above, "less": below}[alternative]
        inputs = {"x": d, "y": [0] * len(d)}
        case("wilcoxon_signed_rank", inputs, {"method": "exact", "zero_method": "zsplit", "alternative": alternative},
             {"w_plus": plus + half, "w_minus": ranks[d < 0].sum() + half, "p_value": p}, 1e-12)
        resampled = st.wilcoxon(d, zero_method="zsplit", alternative=alternative,
                                method=st.PermutationMethod(n_resamples=10**6))
        assert math.isclose(resampled.pvalue, p, rel_tol=1e-9), (resampled.pvalue, p)
        z = (plus - signed.sum() / 2) / math.sqrt((signed ** 2).sum() / 4)
        p = {"two-sided": 2 * st.norm.sf(abs(z)), "greater": st.norm.sf(z), "less": st.norm.cdf(z)}[alternative]
        case("wilcoxon_signed_rank", inputs, {"method": "asymptotic", "zero_method": "zsplit", "alternative": alternative},
             {"z": z, "p_value": p}, 1e-12)


def distance(x, y):
    points = sorted(set(x) | set(y))
    return max(abs(sum(v <= t for v in x) / len(x) - sum(v <= t for v in y) / len(y)) for t in points)


def kolmogorov_smirnov():
    for x, y in (([1, 2, 2, 3, 5], [2, 3, 3, 4, 5, 6]), ([0, 0, 0, 1], [0, 1, 1, 1, 1]), ([1.5, 2, 2, 2, 7, 7, 9], [2, 2, 3, 9, 9, 9]),
                 ([1, 1], [1, 1, 1])):
        pooled = x + y
        observed = distance(x, y)
        reached = total = 0
        for chosen in itertools.combinations(range(len(pooled)), len(x)):
            rest = set(range(len(pooled))) - set(chosen)
            total += 1
            reached += distance([pooled[i] for i in chosen], [pooled[i] for i in rest]) >= observed - 1e-12
        case("ks_2samp", {"x": x, "y": y}, {"method": "exact"}, {"statistic": observed, "p_value": reached / total}, 1e-12)


def panels(start, end, number):
    """Gauss-Legendre nodes and weights of 20 points in each of `number` pieces."""
    nodes, weights = np.polynomial.legendre.leggauss(20)
    edges = np.linspace(start, end, number + 1)
    half = (edges[1] - edges[0]) / 2
    return (edges[:-1, None] + half * (1 + nodes)).ravel(), np.tile(half * weights, number)


def studentized_range():
    """The tail of the range, averaged over the scale; both on grids of Gauss-Legendre panels."""
    def tail(q, k, df):
        s, s_weights = panels(1e-9, 6, 60)
        log_density = math.log(2) + df / 2 * math.log(df / 2) - math.lgamma(df / 2) + (df - 1) * np.log(s) - df * s * s / 2
        total = 0
        for scale, weight, height in zip(s, s_weights, np.exp(log_density)):
            z, z_weights = panels(-10, q * scale + 10, 12)
            above = st.norm.logcdf(z)
            ratio = np.exp(st.norm.logcdf(z - q * scale) - above)
            missing = -np.exp((k - 1) * above) * np.expm1((k - 1) * np.log1p(-ratio))
            total += weight * height * k * np.dot(z_weights, st.norm.pdf(z) * missing)
        return total

    for q, k, df in ((3.5, 3, 10), (30, 3, 8), (12, 4, 20), (60, 5, 6), (25, 2, 40)):
        value = tail(q, k, df)
        print("studentized range", q, k, df, value, st.studentized_range.sf(q, k, df))
        case("distribution", {}, {"dist": "studentized_range", "fn": "sf", "args": [q, k, df]}, {"value": value}, 1e-8, 0)


def passes():
    for n, c, k in ((10, 7, 1), (10, 7, 3), (10, 2, 3), (10, 10, 4), (200, 150, 50), (5, 0, 1)):
        case("pass_hat_k", {"n": n, "c": c, "k": k}, {}, {"pass_hat_k": math.comb(c, k) / math.comb(n, k),
                                                          "pass_at_k": 1 - math.comb(n - c, k) / math.comb(n, k)}, 1e-12)


def wilson(p, n, confidence):
    z = st.norm.isf((1 - confidence) / 2)
    low = 0 if p == 0 else brentq(lambda v: p - v - z * math.sqrt(v * (1 - v) / n), 0, p - 1e-9, xtol=1e-15)
    high = 1 if p == 1 else brentq(lambda v: p - v + z * math.sqrt(v * (1 - v) / n), p + 1e-9, 1, xtol=1e-15)
    return low, high


def effect_intervals():
    for d, confidence in ((D, 0.95), (E, 0.9), ([1, 2, 3, 4], 0.95), ([-3, -1, -2], 0.99)):
        used = np.array([v for v in d if v], float)
        ranks = st.rankdata(np.abs(used))
        share = ranks[used > 0].sum() / ranks.sum()
        low, high = wilson(share, ranks.sum() ** 2 / (ranks ** 2).sum(), confidence)
        case("rank_biserial_paired", {"x": d, "y": [0] * len(d)}, {"confidence": confidence},
             {"value": 2 * share - 1, "lower": 2 * low - 1, "upper": 2 * high - 1}, 1e-9)
    for x, y, confidence in (([1, 3, 4, 6, 8], [2, 2, 3, 5], 0.95), ([5, 6, 7], [1, 2, 3, 4], 0.9), (D, E, 0.99)):
        n, m = len(x), len(y)
        a = np.mean([(u > v) + (u == v) / 2 for u in x for v in y])
        z = st.norm.isf((1 - confidence) / 2)

        def error(p):
            """Newcombe 2006, part 2, method 5: Hanley and McNeil's variance with the mean sample size."""
            size = (n + m) / 2 - 1
            return math.sqrt(max(0, p * (1 - p) * (1 + size * ((1 - p) / (2 - p) + p / (1 + p))) / (n * m)))

        low = brentq(lambda p: p - a + z * error(p), 0, a - 1e-9, xtol=1e-15)
        high = 1 if a == 1 else brentq(lambda p: p - a - z * error(p), a, 1, xtol=1e-15)
        case("cliffs_delta", {"x": x, "y": y}, {"confidence": confidence},
             {"delta": 2 * a - 1, "vargha_delaney_a": a, "lower": 2 * low - 1, "upper": 2 * high - 1}, 1e-8)


def alpha_intervals():
    rng = np.random.default_rng(20260101)
    truth = rng.integers(1, 6, 40)
    ratings = np.array([np.clip(truth + rng.integers(-1, 2, 40) * (rng.random(40) < 0.5), 1, 5) for _ in range(3)], float)
    ratings[rng.random(ratings.shape) < 0.1] = np.nan
    given = [[None if math.isnan(v) else v for v in row] for row in ratings]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        replicates = []
        for _ in range(2000):
            sample = ratings[:, rng.integers(0, 40, 40)]
            replicates.append(krippendorff.alpha(reliability_data=sample, level_of_measurement=level))
        low, high = np.quantile(replicates, (0.025, 0.975))
        case("krippendorff_alpha_ci", {"ratings": given}, {"level": level},
             {"alpha": krippendorff.alpha(reliability_data=ratings, level_of_measurement=level), "lower": low, "upper": high},
             0, 0.02)


def main():
    for part in (moments, signed_rank_z, zero_split, kolmogorov_smirnov, studentized_range, passes, effect_intervals, alpha_intervals):
        part()
    write(OUT, Path(__file__).name)


if __name__ == "__main__":
    main()
