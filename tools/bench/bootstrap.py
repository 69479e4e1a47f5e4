"""Times Assay's bootstrap and permutation tests beside SciPy's, on the same machine.

Usage: python tools/bench/bootstrap.py [--quick]
Needs numpy, scipy and scikit-learn, and a checkout that Maven can build. Both sides resample the same
number of rows as often, one after the other; SciPy is vectorised and batched where the statistic allows
it. Prints one line for each task: the median seconds of both and their ratio.
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

import numpy as np
import scipy
from scipy.stats import bootstrap, permutation_test
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
        names = "BootstrapBenchmark.percentile" if quick else "BootstrapBenchmark|PermutationBenchmark|AccelerationBenchmark|ScoringBenchmark"
        subprocess.run(
            [java(), "-cp", classpath, "org.openjdk.jmh.Main", names, "-rf", "json", "-rff", str(results)],
            check=True, stdout=sys.stderr)
        medians = {}
        for entry in json.loads(results.read_text()):
            name = entry["benchmark"].rsplit(".", 2)[-2:]
            key = ".".join(name) + ("-" + entry["params"]["statistic"] if "params" in entry else "")
            medians[key] = statistics.median(entry["primaryMetric"]["rawData"][0])
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
    if not quick:
        pairs = dict(n_resamples=100_000, vectorized=True, batch=100, rng=1)
        tasks["PermutationBenchmark.signFlip"] = (
            lambda: permutation_test((x,), np.mean, permutation_type="samples", **pairs), 1)
        tasks["PermutationBenchmark.independent"] = (
            lambda: permutation_test(
                (x[: ROWS // 2], x[ROWS // 2:]),
                lambda a, b, axis: np.mean(a, axis=axis) - np.mean(b, axis=axis),
                permutation_type="independent", **pairs), 1)
    return {name: timed(action, repeats) for name, (action, repeats) in tasks.items()}


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
