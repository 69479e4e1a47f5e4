#!/usr/bin/env bash
# Tests of `assay run` and its siblings as a user meets them: real models, real processes.
#
# Usage: tools/verify/run_test.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=tools/verify/small_benchmark.sh
. "$here/small_benchmark.sh"

# --- What is accepted ------------------------------------------------------------------------------

byte_order_mark_and_windows_line_ends_are_accepted() {
  { printf '\xef\xbb\xbf'; sed 's/$/\r/' data.csv; } >windows && mv windows data.csv
  { printf '\xef\xbb\xbf'; sed 's/$/\r/' spec.yaml; } >windows && mv windows spec.yaml
  passed
}

quoted_line_break_is_accepted() {
  sed -i '2s/^[^,]*/"one\ntwo"/' data.csv
  passed
}

one_class_leaves_auc_without_a_value_and_the_rest_goes_on() {
  cp "$first/models/naive_bayes.onnx" ridge.onnx
  { head -n 1 "$first/data/breast_cancer.csv"; grep benign "$first/data/breast_cancer.csv"; } >data.csv
  write_spec 's/, category: age_band//' 's/- rmse/- accuracy\n  - roc_auc/'
  passed || return 1
  contains "$(cat "$result/BENCHMARK_REPORT.md")" 'only the class' &&
    contains "$(tr -d ' \n' <"$result/metrics.json")" '"metric":"accuracy","value"'
}

# --- What a run leaves -----------------------------------------------------------------------------

run_leaves_every_file_in_its_folder() {
  passed || return 1
  local file
  for file in config.yaml run.json metrics.json run.log BENCHMARK_REPORT.md report.html leaderboard.csv; do
    [ -s "$result/$file" ] || { echo "lacks $file"; return 1; }
  done
  for file in config.yaml metrics.json observations.jsonl observations.parquet; do
    [ -s "$(echo "$result"/trials/ridge/data/42-*/"$file")" ] || { echo "the trial lacks $file"; return 1; }
  done
  [ -e "$(echo "$result"/trials/ridge/data/42-*/train.log)" ] || { echo 'the trial lacks train.log'; return 1; }
  equal "$(head -c 4 "$result"/trials/ridge/data/42-*/observations.parquet)" PAR1
}

run_says_which_data_it_used() {
  write_spec 's/^  path: data.csv/  path: data.csv\n  split: test\n  version: "2.1"/'
  passed || return 1
  local record
  record=$(tr -d ' \n' <"$result/run.json")
  contains "$record" '"split":"test"' && contains "$record" '"version":"2.1"' &&
    contains "$record" "\"sha256\":\"$(sha256sum data.csv | cut -c1-64)\"" && contains "$record" '"rows":60' &&
    contains "$record" "\"sha256\":\"$(sha256sum ridge.onnx | cut -c1-64)\""
}

config_of_a_run_gives_the_run_again() {
  mkdir -p 'the data' && mv data.csv 'the data/'
  write_spec 's|path: data.csv|path: "the data/data.csv"|'
  passed || return 1
  local first=$result
  (cd "$first" && "$repository/assay" run config.yaml --output ../../again >/dev/null) || return 1
  for result in again/*/; do :; done
  equal "$(key "$result")" "$(key "$first")" &&
    equal "$(quality "$result")" "$(quality "$first")" &&
    cmp "$first/config.yaml" "$result/config.yaml"
}

# Two models and two seeds, and a metric that only one of them can have.
config_of_a_trial_gives_that_trial_again() {
  cp "$first/models/naive_bayes.onnx" . && cp "$first/data/breast_cancer.csv" cells.csv
  cat >spec.yaml <<'SPEC'
benchmark: {name: trials, version: "1", seed: 7}
datasets:
  - {name: data, path: data.csv, columns: {id: id, target: target, category: age_band}}
  - {name: cells, path: cells.csv, columns: {id: id, target: target, category: nucleus_size}}
models:
  - {id: bayes, provider: onnx, path: naive_bayes.onnx, task: classification, datasets: [cells]}
  - {id: ridge, provider: onnx, path: ridge.onnx, task: regression, datasets: [data]}
seeds: [1, 2]
metrics: [accuracy, rmse]
primary_metric: accuracy
SPEC
  passed || return 1
  local run=$result
  (cd "$run"/trials/ridge/data/2-* && "$repository/assay" run config.yaml --output ../../../../../../again >/dev/null) || return 1
  for result in again/*/; do :; done
  equal "$(quality "$result" | grep '"value"' | head -n 1)" "$(quality "$run"/trials/ridge/data/2-* | grep '"value"' | head -n 1)" &&
    equal "$(find "$result/trials" -name observations.jsonl | wc -l)" 1 &&
    equal "$(basename "$result"/trials/ridge/data/*)" "$(basename "$run"/trials/ridge/data/2-*)"
}

