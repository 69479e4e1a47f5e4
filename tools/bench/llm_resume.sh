#!/usr/bin/env bash
# Measures how long a killed run of a language model takes to go on: from the command to the first new question at the endpoint.
# Usage: tools/bench/llm_resume.sh [FINISHED]     (200000; python3 must be installed; ASSAY names another launcher)
set -eu
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
assay=${ASSAY:-$repository/assay}
finished=${1:-200000}
work=$(mktemp -d)
"$assay" simulate --port 0 --tokens 1 >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
until base=$(grep -o 'http://127.0.0.1:[0-9]*' "$work/server.log" | head -n 1) && [ -n "$base" ]; do sleep 0.1; done

python3 - "$work/data.jsonl" $((finished + 20000)) <<'PY'
import json, sys
with open(sys.argv[1], "w") as out:
    for i in range(int(sys.argv[2])):
        out.write(json.dumps({"id": str(i), "prompt": f"Q{i}: the square?", "ground_truth": str(i * i)}) + "\n")
PY
cat >"$work/benchmark.yaml" <<YAML
benchmark: {name: resume, seed: 1}
dataset: {path: data.jsonl, columns: {prompt: prompt, ground_truth: ground_truth, id: id}}
models: [{id: m, provider: vllm, base_url: "$base/v1", params: {max_tokens: 16}}]
metrics: [exact_match]
execution: {concurrency: 64}
reporting: {format: [json]}
YAML

records() { cat "$work"/results/*/trials/*/*/*/observations.jsonl 2>/dev/null | wc -l; }
"$assay" run "$work/benchmark.yaml" --output "$work/results" >/dev/null 2>"$work/run.log" &
run=$!
until [ "$(records)" -ge "$finished" ]; do
  kill -0 "$run" || { cat "$work/run.log"; exit 1; }
  sleep 0.5
done
kill -KILL "$run"
wait "$run" 2>/dev/null || true
echo "$(records) finished samples, $(du -m "$work"/results/*/trials/*/*/*/observations.jsonl | cut -f1) MiB"
for _ in 1 2 3 4 5; do
  python3 - "$base" "$assay" "$work" <<'PY'
import json, resource, signal, subprocess, sys, time, urllib.request
base, assay, work = sys.argv[1:]
urllib.request.urlopen(urllib.request.Request(base + "/stats", method="DELETE"))
begin = time.monotonic_ns()
run = subprocess.Popen([assay, "run", work + "/benchmark.yaml", "--output", work + "/results"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
while True:
    first = json.load(urllib.request.urlopen(base + "/stats"))["first_ns"]
    if first:
        break
    if run.poll() is not None:
        sys.exit("the run ended without a question")
    time.sleep(0.01)
run.send_signal(signal.SIGKILL)
run.wait()
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = (first - begin) / 1e9
print(f"  first question after {seconds:.2f} s,"
      f" {used.ru_utime + used.ru_stime:.2f} s of processor time until it was killed")
open(work + "/seconds", "a").write(f"{seconds}\n")
PY
done
python3 - "$work/seconds" <<'PY'
import statistics, sys
print(f"  median {statistics.median(float(line) for line in open(sys.argv[1])):.2f} s")
PY
