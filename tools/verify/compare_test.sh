#!/usr/bin/env bash
# Tests of `assay compare` and `assay gate` as a user meets them: real runs, real repositories, real histories.
#
# Usage: tools/verify/compare_test.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
unset GITHUB_ACTIONS GITHUB_BASE_REF GITHUB_STEP_SUMMARY ASSAY_HISTORY
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 2

# --- What the cases are made of --------------------------------------------------------------------

assay() { "$repository/assay" "$@" </dev/null; }

# write_spec FILE ACCURACY FIRST_TOKEN_MS [SED_EXPRESSION...] - writes a benchmark of a simulated model.
write_spec() {
  local file=$1
  cat >"$file" <<YAML
benchmark: {name: talk, seed: 7}
dataset: {path: data.csv, columns: {id: id, prompt: prompt, ground_truth: answer}}
models:
  - {id: talker, provider: simulated, params: {accuracy: $2, ttft_ms: $3, token_ms: 1}}
metrics:
  - {name: exact_match, margin: 0.02}
  - {name: e2e_p50}
execution: {concurrency: 40}
reporting: {format: [markdown]}
YAML
  shift 3
  for expression; do sed -i -e "$expression" "$file"; done
}

write_data() {
  { echo id,prompt,answer; for i in $(seq 1 "$1"); do echo "q$i,question $i,answer $i"; done; } >data.csv
}

# new_run SPEC - runs it anew and prints the run's folder.
new_run() {
  local code
  assay run "$1" --new --json >run.json 2>run.err
  code=$?
  sed -n 's/^ *"dir" *: *"\(.*\)",*$/\1/p' run.json
  return "$code"
}

# ask ARGUMENT... - runs assay; sets out, err and code.
ask() {
  out=$(assay "$@" 2>err)
  code=$?
  err=$(cat err)
  case $err in *'	at '* | *Exception*) echo "a stack trace: $err"; return 1 ;; esac
}

# verdict METRIC IS - the verdict on a metric in $out, which is JSON.
verdict() {
  local was
  was=$(printf '%s' "$out" | tr -d '\n' | sed 's/{ *"model"/\n&/g' | grep "\"metric\" : \"$1\"" |
    sed 's/.*"verdict" : "\([a-z_]*\)".*/\1/')
  equal "$was" "$2" || { echo "$out"; return 1; }
}

prepare() { folder=$work/$1 && mkdir -p "$folder" && cd "$folder" && write_data 60; }

write_data 60
write_spec good.yaml 0.95 20
write_spec bad.yaml 0.4 20
good=$(new_run good.yaml) && bad=$(new_run bad.yaml) || { cat run.err; exit 1; }

# --- Comparing -------------------------------------------------------------------------------------

the_same_run_is_equivalent() {
  ask compare "$good" "$good" --json || return 1
  equal "$code" 0 && verdict exact_match equivalent && contains "$out" '"basis" : "paired_samples"'
}

a_worse_model_regressed() {
  ask compare "$good" "$bad" --json || return 1
  equal "$code" 0 && verdict exact_match regressed
}

a_better_model_improved() {
  ask compare "$bad" "$good" --json || return 1
  verdict exact_match improved
}

a_table_and_markdown_are_printed() {
  ask compare "$good" "$bad" || return 1
  contains "$out" '▼ regressed' && contains "$out" 'paired (60 items)' || return 1
  ask compare "$good" "$bad" --markdown || return 1
  contains "$out" '| ▼ regressed | `exact_match` | `talker` |'
}

a_file_of_results_is_compared_by_estimates() {
  cp "$good/metrics.json" base.json
  ask compare base.json "$bad" --json || return 1
  verdict exact_match regressed && verdict e2e_p50 no_baseline &&
    contains "$out" 'the base has no samples of it' && contains "$out" 'The machine of the base is not known'
}

a_row_more_leaves_the_others_paired() {
  write_data 61
  sed -i 's/question 7,answer 7$/question 7,another/' data.csv
  write_spec good.yaml 0.95 20
  other=$(new_run good.yaml) || return 1
  ask compare "$good" "$other" --json || return 1
  verdict exact_match equivalent && contains "$out" '"basis" : "paired_samples"' &&
    contains "$out" '59 rows are the same in both, and only these are compared; 1 changed, 0 are only in the base, 1 only in the head'
}

other_data_is_said_to_be_other_data() {
  write_data 61
  sed -i 's/question/another/' data.csv
  write_spec good.yaml 0.95 20
  other=$(new_run good.yaml) || return 1
  ask compare "$good" "$other" --json || return 1
  verdict exact_match no_baseline && contains "$out" 'Measured on other data'
}

another_direction_is_said_to_be_another_direction() {
  cp "$good/metrics.json" base.json
  write_spec good.yaml 0.95 20 's/margin: 0.02/direction: lower/'
  other=$(new_run good.yaml) || return 1
  ask compare base.json "$other" --json || return 1
  contains "$out" 'The direction differs: higher is better in the base, lower is better in the head'
}

