"""Drives `assay simulate` with OpenAI's own client, and checks what the client makes of it.

Usage: .venv/bin/python tools/reference/simulate_openai.py

Starts ./assay simulate on a free port, asks with the packages of requirements-sdk.txt, and ends with
status 1 if an answer is not what the client should have made of it.
"""

import os
import subprocess
import sys
from pathlib import Path

import openai

ROOT = Path(__file__).resolve().parents[2]
FAULT = "x-assay-fault"
ASK = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Q12: and now?"}]
WORDS = [{"role": "user", "content": "Tell me more."}]
failures = []


def check(name, condition, seen=None):
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"))
    if not condition:
        failures.append(name)


def raises(name, kind, call):
    try:
        seen = call()
    except kind:
        seen = None
        check(name, True)
    except Exception as other:
        check(name, False, other)
    else:
        check(name, False, seen)


class Talk:
    def __init__(self, client):
        self.client = client

    def chat(self, messages=ASK, fault=None, **more):
        headers = {FAULT: fault} if fault else {}
        return self.client.chat.completions.create(
            model="m", messages=messages, extra_headers=headers, **more
        )

    def streamed(self, messages=WORDS, fault=None):
        """The text, the reason of the end and the usage of a streamed answer."""
        text, reason, usage = "", None, None
        for chunk in self.chat(messages, fault, stream=True, stream_options={"include_usage": True}):
            usage = chunk.usage or usage
            for choice in chunk.choices:
                text += choice.delta.content or choice.delta.refusal or ""
                reason = choice.finish_reason or reason
        return text, reason, usage


def main():
    server = subprocess.Popen(
        [os.environ.get("ASSAY", ROOT / "assay"), "simulate", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        url = server.stdout.readline().strip()
        talk_to(url)
    finally:
        server.terminate()
        server.wait()
    print(f"openai {openai.__version__}: {len(failures)} failed")
    sys.exit(1 if failures else 0)


def talk_to(url):
    client = openai.OpenAI(base_url=url, api_key="none", max_retries=0, timeout=10)
    talk = Talk(client)
    whole(client, talk)
    plain = talk.streamed()
    streams(talk, plain)
    faults(client, talk)


def whole(client, talk):
    answer = talk.chat()
    check("chat", answer.choices[0].message.content == "144", answer)
    check("chat usage", answer.usage.total_tokens == 6, answer.usage)
    answer = talk.chat(WORDS, max_tokens=3)
    check("chat truncated", answer.choices[0].finish_reason == "length", answer)
    answer = talk.chat(fault="refusal")
    check("chat refusal", answer.choices[0].message.refusal is not None, answer)
    answer = client.completions.create(model="m", prompt="Q3:")
    check("completions", answer.choices[0].text == "9", answer)
    answer = client.responses.create(model="m", input="Q3:")
    check("responses", answer.output_text == "9" and answer.usage.output_tokens == 1, answer)
    answer = client.responses.create(model="m", input="More.", max_output_tokens=2)
    check("responses truncated", answer.incomplete_details.reason == "max_output_tokens", answer)
    with client.responses.stream(model="m", input="Tell me more.") as stream:
        deltas = "".join(e.delta for e in stream if e.type == "response.output_text.delta")
        final = stream.get_final_response()
    check("responses stream", deltas == final.output_text and len(deltas) > 50, deltas)
    check("models", [model.id for model in client.models.list()] == ["simulated"])


def streams(talk, plain):
    """Streams that are unusual but right: the client reads the same."""
    check("stream", plain[1] == "stop" and plain[2].completion_tokens == 32, plain)
    for fault in (
        "role-early role-only empty-first coalesce comments crlf fields no-space multi-line"
        " split-utf8 split-field split-bytes one-write until-close gzip reset-after"
    ).split():
        try:
            seen = talk.streamed(fault=fault)
        except Exception as error:  # what it is, is what the line says
            seen = error
        check("stream with " + fault, seen == plain, seen)


def faults(client, talk):
    """What the client tells its user."""
    raises("401", openai.AuthenticationError, lambda: talk.chat(fault="401"))
    raises("429", openai.RateLimitError, lambda: talk.chat(fault="429=2"))
    raises("500", openai.InternalServerError, lambda: talk.chat(fault="500"))
    raises("reset-before", openai.APIConnectionError, lambda: talk.chat(fault="reset-before"))
    raises("close-before", openai.APIConnectionError, lambda: talk.chat(fault="close-before"))
    raises("not-http", openai.APIConnectionError, lambda: talk.chat(fault="not-http"))
    quick = Talk(client.with_options(timeout=1))
    raises("hang", openai.APITimeoutError, lambda: quick.chat(fault="hang-before"))
    raises("error-event", openai.APIError, lambda: talk.streamed(fault="error-event"))
    check("usage-missing", talk.streamed(fault="usage-missing")[2] is None)
    check("usage-wrong", talk.streamed(fault="usage-wrong")[2].completion_tokens == 64)
    check("no-done", talk.streamed(fault="no-done")[1] == "stop")
    check("no-finish", talk.streamed(fault="no-finish")[1] is None)


main()
