#!/usr/bin/env bash
# Tests of language models as a user meets them: `assay run` against `assay simulate`, killed, extended, out of the cache.
#
# Usage: tools/verify/llm_test.sh [RESULT_FILE]      (the file receives "passed failed")
#   ONLY=PATTERN  only the cases whose names it matches
#   KILLS=50    how often the run of the case about kills is killed (8)
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
assay=${ASSAY:-$repository/assay}
kills=${KILLS:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
export ASSAY_CACHE=$work/cache

# --- What the cases are made of --------------------------------------------------------------------

# prepare CASE - gives each case a folder of its own.
prepare() { mkdir -p "$work/$1" && cd "$work/$1"; }

# serve [ARGUMENT...] - starts an endpoint on a free port; sets base.
serve() {
  "$assay" simulate --port 0 "$@" >"$work/server.log" 2>&1 3>&- &
  local server=$! tries=0
  # The case is a shell of its own, and its endpoint ends with it.
  # shellcheck disable=SC2064 # The process of this case.
  trap "kill $server" EXIT
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

# records - the number of lines that all runs in results/ have written.
records() { cat results/*/trials/*/*/*/observations.jsonl 2>/dev/null | wc -l; }

# samples RUN - the keys of the answered samples of a run, a line each.
samples() {
  grep -h '"outcome":"answered"' "$1"/trials/*/*/*/observations.jsonl | sed 's/.*"key":"\([^"]*\)".*/\1/'
}

no_trace() {
  case $err in *'	at '* | *Exception*) echo "a stack trace: $err"; return 1 ;; esac
}

# --- Cases -----------------------------------------------------------------------------------------

# kill_after PID RECORDS - kills a run once that many further records are written.
kill_after() {
  local target=$(($(records) + $2))
  until [ "$(records)" -ge $target ]; do
    kill -0 "$1" 2>/dev/null || { echo 'the run ended before it was killed:'; cat err; return 1; }
    sleep 0.01
  done
  kill -KILL "$1"
}

killed_run_is_resumed_loses_nothing_and_pays_for_little_twice() {
  local concurrency=8 count=$((2000 + 200 * kills)) i pid twice
  serve --ttft uniform:8ms,16ms --tokens 1 || return 1
  rows 1 $count
  spec "concurrency: $concurrency"
  RANDOM=7
  for ((i = 1; i <= kills; i++)); do
    "$assay" run spec.yaml --output results >/dev/null 2>err </dev/null &
    pid=$!
    # Every fifth kill comes at a moment of its own, mostly while Assay starts or resumes.
    if [ $((i % 5)) = 0 ]; then
      sleep "$((RANDOM % 2)).$((RANDOM % 10))"
      kill -KILL $pid || { cat err; return 1; }
    else
      kill_after $pid $((RANDOM % 100)) || return 1
    fi
    wait $pid 2>/dev/null
  done
  run
  equal "$code" 0 || { echo "$err"; return 1; }
  equal "$(find results -mindepth 1 -maxdepth 1 -type d | wc -l)" 1 || return 1
  equal "$(samples results/*/ | wc -l)" $count && equal "$(samples results/*/ | sort -u | wc -l)" $count || return 1
  # A kill loses what is on its way (8) and what ended since the last write: 20 ms, in which 8 requests of 8 ms or more end at most 24
  # times. A busy machine may hold up the thread that writes; ten times as much is allowed for it.
  twice=$(($(asked) - count))
  echo "    $kills kills: $count samples, $twice of them paid for twice, $(((twice + kills / 2) / kills)) for each kill" >&3
  [ $twice -le $((kills * (concurrency + 10 * 24))) ] || { echo "$twice samples were paid for twice"; return 1; }
}

extended_run_asks_only_what_is_new() {
  serve || return 1
  rows 1 30
  spec
  run
  equal "$code" 0 && equal "$(asked)" 30 || { echo "$err"; return 1; }
  rows -4 30
  run --extend
  equal "$code" 0 && equal "$(asked)" 35 && contains "$err" '30 samples taken over' || { echo "$err"; return 1; }
  sed -i 's/temperature: 0/temperature: 1/' spec.yaml
  run --extend
  equal "$code" 2 && contains "$err" "'params' of model 'm' is not what it was" && equal "$(asked)" 35 && no_trace
}

answers_out_of_the_cache_are_not_asked_for() {
  serve || return 1
  rows 1 30
  spec 'cache: on'
  run
  equal "$code" 0 && equal "$(asked)" 30 || { echo "$err"; return 1; }
  run --new
  equal "$code" 0 && equal "$(asked)" 30 || return 1
  contains "$(cat "$(find results -name BENCHMARK_REPORT.md | sort | tail -n 1)")" '30 of 30 answers came out of the cache' || return 1
  run --new --no-cache
  equal "$code" 0 && equal "$(asked)" 60
}

cache_that_two_runs_fill_at_once_is_whole() {
  local first before
  serve || return 1
  rows 1 300
  spec 'cache: on'
  "$assay" run spec.yaml --output other >other.log 2>&1 </dev/null &
  first=$!
  run
  wait $first || { cat other.log; return 1; }
  equal "$code" 0 || { echo "$err"; return 1; }
  before=$(asked)
  [ "$before" -ge 300 ] && [ "$before" -le 600 ] || { echo "$before questions were asked"; return 1; }
  run --new
  equal "$code" 0 && equal "$(asked)" "$before" || { echo "$err"; return 1; }
  # Every answer is the square that its row has as its target, whoever wrote it.
  python3 - results/*/trials/*/*/*/observations.jsonl <<'PY'
import json, sys
for file in sys.argv[1:]:
    samples = [s for s in map(json.loads, open(file)) if s["type"] == "sample"]
    assert len(samples) == 300 and all(s["text"] == s["target"] for s in samples), file
PY
}

fallback_is_run_where_the_full_suite_fails() {
  serve --fault 500 || return 1
  rows 1 10
  spec 'retries: 0'
  sed -e 's/name: squares/name: few/' -e 's/provider: vllm.*/provider: simulated}/' spec.yaml >few.yaml
  run --fallback few.yaml
  equal "$code" 0 && contains "$err" 'few.yaml is run in its place' &&
    contains "$(cat "$(grep -l '"name" : "few"' results/*/run.json | xargs dirname)"/BENCHMARK_REPORT.md)" 'This is the fallback for'
}

mapfile -t cases < <(declare -F | sed -n 's/^declare -f \(.*_\(is\|are\|asks\)_.*\)$/\1/p')
[ -z "${ONLY-}" ] || mapfile -t cases < <(printf "%s\n" "${cases[@]}" | grep -E "$ONLY")
exec 3>&1
run_cases 'language models' "${1-}" "${cases[@]}"
