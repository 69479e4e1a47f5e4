# One place in which the trials of a sweep run, one after another (bash). It reads lines `ATTEMPT FOLDER`, and
# runs FOLDER/command.sh for each in a process group of its own (set -m). When the command has ended, whatever is
# left of its group is killed. Its exit code goes to standard output, and its process to standard error, where
# Assay looks only when it wants to end it. What was launched and how it ended is noted in .launched, so that nothing is lost
# where Assay itself is killed meanwhile: this shell outlives it, and ends after the trial.
set -m
trap '' HUP INT QUIT PIPE
exec 3>>.launched
while IFS=' ' read -r attempt folder; do
  (
    trap - HUP INT QUIT PIPE
    . "./$folder/command.sh"
  ) </dev/null >"$folder/train.log" 2>&1 3>&- &
  pid=$!
  echo "$folder $attempt pid $pid" >&3
  echo "pid $pid" >&2
  wait "$pid"
  code=$?
  echo "$folder $attempt exit $code ${EPOCHREALTIME-}" >&3
  kill -s KILL -- "-$pid" 2>/dev/null
  echo "$code"
done
