#!/usr/bin/env bash
# What `assay run` refuses before anything is written, as a user meets it.
#
# Usage: tools/verify/refusal_test.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=tools/verify/small_benchmark.sh
. "$here/small_benchmark.sh"

# --- Specs that are refused ------------------------------------------------------------------------

empty_file_is_refused() { : >spec.yaml; refused 'spec.yaml' 'empty'; }
missing_file_is_refused() { rm spec.yaml; refused 'spec.yaml' 'no such file'; }
tab_is_refused() { write_spec 's/^  name: small/\tname: small/'; refused 'spec.yaml:2' 'tab'; }
duplicate_key_is_refused() { write_spec 's/^  seed: 42/  seed: 42\n  seed: 43/'; refused 'spec.yaml:4' 'seed'; }
unknown_key_is_refused_with_the_nearest() { write_spec 's/^metrics:/metrisc:/'; refused 'spec.yaml:13:1' 'metrics' '^'; }
wrong_type_is_refused() { write_spec 's/seed: 42/seed: often/'; refused 'spec.yaml:3' 'often'; }
missing_seed_is_refused() { write_spec '/seed: 42/d'; refused 'seed'; }
unknown_metric_is_refused_with_the_nearest() { write_spec 's/- rmse/- rsme/'; refused 'rsme' 'rmse'; }
metric_that_fits_no_model_is_refused() { write_spec 's/- rmse/- roc_auc/'; refused 'roc_auc' 'classification'; }
known_provider_that_is_not_there_is_refused() { write_spec 's/provider: onnx/provider: pytorch/'; refused 'pytorch'; }
all_mistakes_are_told_at_once() { write_spec 's/seed: 42/seed: often/' 's/- rmse/- rsme/'; refused 'often' 'rsme'; }
bomb_is_refused() {
  { echo 'a: &a [x, x, x, x, x, x, x, x, x]'
    for i in b:a c:b d:c e:d f:e g:f h:g i:h; do
      echo "${i%:*}: &${i%:*} [*${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}, *${i#*:}]"
    done; } >spec.yaml
  refused 'spec.yaml'
}
tag_of_a_class_is_refused() { write_spec 's/name: small/name: !!java.net.URL [small]/'; refused 'spec.yaml:2'; }
huge_file_is_refused() { head -c 104857600 /dev/zero | tr '\0' '#' >spec.yaml; refused 'spec.yaml'; }

# --- Models and data that are refused --------------------------------------------------------------

missing_model_is_refused() { rm ridge.onnx; refused 'ridge.onnx' 'spec.yaml:12'; }
truncated_model_is_refused() { cp "$fixtures/truncated.onnx" ridge.onnx; refused 'ridge.onnx'; }
text_for_a_model_is_refused() { echo 'no model' >ridge.onnx; refused 'ridge.onnx'; }
wrong_width_is_refused() { cut -d, -f1-5,12- data.csv >narrow && mv narrow data.csv; refused 'feature'; }
wrong_type_of_input_is_refused() {
  sed -i '5s/,[^,]*/,much/2' data.csv
  refused 'spec.yaml:10:5' '9 features' 'Left out as text: sex' 'schema: {sex: number}' || return 1
  write_spec 's/^  path: data.csv/  path: data.csv\n  schema: {sex: number}/'
  refused 'data.csv:5' 'sex' 'much'
}
missing_target_is_refused() { write_spec 's/target: target/target: traget/'; refused 'traget' 'target'; }
empty_dataset_is_refused() { head -n 1 data.csv >empty && mv empty data.csv; refused 'data.csv' 'row'; }
ragged_row_is_refused() { echo '1,2,3' >>data.csv; refused 'data.csv:62'; }
other_checksum_is_refused() {
  write_spec "s/  path: data.csv/  path: data.csv\n  sha256: $(printf 'ab%.0s' {1..32})/"
  refused 'abab' "$(sha256sum data.csv | cut -c1-64)"
}
output_that_cannot_be_written_is_refused() {
  : >results
  run
  equal "$code" 2 && contains "$err" results && no_trace
}

mapfile -t cases < <(declare -F | sed -n 's/^declare -f \(.*_\(is\|are\)_\(refused\|told\)\(_.*\)\?\)$/\1/p')
run_cases 'refusals' "${1-}" "${cases[@]}"
