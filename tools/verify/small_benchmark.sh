# shellcheck shell=bash
# A small benchmark that is right, which the cases of `assay run` change; the script that sources this has set `here`.

repository=$(cd "$here/../.." && pwd -P)
# shellcheck source=tools/verify/cases.sh
. "$here/cases.sh"
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 2
first=$repository/examples/01-first-run
fixtures=$repository/runtimes/assay-onnx/src/test/resources/models

# prepare CASE - gives each case a folder of its own, with a small benchmark that is right.
prepare() {
  folder=$work/$1
  mkdir -p "$folder" && cd "$folder" || return 1
  cp "$first/models/diabetes_ridge.onnx" ridge.onnx
  head -n 61 "$first/data/diabetes.csv" >data.csv
  write_spec
}

# write_spec [SED_EXPRESSION...] - writes spec.yaml, changed by the expressions.
write_spec() {
  cat >spec.yaml <<'YAML'
benchmark:
  name: small
  seed: 42
dataset:
  name: data
  type: file
  path: data.csv
  columns: {id: id, target: target, category: age_band}
models:
  - id: ridge
    provider: onnx
    path: ridge.onnx
metrics:
  - rmse
execution:
  measure: {calls: 50}
YAML
  for expression; do sed -i -e "$expression" spec.yaml; done
}

# run [ARGUMENT...] - runs spec.yaml into the folder $root, or results; sets out, err and code.
run() {
  out=$("$repository/assay" run spec.yaml --output "${root-results}" "$@" 2>err </dev/null)
  code=$?
  err=$(cat err)
}

# refused PART... - runs, and checks that it was refused with each part in the message, that nothing was
# written, and that no stack trace was printed.
refused() {
  run
  equal "$code" 2 || { echo "$err"; return 1; }
  for part; do contains "$err" "$part" || return 1; done
  [ ! -e results ] || { echo "something was written: $(ls -R results)"; return 1; }
  no_trace
}

no_trace() {
  case $err in *'	at '* | *Exception*) echo "a stack trace: $err"; return 1 ;; esac
}

# passed - runs, and checks that it was complete.
passed() {
  run "$@"
  equal "$code" 0 || { echo "$err"; return 1; }
  for result in results/*/; do :; done
}
