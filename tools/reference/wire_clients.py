"""The official clients of Anthropic, Gemini and Amazon Bedrock."""

import base64
import binascii
import datetime
import hashlib
import json
import struct

from wire_cases import KEY, USAGE, parsed, pieces, sse


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
