"""After how many calls the latency of a call has settled in a fresh worker.

Runs examples/01-first-run's logistic regression in four processes without warm-up and prints, for
each process, the median latency in microseconds of the calls between two marks.

Usage: python3 tools/bench/settling.py
"""
import json
import pathlib
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "01-first-run"
MARKS = [0, 100, 250, 500, 1000, 2000, 4000, 8000, 12000, 20000, 40000]
SPEC = f"""
benchmark: {{name: settling, version: "1.0.0", seed: 1}}
datasets:
  - {{name: data, path: {EXAMPLE}/data/breast_cancer.csv, columns: {{id: id, target: target}}}}
models:
  - {{id: model, provider: onnx, path: {EXAMPLE}/models/logistic_regression.onnx, task: classification, datasets: [data]}}
metrics: [accuracy]
execution:
  repetitions: 4
  measure: {{calls: {MARKS[-1]}, warmup_calls: 0, longest: 60s}}
"""


def processes(folder):
    for journal in folder.glob("results/*/trials/*/*/*/observations.jsonl"):
        for line in journal.read_text().splitlines():
            record = json.loads(line)
            if record["type"] == "process":
                yield record["latencies"]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "spec.yaml").write_text(SPEC)
        subprocess.run([ROOT / "assay", "run", "spec.yaml"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        found = list(processes(folder))
    for kind in ("engine", "application"):
        print(kind, "latency, µs; calls up to", *MARKS[1:])
        for latencies in found:
            nanos = latencies[kind]["nanos"]
            print(*(f"{statistics.median(nanos[a:b]) / 1000:7.2f}" for a, b in zip(MARKS, MARKS[1:])))


if __name__ == "__main__":
    main()
