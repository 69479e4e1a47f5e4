#!/usr/bin/env bash
# Compares 1,000 runs of `true` by a sweep with the same by `xargs -P`, taking turns.
#
# Usage: tools/bench/sweep.sh [ROUNDS] [PARALLEL]      (default: 5 rounds, as many at once as there are processors)
#   ASSAY   the program to measure (default: ./assay of this checkout)
set -eu
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
assay=${ASSAY:-$repository/assay}
rounds=${1:-5}
parallel=${2:-$(getconf _NPROCESSORS_ONLN)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
program=$(command -v true || true)
[ -x "$program" ] || program=/bin/true

{
  echo 'benchmark: {name: overhead, seed: 1}'
  printf 'seeds: [%s]\n' "$(seq -s ', ' 1 1000)"
  echo "command: [$program]"
  echo "execution: {concurrency: $parallel}"
  echo 'reporting: {format: [markdown, json]}'
} >spec.yaml

# took COMMAND... - prints the seconds that it took.
took() {
  local start end
  start=$(date +%s%N)
  "$@" >/dev/null 2>err || { cat err >&2; exit 1; }
  end=$(date +%s%N)
  echo "$start $end" | awk '{ printf "%.2f", ($2 - $1) / 1e9 }'
}

by_xargs() { seq 1000 | xargs -P "$parallel" -n 1 "$program"; }
by_sweep() { "$assay" run spec.yaml --new --output results; }

by_sweep >/dev/null 2>&1 || { echo "the sweep failed; see: $assay run" >&2; exit 1; } # What is made once after a build.
load() { cut -d' ' -f1 </proc/loadavg 2>/dev/null || echo unknown; }
echo "1,000 runs of $program, $parallel at once; load $(load)"
for round in $(seq "$rounds"); do
  xargs=$(took by_xargs)
  sweep=$(took by_sweep)
  echo "$round $xargs $sweep $(load)" | tee -a rounds |
    awk '{ printf "round %d: xargs %.2f s, assay %.2f s, ratio %.2f, load %s\n", $1, $2, $3, $3 / $2, $4 }'
done
awk '{ print $3 / $2 }' rounds | sort -n |
  awk '{ ratio[NR] = $1 } END { printf "median ratio %.2f\n", (ratio[int((NR + 1) / 2)] + ratio[int(NR / 2) + 1]) / 2 }'
