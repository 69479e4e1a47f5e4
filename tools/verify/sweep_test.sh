#!/usr/bin/env bash
# Tests of sweeps as a user meets them: killed at random moments, on a disk that fills, and made again in a
# fresh clone.
#
# Usage: tools/verify/sweep_test.sh [RESULT_FILE]      (the file receives "passed failed")
#   ASSAY   the program to test (default: ./assay of this checkout)
#
# A disk of a few megabytes is mounted where that is permitted, which is where this runs as root on Linux;
# elsewhere a limit on the size of files stands in for it.
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
  - 'sleep 0.8; echo "{\"score\": $(({{a}} * {{b}} + SEED))}" >"$ASSAY_METRICS"; echo "$ASSAY_CONFIGURATION $SEED" >>tally'
execution: {concurrency: 4}
YAML
  # Twenty kills come within 38 s at the most, and the trials take 40 s at the least.
  local kills=0 pid
  while [ "$kills" -lt 20 ]; do
    "$assay" run spec.yaml --output results >out 2>err &
    pid=$!
    sleep "$((RANDOM % 2)).$((RANDOM % 10))"
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

# values RUN - what its finished trials reported, without times.
values() {
  sed -n 's/.*"configuration":"\([^"]*\)".*"seed":\([0-9]*\).*"end":"finished".*"metrics":\(.*\)}/\1 \2 \3/p' \
    "$1/attempts.jsonl" | sort
}

reproduction_commands_make_a_conda_environment() {
  mkdir repository bin && cd repository || return 1
  git init -q . && git config user.email nobody@example.org && git config user.name Nobody
  echo 'import os; open(os.environ["ASSAY_METRICS"], "w").write("{\"score\": " + os.environ["SEED"] + "}")' >train.py
  cat >spec.yaml <<'YAML'
benchmark: {name: conda, seed: 1}
seeds: [3, 5]
metrics: [{name: score, direction: higher}]
command: [python3, train.py]
YAML
  git add . && git commit -q -m 'Add the training'
  cd ..
  # It makes an environment as the real one does, with the Python that is here.
  cat >bin/conda <<'SH'
#!/bin/sh
case "$1 $2 $3" in
  'env export --prefix') printf 'name: training\ndependencies:\n  - python\nprefix: %s\n' "$4" ;;
  'env create --prefix') grep -q '^dependencies:' "$6" && python3 -m venv --without-pip "$4" ;;
  *) exit 2 ;;
esac
SH
  chmod +x bin/conda && ln -s "$assay" bin/assay && python3 -m venv training || return 1
  CONDA_PREFIX=$PWD/training PATH=$PWD/training/bin:$PWD/bin:$PATH \
    "$assay" run repository/spec.yaml --output first >out 2>err || { cat err; return 1; }
  for first in first/*/; do :; done
  commands_of "$first/BENCHMARK_REPORT.md" >commands
  contains "$(cat commands)" 'conda env create --prefix .conda' || return 1
  git clone -q repository clone && cd clone || return 1
  PATH=$PWD/../bin:$PATH bash -e ../commands >../out 2>../err || { cat ../err; return 1; }
  for again in results/*/; do :; done
  equal "$(values "$again")" "$(values "../$first")"
}

# The example, made again in a clone of this repository: what was built here is the same there.
reproduction_commands_of_the_example_in_a_clone_of_this_repository_give_the_same_metrics() {
  local venv=$repository/.cache/venv-05-sweep
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv" || return 1
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    -r "$repository/examples/05-sweep/requirements.txt" || return 1
  PATH=$venv/bin:$PATH "$repository/assay" run "$repository/examples/05-sweep/benchmark.yaml" --output first \
    >out 2>err || { cat err; return 1; }
  for first in first/*/; do :; done
  commands_of "$first/BENCHMARK_REPORT.md" >commands
  contains "$(cat commands)" './assay run examples/05-sweep/benchmark.yaml --new' || return 1
  git clone -q "$repository" clone && mkdir clone/target && cp -R "$repository/target/assay" clone/target/ &&
    cd clone || return 1
  bash -e ../commands >../out 2>../err || { cat ../err; return 1; }
  for again in results/*/; do :; done
  contains "$(values "$again")" 'forest 3' && equal "$(values "$again")" "$(values "../$first")"
}