other_metrics_are_named_one_by_one() {
  cp "$good/metrics.json" base.json
  sed -i 's/"exact_match"/"contains"/' base.json
  ask compare base.json "$good" --json || return 1
  verdict exact_match no_baseline
}

a_share_as_margin_is_taken() {
  ask compare "$good" "$bad" --json --margin exact_match=90% || return 1
  equal "$code" 0 && verdict exact_match equivalent
}

wrong_requests_are_refused() {
  for words in "compare nothing $good" "compare $good nothing" "compare $work $good" "compare data.csv $good" \
    "compare $good $good --margin x" "compare $good $good --level 2" "compare $good $good --run-noise -1" \
    "compare a.yaml b.yaml --interleave" "compare HEAD:a.yaml b.yaml --interleave" "gate $good --interleave" "compare $good $good --interleave --rounds 2"; do
    # shellcheck disable=SC2086 # They are words.
    ask $words || return 1
    equal "$code" 2 || { echo "$words: $out"; return 1; }
    contains "$err" assay: || return 1
  done
}

# --- The gate --------------------------------------------------------------------------------------

a_regression_fails() {
  ask gate "$bad" --base "$good" -o gate || return 1
  equal "$code" 1 && contains "$out" FAILED && contains "$(cat gate/gate.md)" '✗ Failed' &&
    contains "$(cat gate/gate.json)" '"gate" : "failed"' && contains "$(cat gate/junit.xml)" 'failures="1"'
}

an_unchanged_run_passes_also_where_strict() {
  ask gate "$good" --base "$good" --metric exact_match --strict -o gate || return 1
  equal "$code" 0 && contains "$out" PASSED
}

an_inconclusive_time_fails_only_where_strict() {
  ask gate "$good" --base "$good" --metric e2e_p50 -o gate || return 1
  equal "$code" 0 || return 1
  ask gate "$good" --base "$good" --metric e2e_p50 --strict -o gate || return 1
  equal "$code" 4 && contains "$out" INCONCLUSIVE
}

no_baseline_fails_only_where_strict() {
  ask gate "$good" -o gate || return 1
  equal "$code" 0 && contains "$out" 'no history is named' && contains "$out" 'assay history add' || return 1
  ask gate "$good" --strict -o gate || return 1
  equal "$code" 4
}

an_incomplete_run_goes_before_a_regression() {
  write_spec gone.yaml 0.9 20 \
    's|provider: simulated.*|provider: openai, base_url: "http://127.0.0.1:9/v1", api_key_env: HOME}|' \
    's/execution: .*/execution: {retries: 0}/'
  gone=$(new_run gone.yaml) && { echo "it ran"; return 1; }
  ask gate "$gone" --base "$good" --strict -o gate || return 1
  equal "$code" 3 && contains "$out" INCOMPLETE && contains "$(cat gate/junit.xml)" 'errors="1"'
}

a_missed_threshold_fails() {
  write_spec good.yaml 0.95 20 's/margin: 0.02/threshold: 1.0, margin: 0.5/'
  write_spec bad.yaml 0.3 20 's/margin: 0.02/threshold: 0.9, margin: 1/'
  low=$(new_run bad.yaml) || return 1
  ask gate "$low" --base "$good" --metric e2e_p50 -o gate || return 1
  equal "$code" 1 && contains "$out" 'misses its threshold of 0.9'
}

github_gets_annotations_and_a_summary() {
  export GITHUB_ACTIONS=true GITHUB_STEP_SUMMARY=$PWD/summary.md
  echo before >summary.md
  ask gate "$bad" --base "$good" -o gate || return 1
  equal "$code" 1 && contains "$err" '::error title=Regressed%3A exact_match of talker on data::' &&
    contains "$(cat summary.md)" 'before
## ✗ Failed'
}

a_full_summary_is_not_passed() {
  export GITHUB_STEP_SUMMARY=$PWD/summary.md
  head -c 1048000 /dev/zero | tr '\0' x >summary.md
  ask gate "$bad" --base "$good" -o gate || return 1
  [ "$(wc -c <summary.md)" -le 1048576 ] || { wc -c summary.md; return 1; }
  contains "$(tail -c 200 summary.md)" 'left out'
}

# --- The baseline in a repository ------------------------------------------------------------------

commit() { git add -A && git commit -q --allow-empty -m "$1"; }

# repository - one measured commit, a branch that leaves it with a worse model, and a worse tip of main.
repository() {
  git init -q -b main . && printf '%s\n' results hist 'run.*' err gate >.gitignore
  write_spec spec.yaml 0.95 20
  commit one && measured=$(git rev-parse HEAD) && assay history add "$(new_run spec.yaml)" --history hist >/dev/null || return 1
  commit two
  git checkout -q -b feature && write_spec spec.yaml 0.4 20 && commit worse && head=$(new_run spec.yaml) || return 1
  git checkout -q main && write_spec spec.yaml 0.35 20 && commit tip
  assay history add "$(new_run spec.yaml)" --history hist >/dev/null && git checkout -q feature
}

