"""Makes data/support.jsonl: 240 messages to a support desk, each with the team that should answer.

Every message is put together from a situation and a wording by a seeded generator: no message was
written by a customer. Run: python3 make_data.py
"""

import json
import pathlib
import random

TEAMS = {
    "billing": [
        "I was charged twice for order {order}",
        "the invoice for order {order} shows the wrong VAT number",
        "my card was declined although the amount of {amount} euros is on the account",
        "I need a receipt over {amount} euros for my employer",
        "the discount of {percent} percent was not taken off order {order}",
        "please stop the monthly payment of {amount} euros",
    ],
    "delivery": [
        "the parcel with order {order} should have come {days} days ago",
        "the tracking page of order {order} has not changed for {days} days",
        "the driver left order {order} with a neighbour whom I do not know",
        "can order {order} go to my office instead of my home",
        "order {order} arrived with a crushed box",
        "I will be away for {days} days when order {order} is due",
    ],
    "returns": [
        "I would like to send back order {order} because it is too small",
        "the label for sending back order {order} does not print",
        "it is {days} days since you got order {order} back and I have no refund",
        "may I return order {order} without the box it came in",
        "I got a grey one instead of a blue one in order {order} and want to swap it",
        "how many days do I have left to send order {order} back",
    ],
    "account": [
        "I cannot sign in since I changed my phone",
        "the code for signing in comes {days} minutes too late",
        "please change the address of my account to a new town",
        "somebody else seems to use my account, there is an order {order} that is not mine",
        "delete my account and everything you know about me",
        "I have two accounts and would like to have one",
    ],
}
WORDINGS = [
    "Hello, {text}. What can you do?",
    "{text}!! This is the {nth} time I write.",
    "Hi team, {text}. Thanks in advance.",
    "{text} - please help",
    "Good evening. To keep it short: {text}.",
    "not happy at all: {text}",
    "My question: {text}? I could not find it on your pages.",
    "URGENT {text}",
    "Dear all, I am writing because {text}. Kind regards",
    "{text}. I have been a customer for {years} years.",
]


def main() -> None:
    chance = random.Random(20260301)
    rows = []
    for team, situations in TEAMS.items():
        for situation in situations:
            for wording in WORDINGS:
                text = situation.format(
                    order=chance.randrange(100_000, 999_999),
                    amount=chance.randrange(5, 400),
                    percent=chance.choice([5, 10, 15, 20]),
                    days=chance.randrange(2, 20),
                )
                message = wording.format(
                    text=text, nth=chance.choice(["second", "third"]), years=chance.randrange(2, 12)
                )
                rows.append({"message": message, "team": team})
    chance.shuffle(rows)
    path = pathlib.Path(__file__).parent / "data" / "support.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for number, row in enumerate(rows):
            out.write(json.dumps({"id": f"s{number:03d}", **row}) + "\n")


if __name__ == "__main__":
    main()
