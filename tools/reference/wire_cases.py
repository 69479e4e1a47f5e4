"""What the official clients are asked, and what they are answered: the same for every shape."""

import json

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
KEY = "test-key-0123456789"

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


def sse(events, named=False):
    return "".join(
        (f"event: {event['type']}\n" if named else "") + f"data: {json.dumps(event)}\n\n" for event in events
    )


def parsed(text, refused, finish, usage):
    get = lambda *names: next(getattr(usage, n) for n in names if hasattr(usage, n))
    return {
        "text": text,
        "refused": bool(refused),
        "finish": finish,
        "input_tokens": get("prompt_tokens", "input_tokens"),
        "output_tokens": get("completion_tokens", "output_tokens"),
    }
