"""Write two models' scores on 198 questions with 5 draws each, whose analyses are those that were published.

Usage: miller_fixture.py OUT.csv

Published for GPQA (198 questions, 5 epochs; UK AISI's inspect_ai, issue 4206): paired and clustered by question
the second model is 5.9 points better, p = .036, 95 % interval 0.4 to 11.3; an unpaired test of the same scores says
p = .149. The scores themselves were not published. These are made to have those moments:

1. Each question gets a chance of success from a U-shaped beta distribution, which both models share up to noise, and
   five 0/1 draws of each model, all from one seeded generator.
2. The number of correct draws of single questions is changed by one at a time, at random; a change stays
   if it brings three numbers nearer to their targets: the difference of the totals (58 of 990 draws, 5.86 points), the
   variance of the questions' differences (paired p) and the sum of the two variances of the questions' means (unpaired
   p). It ends when both variances are as near to their targets as whole numbers of draws allow, within 0.2 %.
3. Within a question the order of the draws is shuffled.
"""

import csv
import random
import sys
from statistics import mean

from scipy import stats

QUESTIONS, DRAWS, LEAD = 198, 5, 58
PAIRED, UNPAIRED = 0.036, 0.149


def drawn(rng: random.Random) -> tuple[list[int], list[int]]:
    """Draw the numbers of correct draws of both models."""
    first, second = [], []
    for _ in range(QUESTIONS):
        chance = rng.betavariate(0.45, 0.4)
        for counts, shift in ((first, -0.03), (second, 0.03)):
            own = min(1.0, max(0.0, chance + shift + rng.gauss(0, 0.3)))
            counts.append(sum(rng.random() < own for _ in range(DRAWS)))
    return first, second


def targets() -> tuple[float, float]:
    """Give the variances, in squared draws, that make the two p-values."""
    lead = LEAD / QUESTIONS
    paired = QUESTIONS * (lead / stats.t.isf(PAIRED / 2, QUESTIONS - 1)) ** 2
    unpaired = QUESTIONS * (lead / stats.t.isf(UNPAIRED / 2, 2 * QUESTIONS - 2)) ** 2
    return paired, unpaired


def spread(counts: list[int]) -> float:
    """Give the variance of whole numbers."""
    total = sum(counts)
    return (sum(c * c for c in counts) - total * total / len(counts)) / (len(counts) - 1)


def distance(first: list[int], second: list[int], paired: float, unpaired: float) -> float:
    """Tell how far the counts are from the three targets."""
    lead = sum(second) - sum(first)
    gap = abs(spread([b - a for a, b in zip(first, second)]) / paired - 1)
    return abs(lead - LEAD) + gap + abs((spread(first) + spread(second)) / unpaired - 1)


def fitted(rng: random.Random) -> tuple[list[int], list[int]]:
    """Move single counts until the targets are met."""
    first, second = drawn(rng)
    goal = targets()
    now = distance(first, second, *goal)
    while now > 2e-3:
        size = rng.randint(1, 3)
        moves = [(rng.choice((first, second)), rng.randrange(QUESTIONS), rng.choice((-1, 1))) for _ in range(size)]
        for counts, question, step in moves:
            counts[question] += step
        valid = all(0 <= counts[question] <= DRAWS for counts, question, _ in moves)
        after = distance(first, second, *goal) if valid else float("inf")
        if after < now:
            now = after
        else:
            for counts, question, step in moves:
                counts[question] -= step
    return first, second


def main() -> None:
    """Write the scores and print both analyses."""
    rng = random.Random(198)
    first, second = fitted(rng)
    with open(sys.argv[1], "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["question", "draw", "base", "head"])
        for question, (a, b) in enumerate(zip(first, second)):
            base = rng.sample([1] * a + [0] * (DRAWS - a), DRAWS)
            head = rng.sample([1] * b + [0] * (DRAWS - b), DRAWS)
            rows.writerows([question, draw, base[draw], head[draw]] for draw in range(DRAWS))
    x = [a / DRAWS for a in first]
    y = [b / DRAWS for b in second]
    paired = stats.ttest_rel(y, x)
    print(mean(y) - mean(x), paired.pvalue, stats.ttest_ind(y, x, equal_var=False).pvalue)
    print(mean(x), mean(y), stats.pearsonr(x, y)[0])


main()
