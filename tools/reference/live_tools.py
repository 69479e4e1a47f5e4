"""Runs guidellm and AIPerf against a seeded endpoint, Assay against the same, and prints both sides' figures.

Usage: python3 tools/reference/live_tools.py FOLDER [TOOL...]      (guidellm aiperf loadgen)

FOLDER holds the tools (`tools/bench/llm_tools.sh FOLDER`). The endpoint draws its times in the order of the requests and
the lengths of its answers from the prompts, so that everyone meets the same ones; what remains are the times of two runs
on one machine. Assay's side is `--dialect TOOL`.

LoadGen has no client. It is given the latencies of Assay's run: LoadGen schedules the queries by its own clock, and a
system under test that answers each after the time that Assay measured completes it. What it then reports is compared with
`--dialect loadgen`. Its early stopping is asked for 661 and 662 queries, the fewest that support a p99 with one above it.
"""

import glob
import heapq
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))
import llm_tools

COUNT, RATE = 700, 50
TIMING = ["--seed", "7", "--ttft", "lognormal:150ms,0.3", "--gap", "exponential:10ms"]


def rows():
    words = [5 + (17 * i) % 31 for i in range(COUNT)]
    return [{"item": i, "prompt": f"Q{i}: tell", "answer": " ".join(["word"] * n)} for i, n in enumerate(words)]


def ask(tool, folder, work):
    work.mkdir()
    asked = rows()
    llm_tools.lines(work / "answers.jsonl", ({"item": r["item"], "answer": r["answer"]} for r in asked))
    with llm_tools.endpoint(work, *TIMING, "--answers", str(work / "answers.jsonl")) as server:
        task = llm_tools.Task(work, server.base, asked, 200, folder, RATE, "constant", 64)
        command, environment = llm_tools.prepare(tool, task)
        status, _, _ = llm_tools.run(command, environment, work)
    if status != 0:
        sys.exit((work / "tool.log").read_text()[-3000:])
    return work


def ours(run, tool):
    subprocess.run([llm_tools.ASSAY, "rescore", run, "--dialect", tool], check=True, capture_output=True)
    return json.load(open(f"{run}/dialect-{tool}.json"))["trials"][0]["metrics"]


def show(title, pairs):
    print(title)
    for name, theirs, here in pairs:
        print(f"  {name:34} {theirs:10.3f}  Assay {here:10.3f}  {100 * (here / theirs - 1):+6.1f} %")


def guidellm(folder, work, run):
    theirs = json.load(open(ask("guidellm", folder, work) / "guidellm.json"))["benchmarks"][0]["metrics"]
    here, pairs = ours(run, "guidellm"), []
    for name in ("request_latency", "time_to_first_token_ms", "time_per_output_token_ms", "inter_token_latency_ms"):
        of = theirs[name]["successful"]
        pairs.append((name + " mean", of["mean"], here[name]["mean"]))
        pairs += [(f"{name} {p}", of["percentiles"][p], here[name][p]) for p in ("p50", "p90", "p99")]
    show("guidellm 0.8.1", pairs)


def aiperf(folder, work, run):
    theirs = json.load(open(ask("aiperf", folder, work) / "aiperf" / "profile_export_aiperf.json"))
    here, pairs = ours(run, "aiperf"), []
    for name in ("time_to_first_token", "inter_token_latency", "request_latency", "output_sequence_length"):
        pairs.append((name + " mean", theirs[name]["avg"], here[name]["mean"]))
        pairs += [(f"{name} {p}", theirs[name][p], here[name][p]) for p in ("p50", "p90", "p99")]
    show("AIPerf 0.13.0", pairs)


