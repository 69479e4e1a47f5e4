"""Times Assay's bootstrap, permutation, signed-rank and agreement statistics beside SciPy's and krippendorff's.

Usage: python tools/bench/bootstrap.py [--quick]
Needs numpy, scipy, scikit-learn and krippendorff, and a checkout that Maven can build. Both sides resample the same
number of rows as often, one after the other; SciPy is vectorised and batched where the statistic allows
it; a task that would take it many minutes is timed for a part and scaled. Prints one line for each task: the median seconds of both and their ratio.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import krippendorff
import numpy as np
import scipy
from scipy.stats import bootstrap, permutation_test, wilcoxon
from sklearn.metrics import f1_score, roc_auc_score

ROOT = Path(__file__).resolve().parents[2]
ROWS = 10_000
REPLICATES = 10_000


def assay(quick):
    """Runs the JMH benchmarks and returns the median seconds by name and parameter."""
    module = ROOT / "assay-benchmarks"
    classpath_file = module / "target" / "classpath"
    subprocess.run(
        ["mvn", "-q", "-pl", "assay-benchmarks", "-am", "-Dformat.skip=true", "test-compile",
         "dependency:build-classpath", "-Dmdep.outputFile=target/classpath", "-Dmdep.includeScope=runtime"],
        cwd=ROOT, check=True)
    classpath = str(module / "target" / "classes") + os.pathsep + classpath_file.read_text()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "jmh.json")
        names = "BootstrapBenchmark.percentile" if quick else "BootstrapBenchmark|PermutationBenchmark|AccelerationBenchmark|ScoringBenchmark|WilcoxonBenchmark|KrippendorffBenchmark"
        subprocess.run(
            [java(), "-cp", classpath, "org.openjdk.jmh.Main", names, "-rf", "json", "-rff", str(results)],
            check=True, stdout=sys.stderr)
        medians = {}
        for entry in json.loads(results.read_text()):
            name = entry["benchmark"].rsplit(".", 2)[-2:]
            key = ".".join([*name]) + "".join("-" + value for value in entry.get("params", {}).values())
            scale = {"s/op": 1, "ms/op": 1e-3}[entry["primaryMetric"]["scoreUnit"]]
            medians[key] = scale * statistics.median(entry["primaryMetric"]["rawData"][0])
        return medians


def java():
    home = os.environ.get("JAVA_HOME")
    return str(Path(home, "bin", "java")) if home else "java"


def timed(action, repeats):
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def peers(quick):
    rng = np.random.default_rng(20260101)
    target = rng.integers(0, 2, ROWS)
    x = rng.normal(size=ROWS) + target
    predicted = (x > 0.5).astype(int)
    common = dict(n_resamples=REPLICATES, method="percentile", rng=1)
    tasks = {
        "BootstrapBenchmark.percentile-mean": (lambda: bootstrap((x,), np.mean, batch=100, vectorized=True, **common), 5),
        "BootstrapBenchmark.percentile-p95": (
            lambda: bootstrap((x,), lambda v, axis: np.percentile(v, 95, axis=axis), batch=100, vectorized=True, **common), 3),
        "BootstrapBenchmark.percentile-f1": (
            lambda: bootstrap((target, predicted), f1_score, paired=True, vectorized=False, **common), 1),
        "BootstrapBenchmark.percentile-auc": (
            lambda: bootstrap((target, x), roc_auc_score, paired=True, vectorized=False, **common), 1),
    }
    parts = {}
    if not quick:
        part = dict(n_resamples=2_000, vectorized=True, batch=100, rng=1)
        tasks["PermutationBenchmark.signFlip"] = (
            lambda: permutation_test((x,), np.mean, permutation_type="samples", **part), 1)
        tasks["PermutationBenchmark.independent"] = (
            lambda: permutation_test(
                (x[: ROWS // 2], x[ROWS // 2:]),
                lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
                permutation_type="independent", **part), 1)
        parts = {name: 100_000 / 2_000 for name in ("PermutationBenchmark.signFlip", "PermutationBenchmark.independent")}
        differences = rng.normal(size=1000) + 0.05
        tasks["WilcoxonBenchmark.pValue-false"] = (lambda: wilcoxon(differences, method="exact"), 3)
        ratings = rng.integers(1, 6, (4, 250_000)).astype(float)
        ratings[rng.random(ratings.shape) < 0.1] = np.nan
        for level in ("nominal", "ordinal", "interval", "ratio"):
            tasks[f"KrippendorffBenchmark.alpha-{level.upper()}-5"] = (
                lambda level=level: krippendorff.alpha(reliability_data=ratings, level_of_measurement=level), 3)
        many = rng.normal(size=100_000)
        # SciPy's BCa would also leave out each of the rows once: 10^10 values; only its resampling is timed.
        tasks["AccelerationBenchmark.bca-mean"] = (
            lambda: bootstrap((many,), np.mean, batch=10, vectorized=True, n_resamples=999, method="percentile", rng=1), 1)
        parts["AccelerationBenchmark.bca-mean"] = 9_999 / 999
    return {name: parts.get(name, 1) * timed(action, repeats) for name, (action, repeats) in tasks.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="only the four bootstrap tasks")
    quick = parser.parse_args().quick
    ours = assay(quick)
    theirs = peers(quick)
    print(f"SciPy {scipy.__version__}, NumPy {np.__version__}, {os.cpu_count()} cores")
    print(f"{'task':46} {'Assay s':>9} {'SciPy s':>9} {'ratio':>7}")
    for name, seconds in ours.items():
        peer = theirs.get(name)
        print(f"{name:46} {seconds:9.3f} " + (f"{peer:9.3f} {peer / seconds:7.1f}" if peer else f"{'-':>9} {'-':>7}"))


if __name__ == "__main__":
    main()
