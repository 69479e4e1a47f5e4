#!/usr/bin/env bash
# Tests of sweeps as a user meets them: killed at random moments, and made again in a fresh clone.
#
# Usage: tools/verify/sweep_test.sh [RESULT_FILE]      (the file receives "passed failed")
#   ASSAY   the program to test (default: ./assay of this checkout)
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
assay=${ASSAY:-$repository/assay}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
RANDOM=20260101 # The moments of the kills, the same every time.

# prepare CASE - gives each case a folder of its own.
prepare() { mkdir -p "$work/$1" && cd "$work/$1" || return 1; }

killed_at_twenty_moments_each_trial_finishes_exactly_once() {
  cat >spec.yaml <<'YAML'
benchmark: {name: killed, seed: 1}
grid: {a: [1, 2, 3, 4], b: [1, 2, 3, 4, 5]}
seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
metrics: [{name: score, direction: higher}]
command:
  - bash
  - -c
  - 'sleep 0.3; echo "{\"score\": $(({{a}} * {{b}} + SEED))}" >"$ASSAY_METRICS"; echo "$ASSAY_CONFIGURATION $SEED" >>tally'
execution: {concurrency: 4}
YAML
  local kills=0 pid
  while [ "$kills" -lt 20 ]; do
    "$assay" run spec.yaml --output results >out 2>err &
    pid=$!
    sleep "$((RANDOM % 3)).$((RANDOM % 10))"
    kill -9 "$pid" 2>/dev/null || break
    wait "$pid" 2>/dev/null
    kills=$((kills + 1))
  done
  "$assay" run spec.yaml --output results >out 2>err || { cat err; return 1; }
  for result in results/*/; do :; done
  equal "$kills" 20 && equal "$(find results -mindepth 1 -maxdepth 1 -type d | wc -l)" 1 &&
    equal "$(sort tally | uniq -d)" '' && equal "$(wc -l <tally)" 200 &&
    equal "$(grep -c '"end":"finished"' "$result/attempts.jsonl")" 200 &&
    equal "$(grep '"end":"finished"' "$result/attempts.jsonl" | cut -d'"' -f4 | sort -u | wc -l)" 200
}

# commands_of REPORT - prints the commands of the reproduction section, as a reader sees them.
commands_of() {
  awk '
    /^## / { wanted = ($0 == "## Reproduction Instructions") }
    wanted && /^   ```sh$/ { code = 1; next }
    wanted && /^   ```$/ { code = 0; next }
    wanted && code { print substr($0, 4) }' "$1"
}

interrupted_ends_every_command() {
  cat >spec.yaml <<'YAML'
benchmark: {name: interrupted, seed: 1}
seeds: [1, 2]
command: [bash, -c, 'echo $$ >>pids; sleep 300 & sleep 300']
execution: {concurrency: 2}
YAML
  "$assay" run spec.yaml --output results >out 2>err &
  local pid=$!
  for _ in {1..300}; do [ -e pids ] && [ "$(wc -l <pids)" -ge 2 ] && break; sleep 0.1; done
  kill -TERM "$pid"
  wait "$pid"
  equal "$?" 143 || return 1
  for _ in {1..20}; do [ -z "$(living)" ] && break; sleep 0.1; done
  equal "$(living)" ''
}

# living - prints the processes of the groups in pids; a dead one that nobody has waited for does not count.
living() { ps -eo pgid=,stat=,args= | awk 'NR == FNR { of[$1]; next } $1 in of && $2 !~ /^Z/' pids -; }

reproduction_commands_in_a_fresh_clone_give_the_same_metrics() {
  mkdir -p repository/experiments && cd repository || return 1
  git init -q . && git config user.email nobody@example.org && git config user.name Nobody
  cat >experiments/train.py <<'PY'
import json, os, random
import six
random.seed(int(os.environ["ASSAY_SEED"]))
rate = json.loads(os.environ["ASSAY_PARAMS"])["rate"]
with open(os.environ["ASSAY_METRICS"], "w") as out:
    json.dump({"score": rate + random.random() / 100}, out)
PY
  printf 'committed\n' >experiments/notes.txt
  git add . && git commit -q -m 'Add the training'
  # Changed since: a tracked file, and a spec that is not tracked yet.
  sed -i -e 's/ 100}/ 50}/' experiments/train.py
  cat >experiments/spec.yaml <<'YAML'
benchmark: {name: again, seed: 1}
configurations: [{name: low, rate: 0.1}, {name: high, rate: 0.9}]
seeds: [1, 2, 3]
metrics: [{name: score, direction: higher}]
command: [python3, train.py]
launch: {code: [train.py]}
YAML
  python3 -m venv ../venv && ../venv/bin/python -m pip install --quiet six==1.17.0 || return 1
  PATH=$work/reproduction_commands_in_a_fresh_clone_give_the_same_metrics/venv/bin:$PATH \
    "$assay" run experiments/spec.yaml --output ../first >../out 2>../err || { cat ../err; return 1; }
  cd .. && for first in first/*/; do :; done
  commands_of "$first/BENCHMARK_REPORT.md" >commands
  contains "$(cat commands)" 'git apply' && contains "$(cat commands)" 'six==1.17.0' || return 1
  git clone -q repository clone && cd clone || return 1
  mkdir ../bin && ln -s "$assay" ../bin/assay
  PATH=$PWD/../bin:$PATH bash -e ../commands >../out 2>../err || { cat ../err; return 1; }
  for again in results/*/; do :; done
  equal "$(values "$again")" "$(values "../$first")"
}

# values RUN - what its trials reported, without times.
values() { sed -e 's/.*"configuration":"\([^"]*\)".*"seed":\([0-9]*\).*"metrics":\(.*\)}/\1 \2 \3/' "$1/attempts.jsonl" | sort; }

run_cases sweeps "${1-}" killed_at_twenty_moments_each_trial_finishes_exactly_once \
  interrupted_ends_every_command reproduction_commands_in_a_fresh_clone_give_the_same_metrics
