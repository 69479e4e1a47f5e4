#!/usr/bin/env bash
# Puts the tools that the benchmarks of language models compare with into a folder, each in an environment of its own (about 10 GB).
# Usage: tools/bench/llm_tools.sh FOLDER      (needs python3 3.11 or newer and npm)
set -eu
mkdir -p "$1"
cd "$1"
environment() {
  local name=$1
  shift
  [ -x "$name/bin/python" ] || python3 -m venv "$name"
  "$name/bin/pip" install --quiet --disable-pip-version-check "$@"
}
environment guidellm guidellm==0.8.1
environment aiperf aiperf==0.13.0
environment inspect inspect-ai==0.3.285 openai==3.54.0
environment lm_eval 'lm-eval[api]==0.4.13'
environment loadgen mlcommons-loadgen==6.0.17 numpy
mkdir -p promptfoo
# promptfoo wants a newer Node.js than many machines have.
(cd promptfoo && npm install --silent --no-audit --no-fund --allow-scripts=node node@22.23.3 && PATH=$PWD/node_modules/node/bin:$PATH npm install --silent --no-audit --no-fund promptfoo@0.123.1)
# A tokenizer that splits at blanks, as the simulated endpoint does; guidellm and AIPerf insist on one.
guidellm/bin/python - <<'PY'
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

words = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
PreTrainedTokenizerFast(tokenizer_object=words, unk_token="[UNK]").save_pretrained("tokenizer")
PY
