"""Reference values of trends: pymannkendall 1.4.3 and SciPy 1.17.1.

Usage: python3 tools/reference/trends.py > assay-stats/src/test/resources/reference/trends.csv
needs: pip install numpy==2.4.6 scipy==1.17.1 pymannkendall==1.4.3

A line is: name, score, variance, tau, z, p, slope, intercept, values... The variance is that of Hamed
and Rao where it is larger than the plain one, else the plain one.
"""
import numpy as np
import pymannkendall as mk
from scipy.stats import theilslopes

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
for name, values in series.items():
    plain = mk.original_test(values)
    modified = mk.hamed_rao_modification_test(values)
    test = modified if modified.var_s > plain.var_s else plain
    line = theilslopes(values, np.arange(len(values)))
    numbers = [test.s, test.var_s, test.Tau, test.z, test.p, line[0], line[1], *values]
    print(",".join([name] + [repr(float(number)) for number in numbers]))
