#!/usr/bin/env bash
# Makes the files of other tools that the import is tested with, by those tools: pytest-benchmark, asv, Google Benchmark (its
# Python binding) and JMH. Those of github-action-benchmark and Bencher, which only run as services, follow their documentation.
#
# Usage: tools/reference/imports.sh FOLDER       (such as assay-core/src/test/resources/imports; needs Python 3.11, a JDK and Maven)
set -euo pipefail
mkdir -p "$1"
out=$(cd "$1" && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pytest==9.1.1 pytest-benchmark==5.3.1 asv==0.6.6 google-benchmark==1.9.5
export PATH=$work/venv/bin:$PATH

git init -q -b master demo
cd demo
git config user.name a
git config user.email a@example.org
cat >test_b.py <<'PY'
def test_small(benchmark):
    benchmark.pedantic(sum, args=([1] * 10,), rounds=20)


def test_large(benchmark):
    benchmark.pedantic(sum, args=([1] * 1000,), rounds=20)
PY
mkdir benchmarks
touch benchmarks/__init__.py
cat >benchmarks/b.py <<'PY'
class Suite:
    params = [10, 100]

    def time_sum(self, n):
        sum(range(n))


def peakmem_list():
    return [0] * 100_000


def track_score():
    return 0.5


track_score.unit = "points"
PY
cat >asv.conf.json <<'JSON'
{"version": 1, "project": "demo", "repo": ".", "branches": ["master"], "environment_type": "virtualenv",
 "benchmark_dir": "benchmarks", "results_dir": "results", "env_dir": "env", "html_dir": "html"}
JSON
git add -A
git commit -q -m demo

pytest -q --benchmark-json=pytest.json test_b.py
sed "s/$(uname -n)/host/" pytest.json >"$out/pytest-benchmark-5.3.1.json"

asv machine --yes --machine machine
asv run --quick --python=same --set-commit-hash "$(git rev-parse HEAD)" --machine machine || [ "$?" = 2 ]
mkdir -p "$out/asv/machine"
cp results/benchmarks.json "$out/asv/"
sed -e "s|$work/venv/bin/||g" -e "s/existing-[^\"]*/existing-python3/" results/machine/*-existing-*.json >"$out/asv/machine/asv-0.6.6.json"
cd ..

cat >gb.py <<'PY'
import google_benchmark as benchmark


@benchmark.register
@benchmark.option.repetitions(3)
def sum_small(state):
    while state:
        sum(range(100))


@benchmark.register
@benchmark.option.unit(benchmark.kMicrosecond)
def sum_rate(state):
    while state:
        sum(range(100))
    state.items_processed = state.iterations * 100
    state.counters["items"] = 100


benchmark.main()
PY
python gb.py --benchmark_min_time=0.02s --benchmark_out=gb.json --benchmark_out_format=json
sed "s/$(uname -n)/host/" gb.json >"$out/google-benchmark-1.9.5.json"

mkdir -p jmh/src/main/java/demo
cd jmh
cat >pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>demo</groupId><artifactId>demo</artifactId><version>1</version>
  <properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target></properties>
  <dependencies>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-core</artifactId><version>1.37</version></dependency>
    <dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-generator-annprocess</artifactId><version>1.37</version></dependency>
  </dependencies>
</project>
XML
cat >src/main/java/demo/Sums.java <<'JAVA'
package demo;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.*;

@State(Scope.Benchmark)
@Fork(3)
@Warmup(iterations = 1, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Sums {
  @Param({"10", "100"}) int n;

  @Benchmark @BenchmarkMode(Mode.Throughput) public int rate() { return sum(); }

  @Benchmark @BenchmarkMode(Mode.AverageTime) public int time() { return sum(); }

  private int sum() {
    int sum = 0;
    for (int i = 0; i < n; i++) { sum += Integer.hashCode(i); }
    return sum;
  }
}
JAVA
mvn --batch-mode -q compile dependency:build-classpath -Dmdep.outputFile=classpath
java -cp "target/classes:$(cat classpath)" org.openjdk.jmh.Main -rf json -rff jmh.json -jvm java
sed 's|"jvm" : .*|"jvm" : "java",|' jmh.json >"$out/jmh-1.37.json"
