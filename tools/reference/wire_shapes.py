"""Writes what the official clients of the providers send, and what they make of answers.

Usage: .venv/bin/python tools/reference/wire_shapes.py      (packages: requirements-sdk.txt)

Each client asks a server of this script, which keeps the request and answers as the provider documents.
Written to assay-core/src/test/resources/reference/wire/<shape>.json, a case each for text, system prompt,
several turns, an image, a refusal and a truncated answer, each whole and streamed:

  conversation, params  what is asked, in Assay's words
  request               method, path, headers that matter, body
  response              status, content type, body (Base64)
  parsed                what the client makes of it
  signature             for Bedrock, botocore's signature of the request at a fixed moment
"""

import base64
import binascii
import datetime
import hashlib
import http.server
import json
import os
import struct
import threading
from pathlib import Path

OUT = Path(__file__).resolve().parents[2] / "assay-core/src/test/resources/reference/wire"
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
KEY = "test-key-0123456789"
HEADERS = "authorization x-api-key api-key x-goog-api-key anthropic-version content-type x-amz-date".split()

SAY = {"role": "user", "content": "What is 6 times 7? Grüße 🙂"}
CASES = {
    "text": [SAY],
    "system": [{"role": "system", "content": "Be \"brief\"."}, SAY],
    "multi_turn": [
        {"role": "user", "content": "Hello."},
        {"role": "assistant", "content": "Hello. How can I help?"},
        SAY,
    ],
    "image": [{"role": "user", "content": [{"text": "What is this?"}, {"image": "data:image/png;base64," + PIXEL}]}],
    "refusal": [SAY],
    "truncation": [SAY],
}
PIECES = {
    "refusal": ["I cannot", " help", " with that."],
    "truncation": ["It is"],
}
USAGE = (14, 5)


def pieces(case):
    return PIECES.get(case, ["It is ", "42", ", of course: ü 🙂"])


# --- The server ------------------------------------------------------------------------------------


