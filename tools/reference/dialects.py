"""Computes what vLLM's client, guidellm and AIPerf report of a run's trace, by their own code, and compares.

Usage: python tools/reference/dialects.py RUN [TOOL...]      (TOOL: vllm, guidellm, aiperf; default: all)

RUN is the folder of a run of one language model in which `assay rescore RUN --dialect TOOL` was called for each
tool. The tools are those of requirements-dialects.txt; vLLM needs no installation: the script takes the function
`calculate_metrics` out of the wheel (`pip download --no-deps vllm==0.33.0`, its path in VLLM_WHEEL). What a chunk
is, and which begins an answer, is told by the journal; every figure is the tools' own. Ends with status 1 where
a figure differs by more than a millionth, or by more than the clock of the tool tells apart.
"""

import ast
import glob
import json
import os
import sys
import warnings
import zipfile
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

WORDS = "crx"
wrong = []


@dataclass
class Answer:
    """Times in seconds from the sending."""

    start: float
    words: list
    end: float
    output: int
    input: int


def answers(run):
    found = []
    for line in open(glob.glob(run + "/trials/*/*/*/observations.jsonl")[0]):
        sample = json.loads(line)
        if sample["type"] != "sample" or sample["outcome"] in ("error", "timeout"):
            continue
        last = sample["exchanges"][-1]
        at, words = 0, []
        for kind, gap in zip(last["kinds"], last["gaps"]):
            at += gap
            if kind in WORDS:
                words.append(at / 1e9)
        tokens = sample.get("tokens", {})
        found.append(
            Answer(
                (last["intended"] + last["sent"]) / 1e9,
                words,
                (last["end"] - last["sent"]) / 1e9,
                tokens.get("output", 0),
                tokens.get("input", 0),
            )
        )
    return found


def close(tool, name, figure, ours, theirs, clock=0.0):
    same = abs(ours - theirs) <= clock + 1e-6 * max(abs(ours), abs(theirs), 1e-9)
    if not same:
        wrong.append(f"{tool} {name} {figure}: ours {ours}, theirs {theirs}")


def metrics(run, tool):
    return json.load(open(f"{run}/dialect-{tool}.json"))["trials"][0]["metrics"]


def vllm(run, found):
    with zipfile.ZipFile(os.environ["VLLM_WHEEL"]) as wheel:
        tree = ast.parse(wheel.read("vllm/benchmarks/serve.py"))
    wanted = [n for n in tree.body if getattr(n, "name", "") == "calculate_metrics"]
    for node in wanted:
        node.returns = None
        for argument in node.args.args:
            argument.annotation = None
    world = {
        "np": np,
        "warnings": warnings,
        "MILLISECONDS_TO_SECONDS_CONVERSION": 1000,
        "TERM_PLOTLIB_AVAILABLE": False,
        "BenchmarkMetrics": SimpleNamespace,
        "RequestFuncOutput": SimpleNamespace,
    }
    exec(compile(ast.Module(wanted, []), "serve.py", "exec"), world)
    outputs = [
        SimpleNamespace(
            success=True,
            output_tokens=a.output,
            prompt_len=a.input,
            generated_text="",
            ttft=a.words[0],
            itl=[b - a for a, b in zip(a.words, a.words[1:])],
            latency=a.words[-1],
            start_time=a.start,
            input_audio_duration=0.0,
        )
        for a in found
    ]
    seconds = max(a.start + a.end for a in found) - min(a.start for a in found)
    theirs, _ = world["calculate_metrics"](
        input_requests=[],
        outputs=outputs,
        dur_s=seconds,
        tokenizer=None,
        selected_percentiles=[90, 95, 99],
        goodput_config_dict={},
    )
    ours = metrics(run, "vllm")
    for name in ("request_throughput", "output_throughput", "total_token_throughput"):
        close("vllm", name, "value", ours[name]["value"], getattr(theirs, name))
    for name in ("ttft", "tpot", "itl", "e2el"):
        figures = ours[name + "_ms"]
        close("vllm", name, "mean", figures["mean"], getattr(theirs, f"mean_{name}_ms"))
        close("vllm", name, "std", figures["std"], getattr(theirs, f"std_{name}_ms"))
        close("vllm", name, "p50", figures["p50"], getattr(theirs, f"median_{name}_ms"))
        for p, value in getattr(theirs, f"percentiles_{name}_ms"):
            close("vllm", name, f"p{p}", figures[f"p{p}"], value)


