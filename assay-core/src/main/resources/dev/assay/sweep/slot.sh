# One place in which the trials of a sweep run, one after another (bash). It reads lines `ATTEMPT FOLDER`, and
# runs FOLDER/command.sh for each in a process group of its own (set -m). When the command has ended, whatever is
# left of its group is killed. How it ended is noted in FOLDER/.exit, so that nothing is lost where Assay itself
# is killed meanwhile: this shell outlives it, and ends after the trial.
set -m
trap '' HUP INT QUIT
while IFS=' ' read -r attempt folder; do
  (
    trap - HUP INT QUIT
    . "./$folder/command.sh"
  ) </dev/null >"$folder/train.log" 2>&1 &
  pid=$!
  echo "$attempt $pid" >"$folder/.pid"
  echo "pid $pid"
  wait "$pid"
  code=$?
  echo "$attempt $code" >"$folder/.exit"
  kill -s KILL -- "-$pid"
  echo "exit $code"
done
