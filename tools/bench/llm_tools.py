"""What the benchmarks of language models share: an endpoint in a process of its own, and how each tool is told what to ask.

`prepare(TOOL, task)` writes what a tool reads into the task's folder and returns its command and the variables of its
environment. The tools are found in one folder, FOLDER, with a virtual environment for each of those in Python and
`node_modules` for promptfoo; `llm_tools.sh FOLDER` makes it.
"""

import contextlib
import json
import os
import re
import selectors
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
# The kinds of chunks with words in Assay's observations: of the answer, of reasoning, and of a refusal.
WORDS = "crx"
ASSAY = os.environ.get("ASSAY", str(REPOSITORY / "assay"))


@dataclass
class Task:
    """What is asked: rows of `item`, `prompt` and `answer`, all at once up to `concurrency`, or at `rate` a second."""

    folder: Path
    base: str
    rows: list
    concurrency: int
    tools: Path
    rate: float = 0
    arrival: str = "constant"
    tokens: int = 16
    raw: bool = False


class Endpoint:
    def __init__(self, process, base):
        self.process, self.base = process, base

    def get(self, path, method="GET"):
        request = urllib.request.Request(self.base.removesuffix("/v1") + path, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.read().decode()

    def stats(self):
        return json.loads(self.get("/stats"))

    def forget(self):
        self.get("/stats", "DELETE")

    def trace(self):
        return [json.loads(line) for line in self.get("/trace").splitlines()]


def warm(server, streams=400, tokens=16, seconds=6):
    """Asks the endpoint until Java has compiled it, so that its own start is not held against the first client."""
    host, _, port = server.base.removeprefix("http://").removesuffix("/v1").partition(":")
    body = json.dumps({"model": "m", "stream": True, "max_tokens": tokens, "messages": [{"role": "user", "content": "warm"}]})
    request = f"POST /v1/chat/completions HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as ready:
        for _ in range(streams):
            connection = socket.create_connection((host, int(port)))
            connection.sendall(request)
            ready.register(connection, selectors.EVENT_READ)
        while ready.get_map():
            for key, _ in ready.select():
                got = key.fileobj.recv(1 << 16)
                if got.endswith(b"0\r\n\r\n") and time.monotonic() < until:
                    key.fileobj.sendall(request)
                elif not got or got.endswith(b"0\r\n\r\n"):
                    ready.unregister(key.fileobj)
                    key.fileobj.close()
    server.forget()


@contextlib.contextmanager
def endpoint(folder, *arguments):
    """A simulated endpoint that lives as long as the block."""
    log = folder / "server.log"
    with open(log, "w") as out:
        process = subprocess.Popen([ASSAY, "simulate", "--port", "0", *arguments], stdout=out, stderr=out)
    try:
        until = time.monotonic() + 120
        while not (base := re.search(r"http://\S+/v1", log.read_text())):
            if process.poll() is not None or time.monotonic() > until:
                sys.exit("the endpoint did not start: " + log.read_text())
            time.sleep(0.05)
        yield Endpoint(process, base.group())
    finally:
        process.terminate()
        process.wait()


def run(command, environment, folder, limit=280):
    """Runs a command; returns its status, its elapsed and its processor seconds, children included."""
    before = os.times()
    begin = time.monotonic()
    with open(folder / "tool.log", "w") as out:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        try:
            status = process.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()
            process.wait()
            status = f"ended after {limit} s"
    elapsed = time.monotonic() - begin
    after = os.times()
    return status, elapsed, after[2] + after[3] - before[2] - before[3]


def lines(path, records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))


def assay(task):
    lines(
        task.folder / "data.jsonl",
        ({"id": str(r["item"]), "prompt": r["prompt"], "ground_truth": r["answer"]} for r in task.rows),
    )
    load = f"arrival: {task.arrival}, rate: {task.rate}, max_in_flight: {task.concurrency}" if task.rate else ""
    (task.folder / "benchmark.yaml").write_text(
        f"""benchmark: {{name: bench, seed: 1}}
dataset: {{path: data.jsonl, columns: {{prompt: prompt, ground_truth: ground_truth, id: id}}}}
models:
  - {{id: m, provider: vllm, base_url: "{task.base}", params: {{temperature: 0, max_tokens: {task.tokens}}}}}
metrics: [exact_match, ttft_p50, ttft_p99]
execution: {{concurrency: {task.concurrency}, load: {{{load}}}}}
reporting: {{format: [json]}}
"""
    )
    return [ASSAY, "run", "benchmark.yaml", "--new", "--output", "results"], {}


def promptfoo(task):
    lines(
        task.folder / "tests.jsonl",
        ({"vars": {"question": r["prompt"]}, "assert": [{"type": "equals", "value": r["answer"]}]} for r in task.rows),
    )
    (task.folder / "promptfoo.yaml").write_text(
        f"""prompts: ["{{{{question}}}}"]
providers:
  - id: openai:chat:m
    config: {{apiBaseUrl: "{task.base}", apiKey: none, temperature: 0, max_tokens: {task.tokens}}}
tests: file://tests.jsonl
"""
    )
    modules = task.tools / "promptfoo" / "node_modules"
    command = [modules / "node" / "bin" / "node", modules / "promptfoo" / "dist" / "src" / "entrypoint.js"]
    options = ["eval", "-c", "promptfoo.yaml", "--no-cache", "-j", task.concurrency, "--no-progress-bar", "--no-table"]
    return [str(word) for word in [*command, *options, "-o", "out.jsonl"]], {
        "PROMPTFOO_DISABLE_TELEMETRY": "1",
        "PROMPTFOO_DISABLE_UPDATE": "1",
        "PROMPTFOO_CACHE_ENABLED": "false",
        "PROMPTFOO_CONFIG_DIR": str(task.folder / "promptfoo"),
    }


