"""Reference values of trends: pymannkendall 1.4.3 and SciPy 1.17.1.

Usage: python3 tools/reference/trends.py > assay-stats/src/test/resources/reference/trends.csv
needs: pip install numpy==2.4.6 scipy==1.17.1 pymannkendall==1.4.3

A line is: name, score, variance, tau, z, p, slope, intercept, values... The variance is the largest of
the plain one, that of Hamed and Rao, and that of a series of which each value depends on the one before.
"""
import numpy as np
import pymannkendall as mk
from scipy.stats import norm, rankdata, theilslopes

random = np.random.default_rng(20260311)


def autoregressive(n, rho):
    values = [random.normal()]
    for _ in range(n - 1):
        values.append(rho * values[-1] + random.normal())
    return np.array(values)


series = {
    "four": np.array([1.0, 3.0, 2.0, 4.0]),
    "rising": np.arange(12) * 0.5 + random.normal(size=12),
    "falling": 100 - np.arange(40) + random.normal(size=40),
    "noise": random.normal(size=101),
    "ties": np.round(random.normal(size=60)),
    "autoregressive": autoregressive(80, 0.7),
    "autoregressive and rising": autoregressive(120, 0.5) + np.arange(120) * 0.02,
    "alternating": np.array([1.0, -1.0] * 15) + np.arange(30) * 0.01,
    "accuracies": np.repeat([0.91, 0.92, 0.90], 10) + np.arange(30) * 1e-4,
    "large": 1e9 + autoregressive(50, 0.4),
}


def dependent(values, plain):
    """The variance where the correlation of lag k is the unbiased one of lag 1 to the power of k."""
    n = len(values)
    if n <= 4:
        return plain
    slope = theilslopes(values, np.arange(n))[0]
    ranks = rankdata(values - slope * np.arange(1, n + 1))
    ranks -= ranks.mean()
    if not ranks.any():
        return plain
    first = np.sum(ranks[1:] * ranks[:-1]) / np.sum(ranks**2)
    unbiased = min(max((n * first + 2) / (n - 4), 0.0), 0.99)
    k = np.arange(1, n)
    return plain * (1 + 2 / (n * (n - 1) * (n - 2)) * np.sum((n - k) * (n - k - 1) * (n - k - 2) * unbiased**k))


for name, values in series.items():
    plain = mk.original_test(values)
    hamed_rao = mk.hamed_rao_modification_test(values).var_s
    variance = max(plain.var_s, hamed_rao, dependent(values, plain.var_s))
    z = (plain.s - np.sign(plain.s)) / np.sqrt(variance)
    line = theilslopes(values, np.arange(len(values)))
    numbers = [plain.s, variance, plain.Tau, z, 2 * norm.sf(abs(z)), line[0], line[1], *values]
    print(",".join([name] + [repr(float(number)) for number in numbers]))