the_baseline_is_where_the_branch_left_and_never_the_tip() {
  repository || return 1
  ask gate "$head" --history hist -o gate || return 1
  equal "$code" 1 && contains "$out" "of commit ${measured:0:10} in the history" || return 1
  ask gate "$head" --history hist --base main -o gate || return 1
  equal "$code" 2 && contains "$err" 'is no ancestor of the head' || return 1
  ask compare main "$head" --history hist --json || return 1
  equal "$code" 0 || return 1
  ask compare "${measured:0:9}" "$head" --history hist --json || return 1
  verdict exact_match regressed && contains "$out" paired_samples || return 1
  ask gate "$head" --history hist --base-branch nowhere -o gate || return 1
  equal "$code" 2 && contains "$err" 'no such branch' || return 1
  ask gate "$head" --history empty -o gate || return 1
  equal "$code" 0 && contains "$out" 'no commit that led to' || return 1
  git clone -q --depth 1 "file://$PWD" ../shallow && cd ../shallow || return 1
  ask gate "../$(basename "$folder")/${head#"$folder/"}" --history "$folder/hist" -o gate || return 1
  equal "$code" 2 && contains "$err" 'git fetch --unshallow' || return 1
  mkdir ../bare && cd ../bare || return 1
  GIT_CEILING_DIRECTORIES=$work ask gate "$folder/${head#"$folder/"}" --history "$folder/hist" -o gate || return 1
  equal "$code" 2 && contains "$err" 'in no git repository'
}

a_slower_run_is_found_against_five_runs_of_history() {
  write_spec spec.yaml 0.95 20
  git init -q -b main . && printf '%s\n' results hist 'run.*' err >.gitignore
  for number in 1 2 3 4 5; do
    commit "$number"
    assay history add "$(new_run spec.yaml)" --history hist >/dev/null || return 1
  done
  write_spec spec.yaml 0.95 2000 && commit slow && head=$(new_run spec.yaml) || return 1
  ask gate "$head" --history hist --base main --json -o gate || return 1
  equal "$code" 1 && verdict e2e_p50 regressed && contains "$out" '"basis" : "history"'
}

# --- In turn ---------------------------------------------------------------------------------------

a_slower_head_is_found_in_turn_and_run_again() {
  write_spec base.yaml 0.95 5
  write_spec slow.yaml 0.95 400
  ask gate slow.yaml --interleave --base base.yaml --rounds 6 --json -o gate || return 1
  equal "$code" 1 && verdict e2e_p50 regressed && contains "$out" 'confirmed in 6 rounds of its own' &&
    contains "$out" '"basis" : "paired_rounds"' && equal "$(ls -d results/interleaved/base/*/ | wc -l)" 6
}

# in_turn_repository - main holds a fast model; the branch that is checked out holds a slow one.
in_turn_repository() {
  git init -q -b main . && printf '%s\n' results 'run.*' err gate >.gitignore
  write_spec spec.yaml 0.95 5 && commit one && git checkout -q -b slow && write_spec spec.yaml 0.95 400 && commit slow
}

a_slower_branch_is_found_in_turn_with_where_it_left() {
  in_turn_repository || return 1
  ask gate spec.yaml --interleave --rounds 6 --json -o gate || return 1
  equal "$code" 1 && verdict e2e_p50 regressed && contains "$out" 'confirmed in 6 rounds of its own' &&
    contains "$out" "of commit $(git rev-parse main | cut -c1-10)" &&
    equal "$(git worktree list | wc -l)" 1 && equal "$(git status --porcelain)" '' || return 1
  ask compare main:spec.yaml nowhere:spec.yaml --interleave || return 1
  equal "$code" 2 && contains "$err" 'no such commit, branch or tag' || return 1
  ask compare main:gone.yaml spec.yaml --interleave || return 1
  equal "$code" 2 && contains "$err" 'has no such file' && equal "$(git worktree list | wc -l)" 1
}

an_interrupt_in_turn_leaves_no_work_tree() {
  in_turn_repository && mkdir tmp || return 1
  (ASSAY_JAVA_OPTS=-Djava.io.tmpdir=$PWD/tmp exec "$repository/assay" compare main:spec.yaml spec.yaml --interleave \
    </dev/null >/dev/null 2>err) &
  local pid=$! waited=0
  until ls -d results/interleaved/*/*/trials >/dev/null 2>&1 || [ "$waited" -ge 600 ]; do sleep 0.1; waited=$((waited + 1)); done
  kill -INT "$pid" && wait "$pid"
  equal "$?" 130 && equal "$(git worktree list | wc -l)" 1 && equal "$(find tmp -name spec.yaml | wc -l)" 0
}

run_cases "compare" "${1-}" $(declare -F | sed 's/^declare -f //' |
  grep -vxE 'equal|contains|run_cases|assay|write_spec|write_data|new_run|ask|verdict|prepare|commit|repository|in_turn_repository')
