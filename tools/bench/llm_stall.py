"""Measures what a load test makes of a server that stands still for 2 s, beside what it must be.

Usage: python3 tools/bench/llm_stall.py [RATE] [SECONDS] [ARRIVAL...]      (200, 20, constant poisson closed)

The endpoint's time to the first token is 50 ms; a quarter into the run everything that is due within 2 s is sent at
their end. What is asked at t is then answered after 50 ms, or at the end of the stall. Theory is computed in three
steps: for endless evenly spread arrivals, for the arrivals that the run's schedule has, and from the times at which the
endpoint itself says that it answered. A closed loop is run beside it, which asks a standing server nothing.
"""

import glob
import json
import sys
import tempfile
import time
from pathlib import Path

import llm_tools

FIRST, STALL = 0.05, 2.0


def p99(values):
    """The value between the two nearest ranks, as Assay's percentiles and NumPy's."""
    values = sorted(values)
    at = 0.99 * (len(values) - 1)
    low = int(at)
    return values[low] + (at - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def measure(arrival, rate, seconds, work):
    count = round(rate * seconds)
    rows = [{"item": i, "prompt": f"Q{i}: what is the square?", "answer": str(i * i)} for i in range(count)]
    begins = seconds / 4
    with llm_tools.endpoint(
        work, "--ttft", f"{FIRST}s", "--stall", f"{begins}s+{STALL}s", "--keep", str(count + 10)
    ) as server:
        closed = arrival == "closed"
        # As many at once as give the same rate, or as the stall piles up.
        width = max(1, round(rate * FIRST)) if closed else round(rate * (STALL + 1))
        llm_tools.warm(server)
        task = llm_tools.Task(work, server.base, rows, width, work, 0 if closed else rate, arrival)
        command, environment = llm_tools.prepare("assay", task)
        status, _, _ = llm_tools.run(command, environment, work)
        trace = server.trace()
    if status != 0:
        sys.exit((work / "tool.log").read_text())
    run = max(glob.glob(f"{work}/results/*"))
    samples = []
    for line in open(glob.glob(f"{run}/trials/*/*/*/observations.jsonl")[0]):
        record = json.loads(line)
        if record["type"] == "sample":
            samples.append(record)
    metrics = {m["metric"]: m.get("value", "not supported") for m in json.load(open(f"{run}/metrics.json"))["estimates"] if not m.get("slice")}
    shift = time.time_ns() - time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    from_ns = min(t["received_ns"] for t in trace) + round(begins * 1e9)
    to_ns = from_ns + round(STALL * 1e9)
    sent = {t["item"]: t["sent_ns"][0] for t in trace}
    schedule, server_says, seen, lag = [], [], [], []
    for sample in samples:
        exchange = sample["exchanges"][-1]
        asked = exchange["intended"] - shift
        due = asked + round(FIRST * 1e9)
        schedule.append(((to_ns if from_ns <= due < to_ns else due) - asked) / 1e9)
        server_says.append((sent[int(sample["id"])] - asked) / 1e9)
        words = next(i for i, kind in enumerate(exchange["kinds"]) if kind in llm_tools.WORDS)
        seen.append((exchange["sent"] + sum(exchange["gaps"][: words + 1])) / 1e9)
        lag.append(exchange["sent"] / 1e9)
    reported = metrics["ttft_p99"]
    theory = p99(schedule)
    endless = STALL + FIRST - 0.01 * seconds
    print(
        f"{arrival:9} {len(samples)} samples; p99 of the time to the first token from the intended start, in s:\n"
        f"  theory, endless arrivals {endless:.4f}; for this schedule {theory:.4f}; by the endpoint's times {p99(server_says):.4f}\n"
        f"  measured {p99(seen):.4f}, reported {reported}; {100 * (p99(seen) / theory - 1):+.2f} % of theory;"
        f" sent late by {1000 * p99(lag):.2f} ms (p99), at most {1000 * max(lag):.1f} ms",
        flush=True,
    )


def main():
    rate = float(sys.argv[1]) if len(sys.argv) > 1 else 200
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 20
    for arrival in sys.argv[3:] or ["constant", "poisson", "closed"]:
        with tempfile.TemporaryDirectory() as work:
            measure(arrival, rate, seconds, Path(work))


main()
