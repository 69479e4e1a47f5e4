#!/usr/bin/env bash
# Tests of ./assay: how it finds a JDK and Maven, when it builds, and how it starts.
#
# Each case gets a checkout of its own, with the launcher as it is, a few small inputs, and a Maven that
# writes down how it was called and assembles one tiny program. The last case builds the real thing.
# Usage: tools/verify/launcher_test.sh [RESULT_FILE]      (the file receives "passed failed")
set -u
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repository=$(cd "$here/../.." && pwd -P)
work=$(mktemp -d)
chmod 755 "$work"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
. "$here/cases.sh"

# The JDK under test: the one that the launcher itself finds.
jdk=$("$repository/assay" --version >/dev/null && env ASSAY_JAVA_OPTS=-XshowSettings:properties \
  "$repository/assay" --version 2>&1 | sed -n 's/^ *java\.home = //p') || exit 2

# --- What the cases are made of --------------------------------------------------------------------

# The program that the small Maven "builds": prints what it was given.
mkdir -p "$work/program"
cat >"$work/program/Echo.java" <<'JAVA'
import java.nio.file.Path;

class Echo {
  public static void main(String[] arguments) throws Exception {
    for (String name : new String[] {"assay.home", "assay.root", "assay.terminal", "extra"}) {
      System.out.println(name + "=" + System.getProperty(name));
    }
    System.out.println("cwd=" + Path.of("").toAbsolutePath());
    System.out.println("arguments=" + String.join("|", arguments));
    if (arguments.length > 1 && arguments[0].equals("exit")) {
      System.exit(Integer.parseInt(arguments[1]));
    }
    if (arguments.length > 0 && arguments[0].equals("sleep")) {
      Thread.sleep(60_000);
    }
  }
}
JAVA
"$jdk/bin/javac" -d "$work/program" "$work/program/Echo.java" &&
  "$jdk/bin/jar" --create --file "$work/program/echo.jar" --main-class Echo -C "$work/program" Echo.class ||
  exit 2

# new_checkout FOLDER - makes a small checkout, and beside it the Maven in FOLDER.maven.
new_checkout() {
  checkout=$1
  maven=$1.maven
  mkdir -p "$checkout/assay-cli/src/main/java" "$checkout/runtimes/assay-onnx/src/main" "$maven/bin"
  cp "$repository/assay" "$checkout/assay"
  mkdir -p "$checkout/tools"
  cp -R "$repository/tools/launcher" "$checkout/tools/launcher"
  echo '<project/>' | tee "$checkout/pom.xml" "$checkout/assay-cli/pom.xml" \
    >"$checkout/runtimes/assay-onnx/pom.xml"
  echo 'class A {}' >"$checkout/assay-cli/src/main/java/A.java"
  cat >"$maven/bin/mvn" <<SH
#!/bin/sh
case \$1 in --version) echo "Apache Maven 3.8.7 (small)"; exit ;; esac
printf '%s\n' "\$*" >>"$maven/calls"
printf '%s\n' "\${MAVEN_OPTS-}" >>"$maven/options"
for argument; do case \$argument in -Dassay.dist=*) dist=\${argument#*=} ;; esac; done
sleep "\$(cat "$maven/delay" 2>/dev/null || echo 0)"
echo '[INFO] Building assay-cli 1.0                    [1/1]'
if [ -e "$maven/broken" ]; then echo '[ERROR] A.java:[1,1] it is wrong'; exit 1; fi
mkdir -p "\$dist/lib/runtimes/onnx"
cp "$work/program/echo.jar" "\$dist/lib/assay-cli-1.0.jar"
SH
  chmod +x "$maven/bin/mvn"
}

# start [ARGUMENT...] - starts the checkout's launcher with the small Maven; sets out, err and code.
start() {
  out=$(env MAVEN_HOME="$maven" JAVA_HOME="$jdk" "${launcher:-$checkout/assay}" "$@" 2>"$work/err" </dev/null)
  code=$?
  err=$(cat "$work/err")
}