key() { sed -n 's/^ *"key" : "\(.*\)",$/\1/p' "$1/run.json"; }

# quality RUN - the estimates of quality of a run: those that time does not change.
quality() { grep -A3 '"metric" : "rmse"' "$1/metrics.json"; }

rescore_gives_the_same_reports() {
  passed || return 1
  cp -R "$result" before
  "$repository/assay" rescore "$result" >/dev/null || return 1
  local file
  for file in BENCHMARK_REPORT.md report.html leaderboard.csv estimates.csv; do
    cmp "before/$file" "$result/$file" || return 1
  done
}

# --- While it runs ---------------------------------------------------------------------------------

answers_that_are_no_numbers_are_outcomes() {
  cp "$fixtures/nan_output.onnx" ridge.onnx
  printf 'x,target\n1,0\n-1,0\n0,0\n4,1.4\n' >data.csv
  write_spec 's/  columns: .*/  columns: {target: target}/'
  run
  equal "$code" 3 && contains "$out$err" 'number' && no_trace
}

missing_targets_are_outcomes() {
  awk -F, -v OFS=, 'NR > 1 && NR < 12 { $NF = "" } 1' data.csv >holes && mv holes data.csv
  run
  equal "$code" 3 && contains "$out" 'INCOMPLETE' && no_trace
}

targets_that_are_no_numbers_are_outcomes() {
  awk -F, -v OFS=, 'NR > 1 && NR < 12 { $NF = "NaN" } 1' data.csv >holes && mv holes data.csv
  run
  equal "$code" 3 && contains "$out" 'INCOMPLETE' && no_trace &&
    equal "$(grep -c '"outcome":"unscored"' results/*/trials/*/*/*/observations.jsonl)" 10 &&
    contains "$(quality results/*/)" '"value"'
}

model_whose_answers_all_fail_leaves_the_others_their_scores() {
  cp "$fixtures/nan_output.onnx" broken.onnx
  printf 'x,target\n-1,0\n-2,0\n' >other.csv
  cat >spec.yaml <<'SPEC'
benchmark: {name: two, seed: 7}
datasets:
  - {name: other, path: other.csv, columns: {target: target}}
  - {name: data, path: data.csv, columns: {id: id, target: target, category: age_band}}
models:
  - {id: broken, provider: onnx, path: broken.onnx, task: regression, datasets: [other]}
  - {id: ridge, provider: onnx, path: ridge.onnx, task: regression, datasets: [data]}
metrics: [rmse]
execution: {measure: {calls: 50}}
SPEC
  run
  equal "$code" 3 && contains "$out" 'INCOMPLETE' && contains "$out" 'broken' && no_trace &&
    equal "$(grep -hc '"outcome":"answered"' results/*/trials/ridge/*/*/observations.jsonl)" 60 &&
    contains "$(tr -d ' \n' <"$(echo results/*/trials/ridge/*/*/metrics.json)")" '"metric":"rmse","value"'
}

killed_worker_is_an_outcome_and_the_run_goes_on() {
  write_spec 's/calls: 50/calls: 200000, longest: 20s/'
  "$repository/assay" run spec.yaml --output results >out 2>err </dev/null &
  local assay=$! worker='' tries=0
  while [ -z "$worker" ] && [ "$tries" -lt 300 ] && kill -0 "$assay" 2>/dev/null; do
    sleep 0.1
    tries=$((tries + 1))
    grep -q '^run ' err 2>/dev/null && worker=$(pgrep -f "WorkerMain onnx $folder/" | head -n 1)
  done
  [ -n "$worker" ] || { cat err; return 1; }
  kill -KILL "$worker"
  wait "$assay"
  equal $? 0
}

hanging_worker_is_an_outcome_and_the_run_goes_on() {
  start_long_run || return 1
  local worker
  worker=$(pgrep -f "WorkerMain onnx $folder/" | head -n 1)
  [ -z "$worker" ] || kill -STOP "$worker"
  wait "$assay"
  equal $? 0 && equal "$(grep -c '"type":"process"' results/*/trials/*/*/*/observations.jsonl)" 12 && ended_workers
}

