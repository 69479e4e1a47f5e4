#!/usr/bin/env bash
# Measures the history: queries and a summary over 10 million measurements, and a migration of 10,000 files.
#
# Usage: tools/bench/history.sh [RUNS]      (default: 20,000 runs of 500 measurements; needs 4 GB of disk)
#   ASSAY   the program to measure (default: ./assay of this checkout)
#   JAVA    the JDK's java, to make the history (default: java of JAVA_HOME, else of PATH)
# Prints wall time, processor time and peak memory of each command.
set -eu
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
assay=${ASSAY:-$repository/assay}
java=${JAVA:-${JAVA_HOME:+$JAVA_HOME/bin/}java}
runs=${1:-20000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASSAY_CACHE=$work/cache
export ASSAY_JAVA_OPTS=${ASSAY_JAVA_OPTS:--Xmx512m}

dist=$(for lib in "$repository"/target/assay/*/lib; do echo "$lib"; done | tail -n 1)
classes=$repository/assay-benchmarks/target/classes
[ -d "$classes" ] || { echo "build assay-benchmarks first: mvn -q package -pl assay-benchmarks -am -DskipTests" >&2; exit 2; }
make() { "$java" -cp "$classes:$dist/*" dev.assay.benchmarks.HistoryMaker "$@"; }

# took WORDS COMMAND... - runs a command and prints what it took.
took() {
  local words=$1
  shift
  /usr/bin/time -f "%e s, processor %U s + %S s, peak %M KiB: $words" -o took "$@" >out 2>err || { cat err >&2; exit 1; }
  cat took
}

cd "$work"
echo "load $(cut -d' ' -f1 </proc/loadavg 2>/dev/null || echo unknown)"
make big "$runs" 10 5 10 300
took "the index of $runs runs with 500 measurements each" "$assay" history query --history big --limit 1
for _ in 1 2 3; do
  took 'a query, warm' "$assay" history query --history big --model model-3 --dataset data-1 --metric metric_4
done
for _ in 1 2 3; do took 'a summary, warm' "$assay" history summary --history big; done
rm -rf big
make small 10000 2 1 5 20
took 'a migration of 10,000 files' "$assay" history migrate --history small --hot-days 0 --warm-days 30
cat out