builds() { if [ -e "$maven/calls" ]; then wc -l <"$maven/calls" | tr -d ' '; else echo 0; fi; }

# new_jdk FOLDER VERSION - makes a folder that reads as a JDK of that version, and cannot run.
new_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Test"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\nexit 99\n' | tee "$1/bin/java" >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

# as_stranger COMMAND... - runs the command as a user who may not write the checkout.
as_stranger() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"
  else
    chmod -R a-w "$checkout"
    "$@"
  fi
}

# --- The cases -------------------------------------------------------------------------------------

first_start_builds_and_says_so() {
  start hello 'two words' ''
  equal "$code" 0 && contains "$out" 'arguments=hello|two words|' && equal "$(builds)" 1 &&
    contains "$err" 'has not been built yet' && contains "$err" 'assay-cli [1/1]'
}

second_start_builds_nothing_and_says_nothing() {
  start && start hello && equal "$(builds)" 1 && equal "$err" ''
}

build_is_of_the_modules_needed_without_tests_or_formatter() {
  start
  calls=$(cat "$maven/calls")
  contains "$calls" '--projects assay-cli,runtimes/assay-onnx --also-make package' &&
    contains "$calls" '-Dmaven.test.skip=true' && contains "$calls" '-Dformat.skip=true'
}

changed_source_is_built_again() {
  start
  echo 'class A { int i; }' >"$checkout/assay-cli/src/main/java/A.java"
  start && equal "$(builds)" 2 && contains "$err" 'sources have changed'
}

new_and_deleted_source_is_built_again() {
  start
  echo 'class B {}' >"$checkout/assay-cli/src/main/java/B.java"
  start && equal "$(builds)" 2
  rm "$checkout/assay-cli/src/main/java/B.java" "$checkout/assay-cli/src/main/java/A.java"
  start && equal "$(builds)" 3
}

changed_pom_of_a_runtime_is_built_again() {
  start
  echo '<project></project>' >"$checkout/runtimes/assay-onnx/pom.xml"
  start && equal "$(builds)" 2
}

touched_or_changed_and_restored_source_is_not_built_again() {
  start
  touch "$checkout/assay-cli/src/main/java/A.java"
  start && equal "$(builds)" 1 && equal "$err" ''
  echo 'class C {}' >"$checkout/assay-cli/src/main/java/A.java"
  start && equal "$(builds)" 2
  echo 'class A {}' >"$checkout/assay-cli/src/main/java/A.java"
  start && equal "$(builds)" 2
}

symbolic_links_lead_to_the_checkout() {
  mkdir "$checkout.bin"
  ln -s "$checkout/assay" "$checkout.bin/one"
  ln -s one "$checkout.bin/two"
  launcher=$checkout.bin/two start
  contains "$out" "assay.root=$checkout" && equal "$(builds)" 1
}

called_through_path_works() {
  PATH=$checkout:$PATH launcher=assay start
  contains "$out" "assay.root=$checkout"
}

working_folder_stays_the_callers() {
  mkdir "$checkout.else where"
  cd "$checkout.else where" && start
  contains "$out" "cwd=$checkout.else where"
}