def inspect(task):
    lines(
        task.folder / "inspect.jsonl",
        ({"id": r["item"], "input": r["prompt"], "target": r["answer"]} for r in task.rows),
    )
    (task.folder / "bench.py").write_text(
        f"""from inspect_ai import Task, eval, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import exact
from inspect_ai.solver import generate

@task
def bench():
    return Task(dataset=json_dataset("inspect.jsonl"), solver=generate(), scorer=exact())

eval(bench(), model="openai-api/stub/m", max_connections={task.concurrency}, max_samples={task.concurrency},
     temperature=0, max_tokens={task.tokens}, display="none", log_realtime=False)
"""
    )
    return [str(task.tools / "inspect/bin/python"), "bench.py"], {"STUB_API_KEY": "none", "STUB_BASE_URL": task.base}


def lm_eval(task):
    (task.folder / "tasks").mkdir(exist_ok=True)
    lines(task.folder / "lm_eval.jsonl", ({"input": r["prompt"], "target": r["answer"]} for r in task.rows))
    (task.folder / "tasks" / "bench.yaml").write_text(
        f"""task: bench
dataset_path: json
dataset_kwargs: {{data_files: {{test: {task.folder}/lm_eval.jsonl}}}}
test_split: test
output_type: generate_until
doc_to_text: "{{{{input}}}}"
doc_to_target: "{{{{target}}}}"
generation_kwargs: {{until: [], max_gen_toks: {task.tokens}, do_sample: false, temperature: 0}}
metric_list: [{{metric: exact_match, aggregation: mean, higher_is_better: true}}]
metadata: {{version: 1}}
"""
    )
    model = f"model=m,base_url={task.base}/chat/completions,num_concurrent={task.concurrency},max_retries=3"
    options = ["--tasks", "bench", "--include_path", "tasks", "--apply_chat_template", "--batch_size", "1"]
    return [
        str(task.tools / "lm_eval/bin/lm_eval"),
        *("run", "--model", "local-chat-completions", "--model_args", model + ",tokenized_requests=False"),
        *options,
        *("--output_path", "out", "--log_samples"),
    ], {
        "HF_DATASETS_OFFLINE": "1",
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(task.folder / "hf"),
        "OPENAI_API_KEY": "none",
    }


def guidellm(task):
    lines(task.folder / "guidellm.jsonl", ({"prompt": r["prompt"]} for r in task.rows))
    profile = (
        f"kind={task.arrival},rate={task.rate},max_concurrency={task.concurrency}"
        if task.rate
        else f"kind=concurrent,streams={task.concurrency}"
    )
    return [
        str(task.tools / "guidellm/bin/guidellm"),
        "run",
        *("--backend", f"kind=openai_http,target={task.base.removesuffix('/v1')},model=m,max_tokens={task.tokens},validate_backend=false"),
        *("--profile", profile),
        *("--constraint", f"kind=max_requests,count={len(task.rows)}"),
        *("--tokenizer", f"kind=hf_auto,model={task.tools}/tokenizer"),
        *("--data", "kind=json_file,path=guidellm.jsonl"),
        *("--output", "kind=json,path=guidellm.json"),
        "--disable-console",
    ], {"HF_HUB_OFFLINE": "1", "HF_HOME": str(task.folder / "hf")}


def aiperf(task):
    lines(task.folder / "aiperf.jsonl", ({"text": r["prompt"]} for r in task.rows))
    load = ["--request-rate", str(task.rate), "--arrival-pattern", task.arrival] if task.rate else []
    return [
        str(task.tools / "aiperf/bin/aiperf"),
        *("profile", "-m", "m", "--url", task.base.removesuffix("/v1"), "--endpoint-type", "chat", "--streaming"),
        *("--input-file", "aiperf.jsonl", "--custom-dataset-type", "single_turn"),
        *("--dataset-sampling-strategy", "sequential", "--tokenizer", f"{task.tools}/tokenizer", "--use-server-token-count"),
        *("--request-count", str(len(task.rows)), "--concurrency", str(task.concurrency), *load),
        *("--extra-inputs", f"max_tokens:{task.tokens}", "--random-seed", "1"),
        *("--export-level", "raw" if task.raw else "records", "--ui", "none", "--artifact-dir", "aiperf"),
    ], {"HF_HOME": str(task.folder / "hf")}


TOOLS = {
    "assay": assay,
    "promptfoo": promptfoo,
    "inspect": inspect,
    "lm_eval": lm_eval,
    "guidellm": guidellm,
    "aiperf": aiperf,
}


def prepare(tool, task):
    return TOOLS[tool](task)