class Endpoint:
    """Keeps the last request, and answers with what it was told."""

    def __init__(self):
        endpoint = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                endpoint.request = {
                    "method": "POST",
                    "path": self.path,
                    "headers": {name: self.headers[name] for name in HEADERS if self.headers[name]},
                    "body": json.loads(body),
                    "raw": body.decode(),
                    "host": self.headers["host"],
                }
                self.send_response(200)
                self.send_header("content-type", endpoint.type)
                self.send_header("content-length", str(len(endpoint.body)))
                self.end_headers()
                self.wfile.write(endpoint.body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def will_answer(self, type, body):
        self.type, self.body = type, body if isinstance(body, bytes) else body.encode()


def sse(events, named=False):
    return "".join(
        (f"event: {event['type']}\n" if named else "") + f"data: {json.dumps(event)}\n\n" for event in events
    )


# --- OpenAI ----------------------------------------------------------------------------------------


def openai_content(content, text, image):
    if isinstance(content, str):
        return content
    return [
        {"type": text, "text": part["text"]} if "text" in part else image(part["image"]) for part in content
    ]


class OpenAiChat:
    name = "openai_chat"
    env = {"OPENAI_API_KEY": KEY}

    def __init__(self, url):
        import openai

        self.version = "openai " + openai.__version__
        self.client = openai.OpenAI(base_url=url + "/v1", api_key=KEY, max_retries=0)

    def answer(self, case, stream):
        text = "".join(pieces(case))
        finish = "length" if case == "truncation" else "stop"
        usage = {"prompt_tokens": USAGE[0], "completion_tokens": USAGE[1], "total_tokens": sum(USAGE)}
        head = {"id": "chatcmpl-1", "created": 1, "model": "m"}
        field = "refusal" if case == "refusal" else "content"
        if not stream:
            message = {"role": "assistant", "content": None, "refusal": None, field: text}
            choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
            return "application/json", json.dumps(
                {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
            )
        head["object"] = "chat.completion.chunk"
        deltas = [{"role": "assistant", "content": "", "refusal": None}] + [{field: p} for p in pieces(case)] + [{}]
        events = [
            {**head, "choices": [{"index": 0, "delta": d, "finish_reason": finish if d == {} else None}], "usage": None}
            for d in deltas
        ]
        events.append({**head, "choices": [], "usage": usage})
        return "text/event-stream", sse(events) + "data: [DONE]\n\n"

    def ask(self, messages, stream):
        image = lambda url: {"type": "image_url", "image_url": {"url": url}}
        sent = [{**m, "content": openai_content(m["content"], "text", image)} for m in messages]
        more = {"stream": True, "stream_options": {"include_usage": True}} if stream else {}
        answer = self.client.chat.completions.create(
            model="m", messages=sent, temperature=0.5, max_tokens=64, **more
        )
        if not stream:
            choice = answer.choices[0]
            said = choice.message.refusal or choice.message.content
            return parsed(said, choice.message.refusal, choice.finish_reason, answer.usage)
        text, refusal, finish, usage = "", "", None, None
        for chunk in answer:
            usage = chunk.usage or usage
            for choice in chunk.choices:
                text += choice.delta.content or ""
                refusal += choice.delta.refusal or ""
                finish = choice.finish_reason or finish
        return parsed(refusal or text, refusal, finish, usage)


def parsed(text, refused, finish, usage):
    get = lambda *names: next(getattr(usage, n) for n in names if hasattr(usage, n))
    return {
        "text": text,
        "refused": bool(refused),
        "finish": finish,
        "input_tokens": get("prompt_tokens", "input_tokens"),
        "output_tokens": get("completion_tokens", "output_tokens"),
    }


class OpenAiResponses(OpenAiChat):
    name = "openai_responses"

    def answer(self, case, stream):
        text, refused, cut = "".join(pieces(case)), case == "refusal", case == "truncation"
        part = {"type": "refusal", "refusal": text} if refused else {
            "type": "output_text", "text": text, "annotations": []}
        status = "incomplete" if cut else "completed"
        item = {"type": "message", "id": "msg_1", "status": status, "role": "assistant", "content": [part]}
        response = {
            "id": "resp_1", "object": "response", "created_at": 1, "model": "m", "status": status, "error": None,
            "incomplete_details": {"reason": "max_output_tokens"} if cut else None, "output": [item],
            "parallel_tool_calls": True, "tool_choice": "auto", "tools": [],
            "usage": {"input_tokens": USAGE[0], "output_tokens": USAGE[1], "total_tokens": sum(USAGE),
                      "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0}},
        }
        if not stream:
            return "application/json", json.dumps(response)
        name = "response.refusal" if refused else "response.output_text"
        at = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
        begun = {**response, "status": "in_progress", "output": [], "usage": None, "incomplete_details": None}
        events = [{"type": "response.created", "response": begun},
                  {"type": "response.output_item.added", "output_index": 0, "item": {**item, "content": []}},
                  {"type": "response.content_part.added", **at, "part": {**part, **({"refusal": ""} if refused else {"text": ""})}}]
        events += [{"type": name + ".delta", **at, "delta": p} for p in pieces(case)]
        events += [{"type": name + ".done", **at, ("refusal" if refused else "text"): text},
                   {"type": "response." + status, "response": response}]
        return "text/event-stream", sse([{**e, "sequence_number": i} for i, e in enumerate(events)], named=True)

    def ask(self, messages, stream):
        image = lambda url: {"type": "input_image", "image_url": url}
        sent = [{**m, "content": openai_content(m["content"], "input_text", image)} for m in messages]
        more = {"stream": True} if stream else {}
        answer = self.client.responses.create(model="m", input=sent, temperature=0.5, max_output_tokens=64, **more)
        if stream:
            answer = [event.response for event in answer if event.type in ("response.completed", "response.incomplete")][0]
        refusal = "".join(p.refusal for i in answer.output for p in i.content if p.type == "refusal")
        finish = answer.incomplete_details.reason if answer.incomplete_details else answer.status
        return parsed(refusal or answer.output_text, refusal, finish, answer.usage)


# --- Anthropic -------------------------------------------------------------------------------------


class Anthropic:
    name = "anthropic"
    env = {"ANTHROPIC_API_KEY": KEY}

    def __init__(self, url):
        import anthropic

        self.version = "anthropic " + anthropic.__version__
        self.client = anthropic.Anthropic(base_url=url, api_key=KEY, max_retries=0)

    def answer(self, case, stream):
        finish = {"truncation": "max_tokens", "refusal": "refusal"}.get(case, "end_turn")
        message = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "stop_sequence": None}
        usage = {"input_tokens": USAGE[0], "output_tokens": USAGE[1]}
        if not stream:
            content = [{"type": "text", "text": "".join(pieces(case))}]
            return "application/json", json.dumps({**message, "content": content, "stop_reason": finish, "usage": usage})
        begun = {**message, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
        events = [{"type": "message_start", "message": begun},
                  {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
                  {"type": "ping"}]
        events += [{"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": p}} for p in pieces(case)]
        events += [{"type": "content_block_stop", "index": 0},
                   {"type": "message_delta", "delta": {"stop_reason": finish, "stop_sequence": None}, "usage": {"output_tokens": USAGE[1]}},
                   {"type": "message_stop"}]
        return "text/event-stream", sse(events, named=True)

    def ask(self, messages, stream):
        def part(p):
            if "text" in p:
                return {"type": "text", "text": p["text"]}
            media, data = p["image"].removeprefix("data:").split(";base64,")
            return {"type": "image", "source": {"type": "base64", "media_type": media, "data": data}}

        system = {"system": m["content"] for m in messages if m["role"] == "system"}
        sent = [{**m, "content": m["content"] if isinstance(m["content"], str) else [part(p) for p in m["content"]]}
                for m in messages if m["role"] != "system"]
        asked = dict(model="m", messages=sent, max_tokens=64, **system)
        if stream:
            with self.client.messages.stream(**asked) as events:
                answer = events.get_final_message()
        else:
            answer = self.client.messages.create(**asked)
        return parsed("".join(b.text for b in answer.content), answer.stop_reason == "refusal", answer.stop_reason, answer.usage)


# --- Gemini ----------------------------------------------------------------------------------------


class Gemini:
    name = "gemini"
    env = {"GEMINI_API_KEY": KEY}

    def __init__(self, url):
        from google import genai

        self.version = "google-genai " + genai.__version__
        self.client = genai.Client(api_key=KEY, http_options={"base_url": url})

    def answer(self, case, stream):
        finish = {"truncation": "MAX_TOKENS", "refusal": "SAFETY"}.get(case, "STOP")
        usage = {"promptTokenCount": USAGE[0], "candidatesTokenCount": USAGE[1], "totalTokenCount": sum(USAGE)}
        chunk = lambda text, end: {
            "candidates": [{"content": {"parts": [{"text": text}], "role": "model"}, "index": 0,
                            **({"finishReason": finish} if end else {})}],
            "usageMetadata": usage, "modelVersion": "m", "responseId": "r"}
        if not stream:
            return "application/json", json.dumps(chunk("".join(pieces(case)), True))
        said = pieces(case)
        return "text/event-stream", sse([chunk(p, i == len(said) - 1) for i, p in enumerate(said)])

    def ask(self, messages, stream):
        from google.genai import types

        def part(p):
            if "text" in p:
                return types.Part.from_text(text=p["text"])
            media, data = p["image"].removeprefix("data:").split(";base64,")
            return types.Part.from_bytes(data=base64.b64decode(data), mime_type=media)

        parts = lambda c: [types.Part.from_text(text=c)] if isinstance(c, str) else [part(p) for p in c]
        contents = [types.Content(role={"assistant": "model"}.get(m["role"], m["role"]), parts=parts(m["content"]))
                    for m in messages if m["role"] != "system"]
        system = [m["content"] for m in messages if m["role"] == "system"]
        config = types.GenerateContentConfig(temperature=0.5, max_output_tokens=64, system_instruction=system[0] if system else None)
        text = ""
        if stream:
            for answer in self.client.models.generate_content_stream(model="m", contents=contents, config=config):
                text += "".join(p.text for p in answer.candidates[0].content.parts)
        else:
            answer = self.client.models.generate_content(model="m", contents=contents, config=config)
            text = "".join(p.text for p in answer.candidates[0].content.parts)
        finish = answer.candidates[0].finish_reason.value
        usage = answer.usage_metadata
        return {"text": text, "refused": finish == "SAFETY", "finish": finish,
                "input_tokens": usage.prompt_token_count, "output_tokens": usage.candidates_token_count}


# --- Bedrock ---------------------------------------------------------------------------------------


def frame(headers, payload):
    """A message of AWS's event stream: lengths, their CRC, headers, payload, CRC of all."""
    coded = b"".join(
        bytes([len(name)]) + name.encode() + b"\x07" + struct.pack(">H", len(value)) + value.encode()
        for name, value in headers.items()
    )
    prelude = struct.pack(">II", 16 + len(coded) + len(payload), len(coded))
    message = prelude + struct.pack(">I", binascii.crc32(prelude)) + coded + payload
    return message + struct.pack(">I", binascii.crc32(message))


class Bedrock:
    name = "bedrock"
    env = {"AWS_ACCESS_KEY_ID": "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
           "AWS_REGION": "eu-central-1"}
    model = "anthropic.claude-3-haiku-20240307-v1:0"

    def __init__(self, url):
        import boto3
        from botocore.config import Config

        self.version = "boto3 " + boto3.__version__
        self.client = boto3.client(
            "bedrock-runtime", endpoint_url=url, region_name=self.env["AWS_REGION"],
            aws_access_key_id=self.env["AWS_ACCESS_KEY_ID"], aws_secret_access_key=self.env["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"max_attempts": 1}))

    def answer(self, case, stream):
        finish = {"truncation": "max_tokens", "refusal": "guardrail_intervened"}.get(case, "end_turn")
        usage = {"inputTokens": USAGE[0], "outputTokens": USAGE[1], "totalTokens": sum(USAGE)}
        if not stream:
            message = {"role": "assistant", "content": [{"text": "".join(pieces(case))}]}
            return "application/json", json.dumps(
                {"output": {"message": message}, "stopReason": finish, "usage": usage, "metrics": {"latencyMs": 1}})
        events = [("messageStart", {"role": "assistant"})]
        events += [("contentBlockDelta", {"contentBlockIndex": 0, "delta": {"text": p}}) for p in pieces(case)]
        events += [("contentBlockStop", {"contentBlockIndex": 0}), ("messageStop", {"stopReason": finish}),
                   ("metadata", {"usage": usage, "metrics": {"latencyMs": 1}})]
        return "application/vnd.amazon.eventstream", b"".join(
            frame({":event-type": name, ":content-type": "application/json", ":message-type": "event"},
                  json.dumps(event).encode()) for name, event in events)

    def sign(self, request):
        """botocore's signature of a request that also carries the checksum of its body, as the AWS SDK for Java sends it."""
        import botocore.auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials

        moment = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: moment.replace(tzinfo=None)
        asked = AWSRequest(
            method="POST", url="http://" + request["host"] + request["path"], data=request["raw"].encode(),
            headers={"Content-Type": "application/json",
                     "X-Amz-Content-SHA256": hashlib.sha256(request["raw"].encode()).hexdigest()})
        key = Credentials(self.env["AWS_ACCESS_KEY_ID"], self.env["AWS_SECRET_ACCESS_KEY"], "session-token")
        botocore.auth.SigV4Auth(key, "bedrock", self.env["AWS_REGION"]).add_auth(asked)
        return {"moment": moment.isoformat().replace("+00:00", "Z"),
                "headers": {name.lower(): value for name, value in asked.headers.items()}}

    def ask(self, messages, stream):
        def part(p):
            if "text" in p:
                return {"text": p["text"]}
            media, data = p["image"].removeprefix("data:").split(";base64,")
            return {"image": {"format": media.split("/")[1], "source": {"bytes": base64.b64decode(data)}}}

        parts = lambda c: [{"text": c}] if isinstance(c, str) else [part(p) for p in c]
        sent = [{"role": m["role"], "content": parts(m["content"])} for m in messages if m["role"] != "system"]
        system = [{"text": m["content"]} for m in messages if m["role"] == "system"]
        asked = dict(modelId=self.model, messages=sent, inferenceConfig={"temperature": 0.5, "maxTokens": 64},
                     **({"system": system} if system else {}))
        if not stream:
            answer = self.client.converse(**asked)
            text = "".join(b["text"] for b in answer["output"]["message"]["content"])
            finish, usage = answer["stopReason"], answer["usage"]
        else:
            text = ""
            for event in self.client.converse_stream(**asked)["stream"]:
                text += event.get("contentBlockDelta", {}).get("delta", {}).get("text", "")
                finish = event.get("messageStop", {}).get("stopReason") or (finish if text else None)
                usage = event.get("metadata", {}).get("usage")
        return {"text": text, "refused": finish == "guardrail_intervened", "finish": finish,
                "input_tokens": usage["inputTokens"], "output_tokens": usage["outputTokens"]}


def main():
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            del os.environ[name]
    endpoint = Endpoint()
    for shape in (OpenAiChat, OpenAiResponses, Anthropic, Gemini, Bedrock):
        client = shape(endpoint.url)
        cases = []
        for case, messages in CASES.items():
            for stream in (False, True):
                type, body = client.answer(case, stream)
                endpoint.will_answer(type, body)
                result = client.ask(messages, stream)
                cases.append({
                    "case": case, "stream": stream, "conversation": messages, "request": endpoint.request,
                    "response": {"status": 200, "type": type, "body": base64.b64encode(endpoint.body).decode()},
                    "parsed": result})
                if hasattr(client, "sign"):
                    cases[-1]["signature"] = client.sign(endpoint.request)
        OUT.mkdir(parents=True, exist_ok=True)
        file = OUT / (shape.name + ".json")
        # Canonical, so that a change is a change of the client; port and time differ each time.
        text = json.dumps({"client": client.version, "environment": shape.env, "cases": cases}, indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")
        print(file.name, client.version, len(cases), "cases")


if __name__ == "__main__":
    main()