relative_call_with_cdpath_works() {
  cd "$checkout/.." && CDPATH=/usr launcher=${checkout##*/}/assay start
  contains "$out" "assay.root=$checkout"
}

exit_code_passes_through() { start exit 42; equal "$code" 42; }

signal_reaches_the_program() {
  start
  env MAVEN_HOME="$maven" JAVA_HOME="$jdk" "$checkout/assay" sleep >"$work/sleeping" &
  pid=$!
  for _ in {1..100}; do grep -q arguments=sleep "$work/sleeping" && break; sleep 0.1; done
  kill -TERM "$pid"
  wait "$pid"
  equal "$?" 143
}

options_of_the_user_reach_jvm_and_maven() {
  export ASSAY_JAVA_OPTS='-Dextra=1 -Xmx64m' ASSAY_MAVEN_ARGS='-Dmaven.repo.local=/else/where -o' MAVEN_OPTS=-Xmx1g
  start
  contains "$out" extra=1 && contains "$(cat "$maven/calls")" '-Dmaven.repo.local=/else/where -o' &&
    equal "$(cat "$maven/options")" -Xmx1g
}

streams_that_are_no_terminals_are_known() { start; contains "$out" $'assay.terminal=\n'; }

bare_environment_works() {
  start
  out=$(env -i HOME="$HOME" PATH=/usr/bin:/bin JAVA_HOME="$jdk" "$checkout/assay" hello)
  contains "$out" 'arguments=hello' || return
  out=$(env -i PATH=/nowhere JAVA_HOME="$jdk" "$checkout/assay" hello)
  contains "$out" 'arguments=hello'
}

jdk_of_the_path_is_found_behind_links() {
  mkdir "$checkout.bin"
  ln -s "$jdk/bin/java" "$checkout.bin/java"
  unset JAVA_HOME
  out=$(env -u JAVA_HOME MAVEN_HOME="$maven" ASSAY_JDK_FOLDERS=/nowhere PATH="$checkout.bin:$PATH" \
    "$checkout/assay" hello 2>&1)
  contains "$out" arguments=hello
}

nearest_jdk_of_the_folders_is_taken() {
  new_jdk "$checkout.jdks/99" 99-ea
  new_jdk "$checkout.jdks/17" 17.0.1
  out=$(env -u JAVA_HOME MAVEN_HOME="$maven" PATH=/nowhere \
    ASSAY_JDK_FOLDERS="$checkout.jdks/99:$jdk:$checkout.jdks/17" "$checkout/assay" hello 2>&1)
  contains "$out" arguments=hello
}

no_jdk_says_how_to_get_one() {
  err=$(env -u JAVA_HOME PATH=/nowhere ASSAY_JDK_FOLDERS=/nowhere "$checkout/assay" 2>&1)
  equal "$?" 2 && contains "$err" 'no JDK 25 or newer was found' && contains "$err" apt-get &&
    contains "$err" JAVA_HOME && equal "$(builds)" 0
}

old_jdk_is_named_and_not_taken() {
  new_jdk "$checkout.old" 17.0.15
  new_jdk "$checkout.older" 1.8.0_402
  err=$(env JAVA_HOME="$checkout.old" PATH=/nowhere ASSAY_JDK_FOLDERS="$checkout.older" "$checkout/assay" 2>&1)
  equal "$?" 2 && contains "$err" "17.0.15 at $checkout.old" && contains "$err" "1.8.0_402 at"
}

old_java_home_does_not_hide_a_new_jdk() {
  new_jdk "$checkout.old" 17.0.15
  out=$(env JAVA_HOME="$checkout.old" MAVEN_HOME="$maven" PATH=/nowhere ASSAY_JDK_FOLDERS="$jdk" \
    "$checkout/assay" hello 2>&1)
  contains "$out" arguments=hello
}

jre_without_compiler_is_not_taken() {
  new_jdk "$checkout.jre" 25.0.1
  rm "$checkout.jre/bin/javac"
  err=$(env JAVA_HOME="$checkout.jre" PATH=/nowhere ASSAY_JDK_FOLDERS=/nowhere "$checkout/assay" 2>&1)
  equal "$?" 2 && contains "$err" 'without a compiler'
}

old_maven_is_passed_over() {
  mkdir -p "$checkout.old/bin"
  printf '#!/bin/sh\necho Apache Maven 3.6.3\n' >"$checkout.old/bin/mvn"
  chmod +x "$checkout.old/bin/mvn"
  out=$(env MAVEN_HOME="$checkout.old" M2_HOME="$maven" JAVA_HOME="$jdk" "$checkout/assay" hello 2>&1)
  contains "$out" arguments=hello && equal "$(builds)" 1
}

failed_build_shows_the_errors_and_the_log() {
  touch "$maven/broken"
  start
  equal "$code" 2 && equal "$out" '' && contains "$err" 'it is wrong' &&
    contains "$err" "$checkout/target/assay-build.log" || return
  rm "$maven/broken"
  start && equal "$(builds)" 2
}

two_first_starts_at_once_build_once() {
  echo 1 >"$maven/delay"
  for i in 1 2 3; do
    env MAVEN_HOME="$maven" JAVA_HOME="$jdk" "$checkout/assay" "run$i" >"$work/out$i" 2>"$work/err$i" &
  done
  wait
  equal "$(builds)" 1 && contains "$(cat "$work"/err[123])" 'waiting for it' &&
    for i in 1 2 3; do contains "$(cat "$work/out$i")" "arguments=run$i" || return; done
}

without_flock_two_starts_build_once_and_a_dead_lock_is_broken() {
  sed -i.bak 's/command -v flock/command -v no-flock/' "$checkout/assay"
  mkdir -p "$checkout/target/assay/.lock.d"
  sh -c 'echo $$' >"$checkout/target/assay/.lock.d/pid"
  two_first_starts_at_once_build_once && equal "$(find "$checkout/target/assay" -name .lock.d)" ""
}

read_only_checkout_that_is_built_starts() {
  start && rm -f "$checkout"/target/assay/*/start-*
  find "$checkout" -exec touch {} +
  out=$(as_stranger env MAVEN_HOME="$maven" JAVA_HOME="$jdk" "$checkout/assay" hello 2>&1)
  contains "$out" arguments=hello && equal "$(builds)" 1
}

read_only_checkout_that_is_not_built_says_so() {
  out=$(as_stranger env MAVEN_HOME="$maven" JAVA_HOME="$jdk" "$checkout/assay" hello 2>&1)
  equal "$?" 2 && contains "$out" 'cannot be written'
}

damaged_archive_does_no_harm() {
  start
  start run
  for archive in "$checkout"/target/assay/*/start-*.jsa "$checkout"/target/assay/*/run-*.aot; do echo broken >"$archive"; done
  start run && equal "$err" '' && contains "$out" arguments=run &&
    start hello && equal "$err" '' && contains "$out" arguments=hello &&
    equal "$(printf '%s\n' "$out" | grep -c .)" 6
}

real_checkout_builds_in_a_folder_with_a_space() {
  real="$checkout/a checkout"
  mkdir "$real"
  git -C "$repository" ls-files -z --cached --others --exclude-standard |
    (cd "$repository" && tar --null --files-from - --create --file -) | tar -C "$real" -xf -
  mkdir "$checkout/else"
  ln -s "$real/assay" "$checkout/else/assay"
  cd "$checkout/else" || return
  # shellcheck disable=SC2086 # The arguments of the user are words.
  out=$(env -i HOME="$HOME" PATH="$PATH" JAVA_HOME="$jdk" ASSAY_MAVEN_ARGS="${ASSAY_MAVEN_ARGS-}" \
    MAVEN_OPTS="${MAVEN_OPTS-}" ./assay doctor --json 2>"$work/err") ||
    { cat "$work/err"; return 1; }
  contains "$out" '"subject" : "runtime onnx"' && equal "$(ls -A)" assay
}

# --- Run -------------------------------------------------------------------------------------------

prepare() { new_checkout "$work/$1"; }

# Every function between the two headings is a case.
cases=$(sed -n '/^# --- The cases/,/^# --- Run/s/^\([a-z_]*\)() {.*/\1/p' "${BASH_SOURCE[0]}")
# shellcheck disable=SC2086 # Names are words.
run_cases launcher "${1-}" $cases
