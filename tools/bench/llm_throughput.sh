#!/usr/bin/env bash
# Measures samples a second against a simulated endpoint that answers at once, journal on, beside wrk's rate on the same
# endpoint with the same streaming body, and the processor time of a further sample.
# Usage: tools/bench/llm_throughput.sh [SAMPLES] [CONCURRENCY…]     (wrk and python3 must be installed; ASSAY names another launcher)
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
  echo "concurrency $concurrency"
  echo "  wrk: $(wrk -t1 -c"$concurrency" -d5s -s "$work/body.lua" "http://127.0.0.1:$port/v1/chat/completions" |
    sed -n 's/Requests\/sec: *//p') requests/s"
  "$assay" run "$work/benchmark.yaml" --output "$work/$concurrency" >/dev/null 2>"$work/run.log"
  python3 - "$work/$concurrency" <<'PY'
import glob, json, sys
starts, ends = [], []
for line in open(glob.glob(sys.argv[1] + "/*/trials/*/*/*/observations.jsonl")[0]):
    record = json.loads(line)
    if record["type"] == "sample":
        last = record["exchanges"][-1]
        starts.append(last["intended"] + last["sent"])
        ends.append(last["intended"] + last["end"])
ends.sort()
half = len(ends) // 2
print(f"  assay: {len(ends) / ((ends[-1] - min(starts)) / 1e9):.0f} samples/s,"
      f" {half / ((ends[-1] - ends[-half - 1]) / 1e9):.0f} in the second half")
PY
done