def aiperf(run, found):
    from aiperf.metrics.metric_dicts import metric_result_from_array
    from aiperf.metrics.types.inter_chunk_latency_metric import InterChunkLatencyMetric
    from aiperf.metrics.types.inter_token_latency_metric import InterTokenLatencyMetric
    from aiperf.metrics.types.request_latency_metric import RequestLatencyMetric
    from aiperf.metrics.types.output_sequence_length_metric import OutputSequenceLengthMetric
    from aiperf.metrics.types.ttft_metric import TTFTMetric

    kinds = (TTFTMetric, RequestLatencyMetric, OutputSequenceLengthMetric, InterTokenLatencyMetric)
    values = {kind.tag: [] for kind in kinds + (InterChunkLatencyMetric,)}
    for answer in found:
        record = SimpleNamespace(
            request=SimpleNamespace(start_perf_ns=0),
            start_perf_ns=0,
            content_responses=[SimpleNamespace(perf_ns=round(at * 1e9)) for at in answer.words],
            token_counts=SimpleNamespace(
                output=answer.output, reasoning=None, first_content_chunk_tokens=None
            ),
        )
        known = MetricValues()
        for kind in kinds:
            if kind is not InterTokenLatencyMetric or answer.output > 1:
                known[kind.tag] = kind()._parse_record(record, known)
                values[kind.tag].append(known[kind.tag])
        if len(answer.words) > 1:
            values[InterChunkLatencyMetric.tag] += InterChunkLatencyMetric()._parse_record(record, known)
    ours = metrics(run, "aiperf")
    for tag, seen in values.items():
        scale = 1 if tag == OutputSequenceLengthMetric.tag else 1e6
        array = np.array(seen, dtype=float)
        theirs = metric_result_from_array(tag, tag, "u", array, float(array.sum()))
        for ours_name, name in (("mean", "avg"), ("std", "std"), ("p50", "p50"), ("p90", "p90"), ("p95", "p95"), ("p99", "p99")):
            close("aiperf", tag, name, ours[tag][ours_name], getattr(theirs, name) / scale)


class MetricValues(dict):
    def get_or_raise(self, kind):
        return self[kind.tag]


def guidellm(run, found):
    from guidellm.schemas import GenerativeRequestStats, RequestInfo, UsageMetrics
    from guidellm.schemas.base.statistics import DistributionSummary

    stats = []
    for answer in found:
        info = RequestInfo(status="completed")
        info.timings.request_start = answer.start
        info.timings.first_token_iteration = answer.start + answer.words[0]
        info.timings.last_token_iteration = answer.start + answer.words[-1]
        info.timings.token_iterations = len(answer.words)
        info.timings.request_end = answer.start + answer.end
        info.timings.resolve_end = answer.start + answer.end
        stats.append(
            GenerativeRequestStats(
                request_id="r",
                info=info,
                input_metrics=UsageMetrics(text_tokens=answer.input),
                output_metrics=UsageMetrics(text_tokens=answer.output),
            )
        )
    ours = metrics(run, "guidellm")
    weighted = {
        "request_latency": lambda r: (r.request_latency, 1.0),
        "time_to_first_token_ms": lambda r: (r.time_to_first_token_ms, 1.0),
        "time_per_output_token_ms": lambda r: (r.time_per_output_token_ms or 0.0, r.output_tokens or 0.0),
        "inter_token_latency_ms": lambda r: (r.inter_token_latency_ms or 0.0, (r.output_tokens or 1.0) - 1.0),
    }
    for name, value in weighted.items():
        # Seconds since 1970 as a double are told apart to a quarter of a microsecond.
        clock = 5e-7 if name == "request_latency" else 5e-4
        theirs = DistributionSummary.from_values([value(r) for r in stats])
        close("guidellm", name, "mean", ours[name]["mean"], theirs.mean, clock)
        close("guidellm", name, "std", ours[name]["std"], theirs.std_dev, clock)
        for p in ("p50", "p90", "p95", "p99"):
            close("guidellm", name, p, ours[name][p], getattr(theirs.percentiles, p), clock)


def main():
    run = sys.argv[1]
    found = answers(run)
    for tool in sys.argv[2:] or ["vllm", "guidellm", "aiperf"]:
        before = len(wrong)
        {"vllm": vllm, "guidellm": guidellm, "aiperf": aiperf}[tool](run, found)
        print(f"{tool}: {'equal' if len(wrong) == before else 'DIFFERENT'} ({len(found)} answers)")
    for line in wrong:
        print("  " + line)
    sys.exit(1 if wrong else 0)


main()
