#!/usr/bin/env bash
# Makes a small git repository with two models, really runs a benchmark at each of its commits, and so fills a history.
#
# Usage: make_history.sh FOLDER [RUNS]     (FOLDER must not exist yet; RUNS: 90 unless stated, at least 8)
#
# Three commits change something, and are tagged: `slower` replaces the model of cells by a forest, `faster` takes that back,
# `worse` replaces the model of digits by a smaller one. All others change a note, which no model reads.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
shared=$here/../01-first-run
assay=$here/../../assay

[ $# -ge 1 ] || { sed -n 's/^# Usage: //p' "$0" >&2; exit 2; }
runs=${2:-90}
[ "$runs" -ge 8 ] || { echo "$0: with fewer than 8 runs there is no history to speak of" >&2; exit 2; }
[ ! -e "$1" ] || { echo "$0: $1 exists already; name another folder" >&2; exit 2; }
mkdir -p "$1/repository/models" "$1/repository/shared"
folder=$(cd "$1" && pwd -P)
cd "$folder/repository"

slower=$((runs * 2 / 3 + 1))
faster=$((slower + (runs < 12 ? 1 : runs / 6)))
worse=$((runs - runs / 9))

git init -q -b main .
git config user.name example
git config user.email example@example.org
git config commit.gpgsign false
cp "$here/benchmark.yaml" .
cp -R "$shared/data" shared/
cp "$shared/models/logistic_regression.onnx" models/cells.onnx
cp "$shared/models/digits_mlp.onnx" models/digits.onnx

for ((number = 1; number <= runs; number++)); do
  message="Note $number"
  case $number in
    "$slower") cp "$shared/models/random_forest.onnx" models/cells.onnx && message="Recognise cells by a forest" ;;
    "$faster") cp "$shared/models/logistic_regression.onnx" models/cells.onnx && message="Recognise cells by a line" ;;
    "$worse") cp "$shared/models/digits_logistic.onnx" models/digits.onnx && message="Recognise digits in a third of the size" ;;
  esac
  echo "$number" >note
  git add -A
  git commit -q -m "$message"
  case $number in
    "$slower") git tag slower ;;
    "$faster") git tag faster ;;
    "$worse") git tag worse ;;
  esac
  if ! "$assay" run benchmark.yaml --output ../results --new >../run.log 2>&1; then
    cat ../run.log >&2
    exit 1
  fi
  echo "run $number of $runs: $message"
done
echo "$runs runs are in $folder/history; commits $slower (slower), $faster (faster) and $worse (worse) changed a model."
