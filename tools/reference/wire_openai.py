"""The official client of OpenAI, for each of its interfaces."""

import json

from wire_cases import KEY, USAGE, parsed, pieces, sse


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
        sent = [{**m, "content": openai_content(m["content"], "input_text", image)}
                for m in messages if m["role"] != "system"]
        more = {"stream": True} if stream else {}
        more.update({"instructions": m["content"] for m in messages if m["role"] == "system"})
        answer = self.client.responses.create(model="m", input=sent, temperature=0.5, max_output_tokens=64, **more)
        if stream:
            answer = [event.response for event in answer if event.type in ("response.completed", "response.incomplete")][0]
        refusal = "".join(p.refusal for i in answer.output for p in i.content if p.type == "refusal")
        finish = answer.incomplete_details.reason if answer.incomplete_details else answer.status
        return parsed(refusal or answer.output_text, refusal, finish, answer.usage)


class OpenAiCompletions(OpenAiChat):
    name = "openai_completions"
    # A text is continued: there are no roles and no pictures, and nothing that refuses.
    cases = ("text", "truncation")

    def answer(self, case, stream):
        finish = "length" if case == "truncation" else "stop"
        usage = {"prompt_tokens": USAGE[0], "completion_tokens": USAGE[1], "total_tokens": sum(USAGE)}
        head = {"id": "cmpl-1", "object": "text_completion", "created": 1, "model": "m"}
        choice = lambda text, end: {"index": 0, "text": text, "logprobs": None, "finish_reason": finish if end else None}
        if not stream:
            return "application/json", json.dumps({**head, "choices": [choice("".join(pieces(case)), True)], "usage": usage})
        said = pieces(case)
        events = [{**head, "choices": [choice(p, i == len(said) - 1)], "usage": None} for i, p in enumerate(said)]
        return "text/event-stream", sse(events + [{**head, "choices": [], "usage": usage}]) + "data: [DONE]\n\n"

    def ask(self, messages, stream):
        more = {"stream": True, "stream_options": {"include_usage": True}} if stream else {}
        answer = self.client.completions.create(
            model="m", prompt=messages[0]["content"], temperature=0.5, max_tokens=64, **more
        )
        if not stream:
            return parsed(answer.choices[0].text, False, answer.choices[0].finish_reason, answer.usage)
        text, finish, usage = "", None, None
        for chunk in answer:
            usage = chunk.usage or usage
            for choice in chunk.choices:
                text += choice.text or ""
                finish = choice.finish_reason or finish
        return parsed(text, False, finish, usage)