configurations_vary_an_onnx_model() {
  cat >spec.yaml <<YAML
benchmark: {name: variants, seed: 1}
datasets: [{name: cancer, path: $repository/examples/01-first-run/data/breast_cancer.csv, columns: {id: id, target: target}}]
models: [{id: ridge, provider: onnx, path: $repository/examples/01-first-run/models/logistic_regression.onnx, task: classification}]
grid: {intra_op_threads: [1, 2]}
seeds: [1, 2]
metrics: [accuracy]
YAML
  "$assay" run spec.yaml --output results >out 2>err || { cat err; return 1; }
  for result in results/*/; do :; done
  equal "$(find "$result/trials" -mindepth 3 -maxdepth 3 -type d | wc -l | tr -d ' ')" 4 &&
    contains "$(cat "$result/BENCHMARK_REPORT.md")" 'intra_op_threads=2' &&
    contains "$(cat "$result/BENCHMARK_REPORT.md")" '**Seeds per config:** 2 (1, 2)'
}

# disk_of MIB - a disk of that size, in the folder disk.
disk_of() { mkdir -p disk && mount -t tmpfs -o "size=${1}m" none disk; }

# told_of_disk - whether the user was told that the disk is full, by whoever saw it first.
told_of_disk() { grep -qE 'disk is full|No space left on device' out err && grep -q 'same command' out err; }

# finished N - whether the one run in the folder disk has finished each of N trials, and once.
finished() {
  for result in disk/results/*/; do :; done
  equal "$(find disk/results -mindepth 1 -maxdepth 1 -type d | wc -l | tr -d ' ')" 1 &&
    equal "$(grep '"end":"finished"' "$result/attempts.jsonl" | cut -d'"' -f4 | sort | uniq -c | awk '$1 == 1' |
      wc -l | tr -d ' ')" "$1" && equal "$(grep -vc '"end":"finished"' "$result/attempts.jsonl")" 0
}

disk_that_fills_slowly_ends_the_sweep_which_is_resumed_when_there_is_room() {
  disk_of 64 || return 1
  cat >spec.yaml <<'YAML'
benchmark: {name: checkpoints, seed: 1}
seeds: [1, 2, 3, 4, 5, 6, 7, 8]
metrics: [{name: score, direction: higher}]
command: [bash, -c, 'head -c 12M /dev/zero >"$ASSAY_DIR/checkpoint" && sleep 0.5 && echo "{\"score\": $SEED}" >"$ASSAY_METRICS"']
YAML
  "$assay" run spec.yaml --output disk/results >out 2>err
  equal "$?" 3 && told_of_disk &&
    mount -o remount,size=256m disk && "$assay" run spec.yaml --output disk/results >out 2>err && finished 8
  local code=$?
  umount disk
  [ "$code" = 0 ] || { cat out err; return 1; }
}

disk_that_a_command_fills_to_the_last_byte_ends_the_sweep_which_is_resumed() {
  disk_of 64 || return 1
  cat >spec.yaml <<'YAML'
benchmark: {name: filled, seed: 1}
seeds: [1, 2, 3, 4]
metrics: [{name: score, direction: higher}]
command:
  - bash
  - -c
  - '[ $SEED = 3 ] && [ ! -e mended ] && { cat /dev/zero >"$ASSAY_DIR/big"; exit 1; }; echo "{\"score\": $SEED}" >"$ASSAY_METRICS"'
YAML
  "$assay" run spec.yaml --output disk/results >out 2>err
  equal "$?" 3 && told_of_disk && touch mended && rm -f disk/results/*/trials/*/*/*/big &&
    "$assay" run spec.yaml --output disk/results >out 2>err && finished 4
  local code=$?
  umount disk
  [ "$code" = 0 ] || { cat out err; return 1; }
}

journal_that_cannot_grow_ends_the_sweep_which_is_resumed() {
  cat >spec.yaml <<'YAML'
benchmark: {name: limited, seed: 1}
seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]
metrics: [{name: m_1, direction: higher}]
command:
  - bash
  - -c
  - '{ printf "{\"m_0\": 0"; for i in {1..80}; do printf ", \"m_$i\": $SEED.$i"; done; echo "}"; } >"$ASSAY_METRICS"'
YAML
  # No file may grow beyond 12 KiB: the journal needs three times as much, everything else less.
  (ulimit -f 12 && exec "$assay" run spec.yaml --output disk/results >out 2>err </dev/null)
  equal "$?" 3 && contains "$(cat err)" 'attempts.jsonl' && contains "$(cat err)" 'cannot be written' &&
    "$assay" run spec.yaml --output disk/results >out 2>err && finished 20 || { cat out err; return 1; }
}

cases=(killed_at_twenty_moments_each_trial_finishes_exactly_once interrupted_ends_every_command
  reproduction_commands_in_a_fresh_clone_give_the_same_metrics reproduction_commands_make_a_conda_environment
  reproduction_commands_of_the_example_in_a_clone_of_this_repository_give_the_same_metrics
  configurations_vary_an_onnx_model journal_that_cannot_grow_ends_the_sweep_which_is_resumed)
if mkdir probe && mount -t tmpfs -o size=1m none probe 2>/dev/null; then
  umount probe
  cases+=(disk_that_fills_slowly_ends_the_sweep_which_is_resumed_when_there_is_room
    disk_that_a_command_fills_to_the_last_byte_ends_the_sweep_which_is_resumed)
fi
run_cases sweeps "${1-}" "${cases[@]}"
