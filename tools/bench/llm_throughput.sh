#!/usr/bin/env bash
# Measures samples a second against a simulated endpoint that answers at once, journal on, beside wrk's rate on the same
# endpoint with the same streaming body, taking turns, with the processor time and the largest memory of the whole command.
# The endpoint has been warmed up by wrk. Medians and ratios stand in the last line of each concurrency.
# Usage: tools/bench/llm_throughput.sh [SAMPLES] [CONCURRENCY…]
#        (wrk and python3 must be installed; ROUNDS says how often, 3 unless stated; ASSAY names another launcher)
set -eu
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
assay=${ASSAY:-$repository/assay}
samples=${1:-50000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- 32 512
work=$(mktemp -d)
port=8098
"$assay" simulate --port "$port" >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break; sleep 0.2; done

cat >"$work/body.lua" <<'LUA'
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"model":"m","messages":[{"role":"user","content":"Q77: what is the square?"}],' ..
  '"max_tokens":16,"temperature":0,"stream":true,"stream_options":{"include_usage":true}}'
LUA
python3 - "$work/data.jsonl" "$samples" <<'PY'
import json, sys
with open(sys.argv[1], "w") as out:
    for i in range(int(sys.argv[2])):
        row = {"id": str(i), "prompt": f"Q{i}: what is the square?", "ground_truth": str(i * i)}
        out.write(json.dumps(row) + "\n")
PY

for concurrency in "$@"; do
  cat >"$work/benchmark.yaml" <<YAML
benchmark: {name: throughput-$concurrency, seed: 1}
dataset: {path: data.jsonl, columns: {prompt: prompt, ground_truth: ground_truth, id: id}}
models:
  - {id: m, provider: vllm, base_url: "http://127.0.0.1:$port/v1", params: {temperature: 0, max_tokens: 16}}
metrics: [exact_match]
execution: {concurrency: $concurrency}
reporting: {format: [json]}
YAML
  python3 - "$assay" "$work" "$concurrency" "$port" "${ROUNDS:-3}" <<'PY'
import glob, os, re, shutil, statistics, subprocess, sys

assay, work, concurrency, port, rounds = sys.argv[1:]

def wrk(seconds):
    said = subprocess.run(
        ["wrk", "-t1", "-c" + concurrency, f"-d{seconds}s", "-s", work + "/body.lua", f"http://127.0.0.1:{port}/v1/chat/completions"],
        capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        sys.exit(said)
    return float(re.search(r"Requests/sec: *([\d.]+)", said).group(1))

def run():
    process = subprocess.Popen(
        [assay, "run", "--new", work + "/benchmark.yaml", "--output", work + "/results"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"assay ended with {status >> 8}")
    first, ends = 1 << 63, []
    for path in glob.glob(work + "/results/*/trials/*/*/*/observations.jsonl"):
        for line in open(path):
            intended = re.search(r'"intended":(\d+),"sent":(-?\d+)', line)
            if intended:
                begin = int(intended.group(1))
                first = min(first, begin + int(intended.group(2)))
                ends.append(begin + int(re.search(r'"end":(\d+)', line).group(1)))
    shutil.rmtree(work + "/results")
    ends.sort()
    half = len(ends) // 2
    return (
        len(ends) / ((ends[-1] - first) / 1e9),
        half / ((ends[-1] - ends[-half - 1]) / 1e9),
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024)

def line(name, peer, values):
    every, second, seconds, memory = values
    print(f"  {name}: wrk {peer:.0f}/s; assay {every:.0f}/s in all ({every / peer:.2f}), {second:.0f}/s in the second half"
          f" ({second / peer:.2f}); {seconds:.2f} s of processor time, {memory:.0f} MB", flush=True)

print(f"concurrency {concurrency}", flush=True)
wrk(6)
peers, runs = [], []
for number in range(1, int(rounds) + 1):
    peers.append(wrk(4))
    runs.append(run())
    line(f"round {number}", peers[-1], runs[-1])
line("median", statistics.median(peers), [statistics.median(column) for column in zip(*runs)])
PY
done
