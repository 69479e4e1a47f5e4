# shellcheck shell=bash
# What the shell tests share: source it, write a function for each case, and call run_cases. A function
# `prepare`, where there is one, is called with the name of each case before it.

# equal WAS EXPECTED - fails and says so if the two differ.
equal() { [ "$1" = "$2" ] || { printf '    expected: %s\n    was:      %s\n' "$2" "$1"; return 1; }; }

# contains TEXT PART - fails and says so if the text lacks the part.
contains() {
  case $1 in *"$2"*) ;; *) printf '    expected to contain: %s\n    was: %s\n' "$2" "$1"; return 1 ;; esac
}

# run_cases TITLE RESULT_FILE CASE... - runs each case in a subshell, prints how it went, writes
# "passed failed" to the file if one is named, and fails if a case failed.
run_cases() {
  local title=$1 result=$2 passed=0 failed=0 name report
  shift 2
  for name; do
    if report=$({ ! declare -F prepare >/dev/null || prepare "$name"; "$name"; } 2>&1); then
      passed=$((passed + 1))
      echo "  ok      $name"
    else
      failed=$((failed + 1))
      printf '  FAILED  %s\n%s\n' "$name" "$report"
    fi
  done
  echo "$title: $passed passed, $failed failed"
  [ -z "$result" ] || echo "$passed $failed" >"$result"
  [ "$failed" = 0 ]
}
