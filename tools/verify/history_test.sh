#!/usr/bin/env bash
# Tests of the history as a user meets it: migrations that are killed, that run twice at once, and that fill the
# disk; several writers of one git branch.
#
# Usage: tools/verify/history_test.sh [RESULT_FILE]      (the file receives "passed failed")
#   ASSAY   the program to test (default: ./assay of this checkout)
#   KILLS   how often a migration is killed (default: 5)
#
# A disk of a few megabytes is mounted where that is permitted, which is where this runs as root on Linux;
# elsewhere a limit on the size of files stands in for it.
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
assay=${ASSAY:-$repository/assay}
kills=${KILLS:-5}
work=$(mktemp -d)
trap 'umount "$work/disk" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 2
export ASSAY_CACHE=$work/cache
unset ASSAY_HISTORY
RANDOM=20260101 # The moments of the kills, the same every time.
runs=1500

# prepare CASE - gives each case a folder of its own, with a history of runs over the last 200 days in h.
prepare() {
  mkdir -p "$work/$1" && cd "$work/$1" || return 1
  [ -d "$work/seed" ] || make_seed || return 1
  cp -R "$work/seed" h
}

# make_seed - the value of each run is its number, so that count and sum show what is lost or there twice.
make_seed() {
  awk -v runs="$runs" -v now="$(date +%s)" 'BEGIN {
    printf "window.BENCHMARK_DATA = {\"entries\": {\"suite\": ["
    for (i = 0; i < runs; i++)
      printf "%s{\"commit\": {\"id\": \"%040x\"}, \"date\": %.0f, \"tool\": \"cargo\", \"benches\": [{\"name\": \"b\", \"value\": %d, \"unit\": \"ns\"}]}",
        i ? "," : "", i, (now - (runs - i) * 200 * 86400 / runs) * 1000, i
    print "]}}" }' >"$work/data.js"
  "$assay" history import --history "$work/seed" "$work/data.js" >/dev/null
}

# total HISTORY - how many runs count, and the sum of their values.
total() {
  "$assay" history query --history "$1" --format csv \
    --sql 'SELECT sum(runs)::BIGINT AS n, round(sum(value * runs))::BIGINT AS s FROM measurements' | tail -n 1
}

whole() { echo "$runs,$((runs * (runs - 1) / 2))"; }

killed_migrations_lose_nothing_and_have_nothing_twice() {
  local number pid moved
  for ((number = 0; number < kills; number++)); do
    rm -rf h && cp -R "$work/seed" h
    "$assay" history migrate --history h >out 2>&1 &
    pid=$!
    # The first file that is moved, and then a moment of up to 0.4 s.
    for _ in {1..600}; do
      moved=$(find h -name '*.gz' -print -quit)
      [ -n "$moved" ] || ! kill -0 "$pid" 2>/dev/null && break
      sleep 0.02
    done
    sleep "0.$((RANDOM % 4))$((RANDOM % 10))"
    kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
    equal "$(total h)" "$(whole)" || { echo "after kill $number"; return 1; }
    "$assay" history migrate --history h >/dev/null || return 1
    equal "$(total h)" "$(whole)" || { echo "after the migration that followed kill $number"; return 1; }
  done
}

migrations_at_once_lose_nothing_and_have_nothing_twice() {
  local first second
  "$assay" history migrate --history h >out1 2>&1 &
  first=$!
  "$assay" history migrate --history h >out2 2>&1 &
  second=$!
  wait "$first" || { cat out1; return 1; }
  wait "$second" || { cat out2; return 1; }
  equal "$(total h)" "$(whole)"
}

disk_that_fills_in_a_migration_loses_nothing() {
  mkdir -p "$work/disk"
  if mount -t tmpfs -o size=16m none "$work/disk" 2>/dev/null; then
    cp -R h "$work/disk/h" && head -c 16m /dev/zero >"$work/disk/fill" 2>/dev/null
    "$assay" history migrate --history "$work/disk/h" >out 2>err
    equal "$?" 3 && contains "$(cat err)" 'cannot be written' || { cat err; return 1; }
    rm "$work/disk/fill"
    equal "$(total "$work/disk/h")" "$(whole)" || return 1
    "$assay" history migrate --history "$work/disk/h" >/dev/null || return 1
    equal "$(total "$work/disk/h")" "$(whole)" || return 1
    umount "$work/disk"
  else
    (ulimit -f 0; "$assay" history migrate --history h) >out 2>err && { echo 'it did not fail'; return 1; }
    equal "$(total h)" "$(whole)"
  fi
}

writers_of_one_branch_all_succeed() {
  git init -q --bare origin.git && git clone -q origin.git work 2>/dev/null || return 1
  local number pids=()
  for number in 1 2 3; do
    printf '{"parse": {"latency": {"value": %d}}}' "$number" >"$number.json"
    "$assay" history import --history "git:$PWD/origin.git#assay-history" "$number.json" \
      --date "2026-03-0$number" >"out$number" 2>&1 &
    pids+=($!)
  done
  for number in "${pids[@]}"; do wait "$number" || { cat out*; return 1; }; done
  equal "$(git -C origin.git ls-tree -r --name-only assay-history | wc -l | tr -d ' ')" 3
}

run_cases 'history' "${1:-}" \
  killed_migrations_lose_nothing_and_have_nothing_twice \
  migrations_at_once_lose_nothing_and_have_nothing_twice \
  disk_that_fills_in_a_migration_loses_nothing \
  writers_of_one_branch_all_succeed
