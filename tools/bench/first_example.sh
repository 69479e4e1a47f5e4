#!/bin/bash
# Times second runs of the first example, and says where the time of one goes.
#
# Usage: tools/bench/first_example.sh [RUNS]     (5 runs unless stated; the machine should do nothing else)
#
# The phases are read off from outside: until the run's folder is named (start of Java, spec, datasets,
# models), each trial's line, and the end (scores, reports).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# Builds, and makes the caches for quick starts.
"$root/assay" run --new "$root/examples/01-first-run/benchmark.yaml" --output "$results" >/dev/null 2>&1

python3 - "$root" "$results" "${1:-5}" <<'PYTHON'
import os, re, resource, statistics, subprocess, sys, time

root, results, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
command = [f"{root}/assay", "run", "--new", f"{root}/examples/01-first-run/benchmark.yaml", "--output", results]


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run():
    """The phases of a run in seconds, and its processor seconds."""
    before, start = cpu(), time.monotonic()
    marks = []
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if line.startswith("run ") or re.match(r"\[\d+/\d+\]", line):
            marks.append((time.monotonic() - start, line.split(" — ")[0].split(" seed=")[0].strip()))
    if process.wait() != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    end = time.monotonic() - start
    phases = {"until the first trial": marks[0][0]}
    for (earlier, _), (later, name) in zip(marks, marks[1:]):
        phases[name] = later - earlier
    phases["all trials"] = marks[-1][0] - marks[0][0]
    phases["scores and reports"] = end - marks[-1][0]
    phases["the whole run"] = end
    return phases, cpu() - before


taken = [run() for _ in range(runs)]
print(f"{runs} second runs, load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors; seconds")
print(f"{'':44}{'median':>8}{'least':>8}{'most':>8}")
for name in taken[0][0]:
    values = [phases[name] for phases, _ in taken]
    print(f"{name:44}{statistics.median(values):8.2f}{min(values):8.2f}{max(values):8.2f}")
spent = [used for _, used in taken]
print(f"{'processor seconds':44}{statistics.median(spent):8.2f}{min(spent):8.2f}{max(spent):8.2f}")
PYTHON
