"""One ONNX call of a small model: the worker's engine latency beside ONNX Runtime's Python IOBinding.

    python tools/bench/onnx_latency.py MODEL [--rounds 12] [--calls 20000] [--json FILE]

Needs onnxruntime and numpy of the versions that docs/performance.md names, JAVA_HOME with a JDK 25, and a built
Assay (./assay --version builds it). Both sides run the same model, one row, one thread, without spinning, inputs and outputs bound to
memory that stays, and time each call with a monotonic clock right around it. They take turns within one run,
so that a change of the machine's speed hits both. Prints the median of each round and the ratio of the medians.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import struct
import subprocess
import sys
import time
import urllib.request

import numpy as np
import onnxruntime as ort

ROOT = pathlib.Path(__file__).resolve().parents[2]


def java_side(model):
    jars = sorted((ROOT / "target/assay").glob("*/lib/runtimes/onnx/*.jar"))
    newest = max({jar.parent for jar in jars}, key=lambda folder: folder.stat().st_mtime)
    classpath = ":".join(str(jar) for jar in sorted(newest.glob("*.jar")))
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java")
    worker = subprocess.Popen(
        [java, "-XX:+UseSerialGC", "-Xms32m", "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp", classpath,
         "dev.assay.worker.WorkerMain", "onnx", str(model), "m"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    worker.stdin.write(b"\n")
    worker.stdin.flush()
    port = json.loads(worker.stdout.readline())["port"]
    return worker, f"http://127.0.0.1:{port}/v2/models/m"


def java_round(url, name, rows, calls, warmup, kind):
    data = rows.tobytes()
    header = json.dumps({
        "inputs": [{"name": name, "datatype": "FP32", "shape": list(rows.shape),
                    "parameters": {"binary_data_size": len(data)}}],
        "parameters": {"kind": kind, "calls": calls, "warmup_calls": warmup, "binary_data_output": True},
    }).encode()
    request = urllib.request.Request(
        url + "/measure", data=header + data, headers={"Inference-Header-Content-Length": str(len(header))})
    with urllib.request.urlopen(request) as response:
        length = int(response.headers["Inference-Header-Content-Length"])
        body = response.read()
    return struct.unpack(f"<{calls}q", body[length:])


def python_side(model):
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.use_deterministic_compute = True
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])


def python_binding(session, rows):
    """Binds a row and every output; outputs of a known size to memory that stays, the others to the device."""
    name = session.get_inputs()[0].name
    row = np.ascontiguousarray(rows[:1])
    value = ort.OrtValue.ortvalue_from_numpy(row)
    binding = session.io_binding()
    binding.bind_ortvalue_input(name, value)
    types = {"tensor(float)": np.float32, "tensor(int64)": np.int64}
    for output in session.get_outputs():
        shape = [1] + [length for length in output.shape[1:]]
        if output.type in types and all(isinstance(length, int) for length in shape):
            binding.bind_ortvalue_output(
                output.name, ort.OrtValue.ortvalue_from_shape_and_type(shape, types[output.type]))
        else:
            binding.bind_output(output.name)
    return binding, value


def python_round(session, binding, value, rows, calls, warmup):
    clock = time.perf_counter_ns
    run = session.run_with_iobinding
    count = len(rows)
    each = [np.ascontiguousarray(rows[i : i + 1]) for i in range(count)]
    for i in range(warmup):
        value.update_inplace(each[i % count])
        run(binding)
    times = []
    for i in range(calls):
        value.update_inplace(each[i % count])
        start = clock()
        run(binding)
        times.append(clock() - start)
    return times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--calls", type=int, default=20_000)
    parser.add_argument("--json", type=pathlib.Path)
    args = parser.parse_args()

    session = python_side(args.model)
    entry = session.get_inputs()[0]
    rows = np.random.default_rng(0).normal(size=(200, entry.shape[1])).astype(np.float32)
    binding, value = python_binding(session, rows)
    worker, url = java_side(args.model)
    try:
        java_round(url, entry.name, rows, args.calls, args.calls, "engine")
        python_round(session, binding, value, rows, args.calls, args.calls)
        medians = {"assay": [], "python": []}
        for number in range(args.rounds):
            ours = java_round(url, entry.name, rows, args.calls, 2_000, "engine")
            theirs = python_round(session, binding, value, rows, args.calls, 2_000)
            medians["assay"].append(statistics.median(ours))
            medians["python"].append(statistics.median(theirs))
            print(f"round {number + 1}: assay {medians['assay'][-1]:.0f} ns, python {medians['python'][-1]:.0f} ns")
        application = statistics.median(java_round(url, entry.name, rows, args.calls, 20_000, "application"))
    finally:
        worker.stdin.close()
        worker.wait()
    assay, python = (statistics.median(medians[side]) for side in ("assay", "python"))
    ratios = sorted(a / p for a, p in zip(medians["assay"], medians["python"]))
    result = {
        "model": args.model.name, "rounds": args.rounds, "calls": args.calls,
        "assay_engine_ns": assay, "python_iobinding_ns": python, "ratio": assay / python,
        "ratio_range": [ratios[0], ratios[-1]], "assay_application_ns": application,
        "onnxruntime_python": ort.__version__, "python": platform.python_version(), "machine": platform.platform(),
    }
    print(json.dumps(result, indent=1))
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0 if result["ratio"] <= 1.05 else 1


if __name__ == "__main__":
    sys.exit(main())
