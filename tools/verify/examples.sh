#!/usr/bin/env bash
# Runs every example as a user would, by ./assay and from another folder, and looks at what it leaves.
#
# An example is a folder examples/NN-name. Unless a function of its own is written below (example_NN_name),
# its benchmark.yaml is run twice: both times must pass and leave every report.
# Usage: tools/verify/examples.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2

version_is_printed() { contains "$("$repository/assay" --version)" 'assay '; }

help_lists_the_commands() { contains "$("$repository/assay" --help)" 'doctor'; }

doctor_finds_all_that_is_needed() { "$repository/assay" doctor; }

# run_example FOLDER OUTPUT - runs the example's benchmark and prints where its results are.
run_example() {
  "$repository/assay" run "$1/benchmark.yaml" --output "$2" 2>"$2.err" >"$2.out" ||
    { echo "exit $?"; cat "$2.err"; return 1; }
  for result in "$2"/*/; do :; done
  for file in config.yaml run.json metrics.json BENCHMARK_REPORT.md report.html leaderboard.csv; do
    [ -s "$result$file" ] || { echo "$result lacks $file"; return 1; }
  done
}

run_twice() {
  run_example "$1" "$work/first" && run_example "$1" "$work/second"
}

# example_02_add_a_metric - builds the plug-in as its README says; without the user's leave it is not loaded.
example_02_add_a_metric() {
  local example=$work/02-add-a-metric result
  cp -R "$repository/examples" "$work/examples" && example=$work/examples/02-add-a-metric
  "$repository/assay" plugin build "$example/plugin" || return 1
  mkdir -p "$example/plugins" && cp "$example/plugin/target/plugin.jar" "$example/plugins/" || return 1
  if "$repository/assay" run "$example/benchmark.yaml" --output "$work/refused" 2>"$work/refused.err"; then
    echo "the plug-in was loaded without --allow-plugins"
    return 1
  fi
  [ ! -e "$work/refused" ] || { echo "a refused run left something"; return 1; }
  "$repository/assay" run "$example/benchmark.yaml" --allow-plugins --output "$work/plugin" >"$work/plugin.out" ||
    return 1
  for result in "$work"/plugin/*/; do :; done
  contains "$(cat "$result/metrics.json")" '"metric" : "within_fraction"'
}

# example_05_sweep - runs it with the packages that it pins; one configuration fails on purpose.
example_05_sweep() {
  local venv=$repository/.cache/venv-05-sweep result
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv" || return 1
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    -r "$repository/examples/05-sweep/requirements.txt" || return 1
  PATH=$venv/bin:$PATH run_example "$repository/examples/05-sweep" "$work/sweep" || return 1
  for result in "$work"/sweep/*/; do :; done
  equal "$(grep -c '"end":"finished"' "$result/attempts.jsonl")" 9 &&
    equal "$(grep -c '"end":"exit"' "$result/attempts.jsonl")" 2 &&
    equal "$(grep -c '"end":"skipped"' "$result/attempts.jsonl")" 1 &&
    contains "$(cat "$result/BENCHMARK_REPORT.md")" 'Got -5 instead' &&
    contains "$(cat "$result/BENCHMARK_REPORT.md")" 'scikit-learn==1.9.1' &&
    equal "$(find "$result/trials" -name predictions.csv | wc -l | tr -d ' ')" 9
}

# example_06_history - a history of 8 runs: the planted drop of quality is found in it, and what is unchanged is not.
example_06_history() {
  local assay=$repository/assay
  "$repository/examples/06-history/make_history.sh" "$work/history" 8 >"$work/history.out" || return 1
  contains "$(cat "$work/history.out")" '8 runs are in' || return 1
  cd "$work/history/repository" && export ASSAY_HISTORY=../history || return 1
  equal "$("$assay" history query --metric accuracy --model digits --format csv | grep -c ',digits,digits,accuracy,')" 8 &&
    equal "$("$assay" history query --format csv --sql \
      "SELECT count(DISTINCT commit) AS commits FROM measurements WHERE metric = 'accuracy'" | tail -1)" 8 &&
    contains "$("$assay" history summary --metric accuracy)" '8 runs, from ' &&
    contains "$("$assay" compare worse~1 worse)" 'for all 4 comparisons together' || return 1
  # With so few runs chance decides about times; accuracy is the same in every run of a model.
  "$assay" gate worse --metric accuracy --output "$work/gate" >"$work/gate.out"
  equal "$?" 1 && contains "$(cat "$work/gate.out")" 'accuracy of digits on digits regressed.' || return 1
  "$assay" gate slower --metric accuracy --output "$work/gate" >"$work/gate.out" || return 1
  "$assay" gate slower --json --output "$work/gate" >"$work/gate.json"
  contains "$(cat "$work/gate.json")" '"basis" : "history"'
}

cases=(version_is_printed help_lists_the_commands doctor_finds_all_that_is_needed)
for folder in "$repository"/examples/[0-9]*/; do
  [ -d "$folder" ] || continue
  folder=${folder%/}
  name=example_$(basename "$folder" | tr - _)
  declare -F "$name" >/dev/null || eval "$name() { run_twice '$folder'; }"
  cases+=("$name")
done
run_cases examples "${1-}" "${cases[@]}"
