#!/usr/bin/env bash
# Tests of language models as a user meets them: `assay run` against `assay simulate`, killed, extended, out of the cache.
#
# Usage: tools/verify/llm_test.sh [RESULT_FILE]      (the file receives "passed failed")
#   KILLS=50    how often the run of the case about kills is killed (8)
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
assay=${ASSAY:-$repository/assay}
kills=${KILLS:-8}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 2
export ASSAY_CACHE=$work/cache

# --- What the cases are made of --------------------------------------------------------------------

# prepare CASE - gives each case a folder of its own.
prepare() { mkdir -p "$work/$1" && cd "$work/$1"; }

# serve [ARGUMENT...] - starts an endpoint on a free port; sets server and base.
serve() {
  "$assay" simulate --port 0 "$@" >"$work/server.log" 2>&1 &
  server=$!
  local tries=0
  until base=$(grep -o 'http://127.0.0.1:[0-9]*' "$work/server.log" | head -n 1) && [ -n "$base" ]; do
    sleep 0.1
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] && kill -0 "$server" 2>/dev/null || { cat "$work/server.log"; return 1; }
  done
}

# asked - the number of requests that the endpoint has had.
asked() { python3 -c 'import json, sys, urllib.request
print(json.load(urllib.request.urlopen(sys.argv[1] + "/stats"))["count"])' "$base"; }

# rows FIRST LAST - writes the questions with these numbers.
rows() {
  python3 - "$@" <<'PY'
import json, sys
with open("data.jsonl", "w") as out:
    for i in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
        row = {"id": f"r{i}", "prompt": f"Q{i}: the square?", "ground_truth": str(i * i)}
        out.write(json.dumps(row) + "\n")
PY
}

# spec [EXECUTION] - writes spec.yaml with a model at the endpoint.
spec() {
  cat >spec.yaml <<YAML
benchmark: {name: squares, seed: 1}
dataset: {path: data.jsonl, columns: {prompt: prompt, ground_truth: ground_truth, id: id}}
models:
  - {id: m, provider: vllm, base_url: "$base/v1", params: {temperature: 0, max_tokens: 16}}
metrics: [exact_match]
execution: {${1-concurrency: 8}}
YAML
}

# run [ARGUMENT...] - runs spec.yaml; sets out, err and code.
run() {
  out=$("$assay" run spec.yaml --output results "$@" 2>err </dev/null)
  code=$?
  err=$(cat err)
}

# samples RUN - the keys of the finished samples of a run, a line each.
samples() {
  grep -h '"type":"sample"' "$1"/trials/*/*/*/observations.jsonl | grep '"outcome":"answered"' |
    sed 's/.*"key":"\([^"]*\)".*/\1/'
}

# --- Cases -----------------------------------------------------------------------------------------

killed_run_is_resumed_and_pays_for_nothing_twice() {
  local concurrency=8 count=4000 i pid paid=0 done_before done_after
  serve --ttft lognormal:8ms,0.4 --tokens fixed:1 || return 1
  rows 1 $count
  spec "concurrency: $concurrency"
  RANDOM=7
  for ((i = 1; i <= kills; i++)); do
    "$assay" run spec.yaml --output results >/dev/null 2>err </dev/null &
    pid=$!
    wait_for_progress "$pid" "$(samples_so_far)" $((RANDOM % (2 * count / (3 * kills)) + 1)) || { cat err; return 1; }
    kill -KILL "$pid"
    wait "$pid" 2>/dev/null
  done
  run
  equal "$code" 0 || { echo "$err"; return 1; }
  equal "$(find results -mindepth 1 -maxdepth 1 -type d | wc -l)" 1 || return 1
  local found
  found=$(samples results/*/)
  equal "$(echo "$found" | wc -l)" $count && equal "$(echo "$found" | sort -u | wc -l)" $count || return 1
  # Each kill may lose what was on its way, and what had ended in the last 20 ms: at 8 requests at once, each of which
  # takes 1 ms or more, at most 8 + 8 * 20, however slow the machine is.
  paid=$(asked)
  echo "    $kills kills: $count samples, $paid requests, $((paid - count)) paid for twice"
  [ $((paid - count)) -le $((kills * (concurrency + concurrency * 20))) ]
}
