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
import http.server
import json
import os
import threading
from pathlib import Path

from wire_cases import CASES
from wire_clients import Anthropic, Bedrock, Gemini
from wire_openai import OpenAiChat, OpenAiCompletions, OpenAiResponses

OUT = Path(__file__).resolve().parents[2] / "assay-core/src/test/resources/reference/wire"
HEADERS = "authorization x-api-key api-key x-goog-api-key anthropic-version content-type x-amz-date".split()


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


def main():
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            del os.environ[name]
    endpoint = Endpoint()
    for shape in (OpenAiChat, OpenAiCompletions, OpenAiResponses, Anthropic, Gemini, Bedrock):
        client = shape(endpoint.url)
        cases = []
        for case in getattr(shape, "cases", CASES):
            messages = CASES[case]
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