def loadgen(folder, work, run):
    work.mkdir()
    answers = []
    for line in open(glob.glob(f"{run}/trials/*/*/*/observations.jsonl")[0]):
        record = json.loads(line)
        if record["type"] == "sample" and record["outcome"] == "answered":
            exchange, at, first = record["exchanges"][-1], record["exchanges"][-1]["sent"], None
            for kind, gap in zip(exchange["kinds"], exchange["gaps"]):
                at += gap
                if first is None and kind in llm_tools.WORDS:
                    first = at
            answers.append((first, exchange["end"], record["tokens"]["output"]))
    (work / "answers.json").write_text(json.dumps(answers))
    python = str(folder / "loadgen/bin/python")
    subprocess.run([python, __file__, "--replay", str(work)], check=True, cwd=work)
    summary = (work / "mlperf_log_summary.txt").read_text()
    here, pairs = ours(run, "loadgen"), []
    texts = {
        "latency_ms": "latency (ns)",
        "first_token_latency_ms": "first token latency (ns)",
        "time_per_output_token_ms": "time to output token (ns)",
    }
    for name, text in texts.items():
        for p, written in (("p50", "50.00"), ("p90", "90.00"), ("p99", "99.00")):
            found = re.search(rf"^{written} percentile {re.escape(text)}\s*: (\d+)", summary, re.M)
            if found:
                pairs.append((f"{name} {p}", int(found.group(1)) / 1e6, here[name][p]))
    show("LoadGen 6.0.17, server scenario", pairs)
    for count in (661, 662):
        subprocess.run([python, __file__, "--single", str(work), str(count)], check=True, cwd=work)
        text = " ".join((work / "mlperf_log_summary.txt").read_text().split())
        said = re.search(r"(Not enough queries processed for 99.*?\)|Early stopping 99\S+ percentile estimate)", text)
        print(f"  {count} queries: " + (said.group() if said else "nothing about the 99th percentile"))


def test(lg, settings, count, issue):
    sut = lg.ConstructSUT(issue, lambda: None)
    qsl = lg.ConstructQSL(count, count, lambda _: None, lambda _: None)
    output = lg.LogOutputSettings()
    output.outdir = os.getcwd()
    output.copy_summary_to_stdout = False
    log = lg.LogSettings()
    log.log_output = output
    lg.StartTestWithLogSettings(sut, qsl, settings, log)
    lg.DestroyQSL(qsl)
    lg.DestroySUT(sut)


def replay(folder):
    import mlperf_loadgen as lg

    answers = json.load(open(folder + "/answers.json"))
    settings = lg.TestSettings()
    settings.scenario, settings.mode = lg.TestScenario.Server, lg.TestMode.PerformanceOnly
    settings.server_target_qps = RATE
    settings.server_target_latency_ns = 10**10
    settings.server_target_latency_percentile = 0.99
    settings.min_duration_ms = 0
    settings.min_query_count = settings.max_query_count = len(answers)
    settings.use_token_latencies = True
    settings.server_coalesce_queries = False
    settings.ttft_latency = settings.tpot_latency = 10**10
    due, ready, number = [], threading.Condition(), [0]

    def issue(queries):
        now = time.monotonic_ns()
        with ready:
            for query in queries:
                first, end, tokens = answers[number[0] % len(answers)]
                heapq.heappush(due, (now + first, number[0], query.id, 0))
                heapq.heappush(due, (now + end, number[0], query.id, tokens))
                number[0] += 1
            ready.notify()

    def answer():
        while True:
            with ready:
                while not due or due[0][0] > time.monotonic_ns():
                    ready.wait((due[0][0] - time.monotonic_ns()) / 1e9 if due else None)
                _, _, query, tokens = heapq.heappop(due)
            response = [lg.QuerySampleResponse(query, 0, 0, tokens)]
            lg.QuerySamplesComplete(response) if tokens else lg.FirstTokenComplete(response)

    threading.Thread(target=answer, daemon=True).start()
    test(lg, settings, len(answers), issue)


def single(count):
    import mlperf_loadgen as lg

    settings = lg.TestSettings()
    settings.scenario, settings.mode = lg.TestScenario.SingleStream, lg.TestMode.PerformanceOnly
    settings.min_duration_ms = 0
    settings.min_query_count = settings.max_query_count = count
    test(lg, settings, count, lambda queries: lg.QuerySamplesComplete([lg.QuerySampleResponse(q.id, 0, 0) for q in queries]))


def main():
    if sys.argv[1] == "--replay":
        return replay(sys.argv[2])
    if sys.argv[1] == "--single":
        return single(int(sys.argv[3]))
    folder = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as work:
        run = max(glob.glob(f"{ask('assay', folder, Path(work) / 'assay')}/results/*"))
        for tool in sys.argv[2:] or ["guidellm", "aiperf", "loadgen"]:
            {"guidellm": guidellm, "aiperf": aiperf, "loadgen": loadgen}[tool](folder, Path(work) / tool, run)
    return None


main()
