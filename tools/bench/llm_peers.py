"""Measures samples a second of Assay and of other tools against one simulated endpoint that answers at once.

Usage: python3 tools/bench/llm_peers.py FOLDER [--concurrency N] [TOOL=SAMPLES...]

FOLDER holds the other tools (`tools/bench/llm_tools.sh FOLDER` puts them there). Each is asked for exact matches of so
many samples, Assay with its journal and its reports; guidellm and AIPerf only ask, and score nothing. Two rates are
printed: while asking, from the first request to the last answer as the endpoint saw them, and of the whole command with
its start. A tool that did not send every request is not counted.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

import llm_tools

SAMPLES = {"assay": 10000, "lm_eval": 10000, "aiperf": 3000, "guidellm": 3000, "promptfoo": 2000, "inspect": 2000}


def measure(tool, samples, concurrency, tools, work):
    folder = work / tool
    folder.mkdir(exist_ok=True)
    rows = [{"item": i, "prompt": f"Q{i}: what is the square?", "answer": str(i * i)} for i in range(samples)]
    with llm_tools.endpoint(folder) as server:
        task = llm_tools.Task(folder, server.base, rows, concurrency, tools)
        command, environment = llm_tools.prepare(tool, task)
        status, elapsed, cpu = llm_tools.run(command, environment, folder)
        seen = server.stats()
    whole = seen["count"] >= samples
    asking = seen["count"] / seen["span_s"] if seen["span_s"] else 0
    print(
        f"{tool:10} {samples:6} samples  {asking:8.0f}/s asking  {samples / elapsed:8.0f}/s in all"
        f"  {1000 * cpu / samples:7.2f} ms of processor a sample  at once {seen['max_in_flight']}"
        + ("" if whole and status in (0, 100) else f"  NOT COUNTED: status {status}, {seen['count']} requests"),
        flush=True,
    )
    if not whole:
        print((folder / "tool.log").read_text()[-2000:])
    return (asking, samples / elapsed) if whole else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("tool", nargs="*", default=[f"{tool}={n}" for tool, n in SAMPLES.items()])
    given = parser.parse_intermixed_args()
    rates = {}
    with tempfile.TemporaryDirectory() as work:
        for _ in range(given.rounds):
            for each in given.tool:
                tool, _, count = each.partition("=")
                rate = measure(tool, int(count or SAMPLES[tool]), given.concurrency, given.folder.resolve(), Path(work))
                if rate:
                    rates.setdefault(tool, []).append(rate)
    middle = {tool: [statistics.median(column) for column in zip(*found)] for tool, found in rates.items()}
    for tool, (asking, total) in middle.items():
        if tool != "assay" and "assay" in middle:
            print(f"Assay asks {middle['assay'][0] / asking:.1f} times as fast as {tool}, {middle['assay'][1] / total:.1f} times in all")


main()