rescore_of_a_run_that_is_under_way_is_refused() {
  start_long_run || return 1
  local said code
  said=$("$repository/assay" rescore results/*/ 2>&1 >/dev/null)
  code=$?
  kill -TERM "$assay"
  wait "$assay"
  equal $? 143 && equal "$code" 2 && contains "$said" 'another assay' && ended_workers
}

second_run_of_the_same_benchmark_is_refused() {
  write_spec 's/calls: 50/calls: 2000000, longest: 30s/'
  "$repository/assay" run spec.yaml --output results >out 2>err </dev/null &
  local assay=$! tries=0
  until grep -q '^run ' err || [ "$tries" -gt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
  local second
  second=$("$repository/assay" run spec.yaml --output results 2>&1 >/dev/null)
  local code=$?
  kill -TERM "$assay"
  wait "$assay"
  err=$second
  equal "$code" 2 && contains "$second" 'another' && no_trace && equal "$(find results -mindepth 1 -maxdepth 1 -type d | wc -l)" 1
}

# start_long_run - starts a run of many processes, and returns when the first samples are written; sets
# assay, its process. It gets the signals that a terminal sends.
start_long_run() {
  write_spec 's/^  measure: .*/&\n  repetitions: 12\n  timeout_ms: 2000/'
  set -m
  "$repository/assay" run spec.yaml --output results >out 2>err </dev/null &
  assay=$!
  set +m
  local tries=0
  until grep -qs outcome results/*/trials/*/*/*/observations.jsonl; do
    sleep 0.1
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] && kill -0 "$assay" 2>/dev/null || { cat err; return 1; }
  done
}

# ended_workers - waits a moment for the workers of this case to end, and fails if one does not.
ended_workers() {
  local tries=0
  while pgrep -f "WorkerMain onnx $folder/" >workers; do
    sleep 0.1
    tries=$((tries + 1))
    [ "$tries" -lt 100 ] || { echo "workers live on: $(cat workers)"; return 1; }
  done
}

# resumed - runs the same command again, and checks that it goes on with the run and asks nothing twice.
resumed() {
  local begun rows
  begun=$(basename results/*/)
  run
  equal "$code" 0 || { echo "$err"; return 1; }
  contains "$err" "resuming run $begun" && equal "$(basename results/*/)" "$begun" &&
    rows=$(grep -h '"type":"sample"' results/*/trials/*/*/*/observations.jsonl | sed 's/.*"key":"\([^"]*\)".*/\1/') &&
    equal "$(echo "$rows" | wc -l)" "$1" && equal "$(echo "$rows" | sort -u | wc -l)" "$1"
}

killed_run_leaves_no_worker_and_is_resumed_by_the_same_command() {
  start_long_run || return 1
  kill -KILL "$assay"
  wait "$assay" 2>/dev/null
  ended_workers && resumed 720
}

interrupted_run_says_so_leaves_no_worker_and_is_resumed() {
  start_long_run || return 1
  kill -INT -- "-$assay"
  wait "$assay"
  equal $? 130 && contains "$(cat err)" "interrupted; run the same command again to resume $(basename results/*/)" &&
    ! grep -q 'internal error' err && ended_workers && resumed 720
}

full_disk_ends_the_run_which_is_resumed_when_there_is_room() {
  awk -F, -v OFS=, 'NR == 1 { print } NR > 1 { for (i = 0; i < 15; i++) { $1 = "r" NR "-" i; print } }' \
    data.csv >long && mv long data.csv
  root=warm run
  # No file may grow beyond 96 KiB, as if the disk were full.
  (ulimit -f 96 && exec "$repository/assay" run spec.yaml --output results >out 2>err </dev/null)
  equal $? 3 || { cat err; return 1; }
  err=$(cat err)
  contains "$err" 'observations.jsonl' && contains "$err" 'cannot be written' && contains "$err" 'records are kept' &&
    no_trace && ended_workers && resumed 900
}

report_that_cannot_be_written_ends_the_run_which_is_resumed() {
  root=warm run
  # The report is the largest file.
  (ulimit -f 64 && exec "$repository/assay" run spec.yaml --output results >out 2>err </dev/null)
  equal $? 3 || { cat err; return 1; }
  err=$(cat err)
  contains "$err" 'report.html: the file cannot be written' && no_trace && resumed 60 && [ -s results/*/report.html ] &&
    [ -s results/*/trials/ridge/data/42-*/observations.parquet ]
}

# place SUBJECT - where the doctor found it.
place() { "$repository/assay" doctor --json | grep -A 2 "\"subject\" : \"$1\"" | sed -n 's/.*"detail" : ".* at \(.*\)",/\1/p'; }

# DuckDB itself prints where its library was not found, so that a stack trace stands beside our own words.
library_that_does_not_load_is_told_and_the_rest_goes_on() {
  local home jdk
  home=$(place Assay) jdk=$(place JDK)
  cp -al "$home" dist 2>/dev/null || { rm -rf dist && cp -R "$home" dist; } || return 1
  rm -f dist/lib/libduckdb_java*
  "$jdk/bin/java" -Dassay.home="$PWD/dist" -jar dist/lib/assay-cli-*.jar run spec.yaml --output results >out 2>err </dev/null
  equal $? 0 && err=$(cat err) && contains "$err" 'DuckDB does not load' && [ -s results/*/report.html ] &&
    [ ! -e results/*/trials/ridge/data/42-*/observations.parquet ]
}

budget_that_ends_stops_the_run_which_is_resumed() {
  write_spec 's/^  measure: .*/&\n  repetitions: 30\n  budget: {wall_clock: 2s}/'
  local start=$SECONDS
  run
  equal "$code" 3 && contains "$out" 'the wall-clock budget ended' || return 1
  [ $((SECONDS - start)) -lt 60 ] || { echo "took $((SECONDS - start)) s"; return 1; }
  sed -i 's/  budget: .*//' spec.yaml
  resumed 1800
}

results_are_written_anywhere_from_anywhere() {
  mkdir -p 'räume/ein ordner' bin && mv spec.yaml data.csv ridge.onnx 'räume/ein ordner/'
  ln -s "$repository/assay" bin/assay
  ln -s 'räume/ein ordner' link
  mkdir else && cd else || return 1
  out=$(env -u LANG -u LC_ALL -u LC_CTYPE ../bin/assay run ../link/spec.yaml --output '../ergebnisse für "alle"' 2>err) ||
    { cat err; return 1; }
  contains "$out" 'ergebnisse für "alle"' && [ -s ../ergebnisse*/*/report.html ] &&
    [ -s ../ergebnisse*/*/trials/ridge/data/42-*/observations.parquet ] || return 1
  cd ../ergebnisse*/*/ && ../../bin/assay run config.yaml --output ../../again >/dev/null 2>../../err || cat ../../err
  equal "$(ls ../../again | sed 's/.*-//')" "$(basename "$PWD" | sed 's/.*-//')"
}

folder_that_may_not_be_written_is_refused() {
  root=/proc/results run
  equal "$code" 2 && contains "$err" '/proc/results' && no_trace
}

rescore_gives_the_same_bytes() {
  passed || return 1
  cp "$result/metrics.json" before.json
  "$repository/assay" rescore "$result" >/dev/null || return 1
  cmp before.json "$result/metrics.json"
}

rescore_computes_the_metrics_of_another_spec() {
  passed || return 1
  write_spec 's/- rmse/- mae/'
  "$repository/assay" rescore "$result" --spec spec.yaml >out || return 1
  contains "$(cat "$result/metrics.json")" '"metric" : "mae"'
}

same_seed_gives_the_same_numbers_at_any_concurrency() {
  passed && cp "$result/metrics.json" one.json || return 1
  sed -i 's/^execution:/execution:\n  concurrency: 4/' spec.yaml
  passed --new || return 1
  local quality='"metric" : "rmse"'
  equal "$(grep -A2 "$quality" "$result/metrics.json")" "$(grep -A2 "$quality" one.json)"
}

json_says_where_and_how_it_ended() {
  passed --json || return 1
  equal "${out:0:1}${out: -1}" '{}' || return 1
  contains "$out" '"run_id"' && contains "$out" '"exit" : 0' && contains "$out" '"estimates"'
}

mapfile -t cases < <(declare -F | sed -n 's/^declare -f \(.*_\(is\|are\|leaves\|gives\|computes\|says\|ends\|stops\)_.*\)$/\1/p')
run_cases 'run' "${1-}" "${cases[@]}"
