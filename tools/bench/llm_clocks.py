"""Measures what streams cost the client, and how far its times are from those of the endpoint itself.

Usage: python3 tools/bench/llm_clocks.py FOLDER [--tool TOOL]... [STREAMSxRATE...]      (100x50 1000x30 10000x3 4000x5)

So many streams are open at once, each of which brings so many events a second for ten seconds; they begin one after the
other within some seconds. The endpoint, in a process of its own, notes when it received each request and when it sent
each event; it is warm before the client starts. Errors are differences of lengths of time, so that no two clocks are compared: of the time from sending to the
first words, and of each gap between two events (guidellm keeps only the first and the last time of an answer: the mean
gap). The processor time is that of the client alone. FOLDER holds the other tools (`llm_tools.sh`); without a --tool only
Assay is measured. Needs as many open files as there are streams (`ulimit -n`).
"""

import argparse
import glob
import json
import resource
import tempfile
from pathlib import Path

import llm_tools

SECONDS = 10


def of_assay(folder):
    """Item -> times of the events with words in ns after the sending; and the processor time of the load itself."""
    found, cpu = {}, None
    for line in open(glob.glob(f"{folder}/results/*/trials/*/*/*/observations.jsonl")[0]):
        record = json.loads(line)
        if record["type"] == "client":
            cpu = record["processor"]["total_nanos"]
        if record["type"] == "sample" and record["outcome"] == "answered":
            exchange, at, times = record["exchanges"][-1], 0, []
            for kind, gap in zip(exchange["kinds"], exchange["gaps"]):
                at += gap
                if kind in llm_tools.WORDS:
                    times.append(at)
            found[int(record["id"])] = times
    return found, cpu


def of_aiperf(folder):
    found = {}
    for line in open(folder / "aiperf" / "profile_export_raw.jsonl"):
        record = json.loads(line)
        times = []
        for response in record["responses"] or []:
            for packet in response.get("packets") or []:
                if packet["name"] != "data" or not packet["value"].startswith("{"):
                    continue
                choices = json.loads(packet["value"]).get("choices")
                if choices and choices[0]["delta"].get("content"):
                    times.append(response["perf_ns"] - record["start_perf_ns"])
        item = item_of(json.dumps(record["payload"]))
        found[item] = times
    return found, None


def of_guidellm(folder):
    found = {}
    report = json.load(open(folder / "guidellm.json"))
    for request in report["benchmarks"][0]["requests"]["successful"]:
        timings = request["info"]["timings"]
        start = timings["request_start"]
        first, last = timings["first_token_iteration"] - start, timings["last_token_iteration"] - start
        found[item_of(json.dumps(request["request_args"]))] = (round(first * 1e9), round(last * 1e9))
    return found, None


def item_of(text):
    at = text.index("Q") + 1
    return int(text[at : text.index(":", at)])


READ = {"assay": of_assay, "aiperf": of_aiperf, "guidellm": of_guidellm}


def quantile(values, share):
    return values[min(len(values) - 1, int(share * len(values)))] if values else float("nan")


def summary(errors):
    errors = sorted(abs(error) for error in errors)
    return f"{quantile(errors, 0.5) / 1e6:8.3f} {quantile(errors, 0.99) / 1e6:9.3f} ms"


def measure(tool, streams, rate, tools, work):
    tokens = round(SECONDS * rate)
    # A new connection costs more than an event; they must not all be opened in one moment.
    begin = max(1, streams / 2500)
    rows = [{"item": i, "prompt": f"Q{i}: tell", "answer": " ".join(["word"] * tokens)} for i in range(streams)]
    llm_tools.lines(work / "answers.jsonl", ({"item": r["item"], "answer": r["answer"]} for r in rows))
    timing = ["--ttft", "200ms", "--gap", f"{1000 / rate:.3f}ms", "--keep", str(streams + 10)]
    with llm_tools.endpoint(work, *timing, "--answers", str(work / "answers.jsonl")) as server:
        llm_tools.warm(server)
        task = llm_tools.Task(work, server.base, rows, streams, tools, streams / begin, "constant", tokens, True)
        command, environment = llm_tools.prepare(tool, task)
        status, elapsed, cpu = llm_tools.run(command, environment, work, 150)
        seen, trace = server.stats(), server.trace()
    name = f"{streams:6} x {rate:3.0f}/s {tool:9}"
    try:
        found, load = READ[tool](work)
    except (OSError, ValueError, KeyError, IndexError) as failed:
        print(f"{name} no times: status {status}, {failed!r}\n{(work / 'tool.log').read_text()[-500:]}", flush=True)
        return
    first, gaps = [], []
    for entry in trace:
        theirs, ours = found.get(entry["item"]), [at - entry["received_ns"] for at in entry["sent_ns"]]
        if not theirs or entry["end"] != "keep":
            continue
        first.append(theirs[0] - ours[0])
        if tool == "guidellm":
            gaps.append(((theirs[1] - theirs[0]) - (ours[-1] - ours[0])) / max(1, len(ours) - 1))
        elif len(theirs) == len(ours):
            gaps += [b - a - (d - c) for a, b, c, d in zip(theirs, theirs[1:], ours, ours[1:])]
    print(
        f"{name} {len(first):6} answers of {streams}, at most {seen['max_in_flight']:5} at once, {elapsed:4.0f} s;"
        f" first words {summary(first)};  gaps {summary(gaps)};"
        f"  {1e6 * cpu / max(1, seen['events']):6.1f} us of processor an event"
        + (f", {load / 1e3 / seen['events']:.1f} without start and reports" if load else ""),
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tool", action="append", choices=list(READ))
    parser.add_argument("setting", nargs="*", default=["100x50", "1000x30", "10000x3", "4000x5"])
    given = parser.parse_intermixed_args()
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print("                           errors: median and p99 of the absolute value")
    for setting in given.setting:
        streams, _, rate = setting.partition("x")
        for tool in given.tool or ["assay"]:
            with tempfile.TemporaryDirectory() as work:
                measure(tool, int(streams), float(rate), given.folder.resolve(), Path(work))


main()
