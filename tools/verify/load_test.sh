#!/usr/bin/env bash
# Tests of `assay run` with language models as a user meets them: a simulated endpoint that misbehaves, too few
# files for its connections, no host at all, and OpenAI's own client.
#
# Usage: tools/verify/load_test.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
assay=${ASSAY:-$repository/assay}
cd "$work" || exit 2

prepare() { mkdir -p "$work/$1" && cd "$work/$1"; }

# simulate ARGUMENT... - starts a simulated endpoint for the rest of the case; base is its address.
simulate() {
  "$assay" simulate --port 0 "$@" >server.log 2>&1 &
  server=$!
  trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null' EXIT
  for _ in $(seq 600); do
    base=$(grep -om1 'http://[^ ]*/v1' server.log) && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat server.log
  return 1
}

# ask ROWS [EXECUTION] - asks so many questions; sets out, err, code and result.
ask() {
  for i in $(seq "$1"); do
    printf '{"id":"%s","prompt":"Q%s: what is the square?","answer":"%s"}\n' "$i" "$i" $((i * i))
  done >data.jsonl
  cat >spec.yaml <<YAML
benchmark: {name: faults, seed: 1}
dataset: {path: data.jsonl, columns: {prompt: prompt, ground_truth: answer, id: id}}
models: [{id: m, provider: vllm, base_url: "$base"}]
metrics: [exact_match]
execution: {${2-}}
reporting: {format: [json]}
YAML
  out=$(${limited-} "$assay" run spec.yaml --new --output results 2>err </dev/null)
  code=$?
  err=$(cat err)
  for result in results/*/; do :; done
}

# answered - how many samples were answered.
answered() { cat "$result"/trials/*/*/*/observations.jsonl | grep -c '"outcome":"answered"'; }

no_trace() {
  case $err in *'	at '* | *Exception*) echo "a stack trace: $err"; return 1 ;; esac
}

few_files() { (ulimit -n 256 && "$@"); }

connections_beyond_the_files_of_the_machine_are_shared() {
  simulate --ttft 200ms || return 1
  limited=few_files ask 600 'concurrency: 300, load: {arrival: constant, rate: 2000, max_in_flight: 300}'
  equal "$code" 0 || { echo "$err"; return 1; }
  equal "$(answered)" 600 && no_trace
}

# few_ports COMMAND... - runs a command in a network of its own with 41 ports for connections, where the system allows one.
few_ports() {
  local own='ip link set lo up && echo "40000 40040" >/proc/sys/net/ipv4/ip_local_port_range && exec "$@"'
  for root in 'unshare -rn' 'sudo -nE unshare -n'; do
    # shellcheck disable=SC2086 # Words.
    $root sh -c 'ip link set lo up' 2>/dev/null && { $root sh -c "$own" few_ports "$@"; return; }
  done
  echo "this system allows no network of its own; too few files stand in for too few ports" >&2
  few_files "$@"
}

connections_beyond_the_ports_of_the_machine_are_shared() {
  # Endpoint and client share the network, and so one shell.
  # shellcheck disable=SC2016 # For the other shell.
  few_ports bash -c "$(declare -f simulate ask answered equal); assay=$(printf %q "$assay")"'
    simulate --ttft 200ms || exit 1
    ask 200 "concurrency: 100, load: {arrival: constant, rate: 2000, max_in_flight: 100}"
    equal "$code" 0 && equal "$(answered)" 200 || { echo "$err"; exit 1; }
    case $err in *Exception*) echo "$err"; exit 1 ;; esac'
}

rate_that_no_client_can_keep_is_told() {
  # 2,000 questions are meant to be sent within 0.2 ms; a single one takes several system calls.
  simulate || return 1
  ask 2000 'load: {arrival: constant, rate: 10000000, max_in_flight: 2000}'
  equal "$code" 0 || { echo "$err"; return 1; }
  contains "$out$err" 'times INVALID: the client was the bottleneck' && contains "$out$err" 'of the schedule' && no_trace
}

server_error_for_one_item_for_ever_is_an_outcome() {
  simulate --fault 500@7 || return 1
  ask 20 'retries: 1'
  # One of twenty is more than the hundredth that may fail.
  equal "$code" 3 || { echo "$err"; return 1; }
  equal "$(answered)" 19 && contains "$out$err" 'failed on 1 of 20 samples' && no_trace || return 1
  ask 20 'retries: 1, max_failure_rate: 0.1'
  equal "$code" 0
}

storm_of_429s_is_waited_for() {
  simulate --rpm 1200 --burst 5 || return 1
  ask 40 'concurrency: 32'
  equal "$code" 0 || { echo "$err"; return 1; }
  equal "$(answered)" 40
}

storm_of_429s_without_retry_after_is_waited_for() {
  simulate --rpm 1200 --burst 5 --no-retry-after || return 1
  ask 40 'concurrency: 32'
  equal "$code" 0 || { echo "$err"; return 1; }
  equal "$(answered)" 40
}

host_that_is_unknown_is_named() {
  base=http://assay.invalid/v1
  ask 2 'retries: 0'
  equal "$code" 3 && contains "$out$err" 'the host assay.invalid is not known' && no_trace
}

client_of_openai_is_understood() {
  python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check \
    "$(grep '^openai==' "$repository/tools/reference/requirements-sdk.txt")" || return 1
  venv/bin/python "$repository/tools/reference/simulate_openai.py"
}

mapfile -t cases < <(declare -F | sed -n 's/^declare -f \(.*_\(is\|are\)_.*\)$/\1/p')
# ONLY=PATTERN runs the cases whose names it matches.
[ -z "${ONLY-}" ] || mapfile -t cases < <(printf "%s\n" "${cases[@]}" | grep -E "$ONLY")
run_cases 'load' "${1-}" "${cases[@]}"
