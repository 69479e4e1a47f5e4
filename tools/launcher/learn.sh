#!/bin/sh
# Has Java learn from a start of Assay, so that later ones are quick (docs/decisions/0004-start-up.md).
# The launcher, ./assay, calls it once after a build for each kind of start.
#
# Usage: learn.sh KIND FILE JDK HOME ROOT JAR [JVM OPTION...]
#
#   KIND   start: the classes of a short command;
#          run, sweep, language: also the busy methods of a small real run, rehearsal-KIND.yaml, which is thrown away
#          history: also those of the summary of a small history, rehearsal-history.json, which is thrown away
#   FILE   what Java learned, there whole or not at all
set -u
kind=$1 file=$2 jdk=$3 home=$4 root=$5 jar=$6
shift 6
fresh=$file.$$

# start - keeps the classes of the command that shows the help.
start() {
  "$jdk/bin/java" -XX:ArchiveClassesAtExit="$fresh" -XX:+UseSerialGC -Xlog:disable -jar "$jar" --help
}

# rehearse JVM_OPTION... - keeps what a small run loads and does most. Language models are played by the simulated
# endpoint, and no key of the user's is at hand.
rehearse() {
  endpoint=
  [ "$kind" != language ] || open_endpoint
  (
    unset OPENAI_API_KEY OPENAI_API_KEY_FILE
    OPENAI_BASE_URL=$endpoint exec "$jdk/bin/java" "$@" -XX:AOTCacheOutput="$fresh" -Xlog:disable \
      -Dassay.home="$home" -Dassay.root="$root" -jar "$jar" \
      run "$root/tools/launcher/rehearsal-$kind.yaml" --output "$home/rehearsal-$kind"
  )
  [ -z "$endpoint" ] || kill "$server"
  rm -rf "$home/rehearsal-$kind" "$fresh.config"
}

# rehearse_history JVM_OPTION... - keeps what the summary of a small history loads and does most.
rehearse_history() {
  past=$home/rehearsal-history
  "$jdk/bin/java" "$@" -Dassay.home="$home" -Dassay.root="$root" -jar "$jar" \
    history import "$root/tools/launcher/rehearsal-history.json" --history "$past"
  ASSAY_CACHE=$past/.cache "$jdk/bin/java" "$@" -XX:AOTCacheOutput="$fresh" -Xlog:disable \
    -Dassay.home="$home" -Dassay.root="$root" -jar "$jar" history summary --history "$past"
  rm -rf "$past" "$fresh.config"
}

# open_endpoint - starts a simulated endpoint, `server`, and sets `endpoint` to its address.
open_endpoint() {
  "$jdk/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -Dassay.home="$home" \
    -jar "$jar" simulate --port 0 >"$home/endpoint" 2>&1 &
  server=$!
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    endpoint=$(grep -o 'http://127.0.0.1:[0-9]*' "$home/endpoint") && break
    sleep 1
  done
  endpoint=${endpoint:-http://127.0.0.1:9}/v1
  rm -f "$home/endpoint"
}

case $kind in
  start) start ;;
  history) rehearse_history "$@" ;;
  *) rehearse "$@" ;;
esac
[ ! -s "$fresh" ] || mv -f "$fresh" "$file"
