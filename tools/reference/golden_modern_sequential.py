"""The sequences and distances of golden_modern.py."""

import math

import mpmath
import scipy.stats as ss
from golden_modern_cases import case, refuse


def rho(v, level):
    return v / (2 * mpmath.log(1 / level) + mpmath.log(1 + 2 * mpmath.log(1 / level)))


def bound(v, level, r):
    return mpmath.sqrt((v + r) * (mpmath.log(1 + v / r) + 2 * mpmath.log(1 / level)))


def normal_mixture():
    for v, level, v_opt, level_opt in [(1e-6, 0.05, 100, 0.05), (1e9, 0.01, 10, 0.1), (50, 0.2, 7, 0.01)]:
        v, level, v_opt, level_opt = (mpmath.mpf(str(a)) for a in (v, level, v_opt, level_opt))
        r = rho(v_opt, level_opt)
        case(
            f"normal-mixture-v{float(v):g}",
            "normal_mixture_bound",
            {},
            {"v": float(v), "alpha": float(level), "v_opt": float(v_opt), "alpha_opt": float(level_opt)},
            {"bound": float(bound(v, level, r)), "rho": float(r)},
            "formula in 50 digits",
        )
    refuse("normal-mixture-v-opt", "normal_mixture_bound", {}, {"v": 1, "alpha": 0.05, "v_opt": 0, "alpha_opt": 0.05}, "INVALID_ARGUMENT")
    refuse("normal-mixture-alpha", "normal_mixture_bound", {}, {"v": 1, "alpha": 0, "v_opt": 1, "alpha_opt": 0.05}, "INVALID_ARGUMENT")
    x = [1.5, -0.25, 3.0, 0.75, 0.5]
    sigma, t_opt = mpmath.mpf(2), 50
    r = rho(t_opt * sigma**2, mpmath.mpf("0.05"))
    means = [mpmath.fsum(x[: i + 1]) / (i + 1) for i in range(len(x))]
    halves = [bound((i + 1) * sigma**2, mpmath.mpf("0.05"), r) / (i + 1) for i in range(len(x))]
    case(
        "normal-mixture-sequence",
        "normal_mixture_cs",
        {"x": x},
        {"sigma": 2.0, "alpha": 0.05, "t_opt": t_opt},
        {"lower": [float(m - h) for m, h in zip(means, halves)], "upper": [float(m + h) for m, h in zip(means, halves)]},
        "formula in 50 digits",
    )
    refuse("normal-mixture-empty", "normal_mixture_cs", {"x": []}, {"sigma": 1, "alpha": 0.05, "t_opt": 10}, "EMPTY_INPUT")
    refuse("normal-mixture-nan", "normal_mixture_cs", {"x": [1, "NaN"]}, {"sigma": 1, "alpha": 0.05, "t_opt": 10}, "NAN_INPUT")
    refuse("normal-mixture-sigma", "normal_mixture_cs", {"x": [1, 2]}, {"sigma": 0, "alpha": 0.05, "t_opt": 10}, "INVALID_ARGUMENT")
    sigma, tau, theta = mpmath.mpf(2), mpmath.mpf("1.5"), mpmath.mpf("-0.5")
    values, smallest = [], mpmath.mpf(1)
    for i, mean in enumerate(means, 1):
        spread = sigma**2 + i * tau**2
        ratio = mpmath.sqrt(sigma**2 / spread) * mpmath.exp(
            i**2 * tau**2 * (mean - theta) ** 2 / (2 * sigma**2 * spread)
        )
        smallest = min(smallest, 1 / ratio)
        values.append(float(smallest))
    case(
        "msprt-shifted",
        "msprt_p_value",
        {"x": x},
        {"sigma": 2.0, "tau": 1.5, "theta0": -0.5},
        {"p_values": values},
        "formula in 50 digits",
    )
    case(
        "msprt-far-tail",
        "msprt_p_value",
        {"x": [50.0]},
        {"sigma": 1.0, "tau": 1.0, "theta0": 0.0},
        {"p_values": [float(mpmath.sqrt(2) * mpmath.exp(-mpmath.mpf(2500) / 4))]},
        "formula in 50 digits",
        {"rel": 1e-9, "abs": 0},
    )
    refuse("msprt-empty", "msprt_p_value", {"x": []}, {"sigma": 1, "tau": 1, "theta0": 0}, "EMPTY_INPUT")
    refuse("msprt-tau", "msprt_p_value", {"x": [1]}, {"sigma": 1, "tau": 0, "theta0": 0}, "INVALID_ARGUMENT")


def bernoulli():
    for successes, n, t_opt in [(15, 50, 50), (0, 30, 100), (30, 30, 100), (100, 200, 1), (99000, 100000, 1000)]:
        level = mpmath.mpf("0.05")
        c = max(t_opt / (2 * mpmath.log(1 / level) + mpmath.log(1 + 2 * mpmath.log(1 / level))) - 1, mpmath.mpf("1e-3"))

        def excess(p):
            log_beta = lambda a, b: mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)  # noqa: E731
            return (
                log_beta((1 - p) * c + n - successes, p * c + successes)
                - log_beta((1 - p) * c, p * c)
                - successes * mpmath.log(p)
                - (n - successes) * mpmath.log(1 - p)
                + mpmath.log(level)
            )

        def edge(outside, inside):
            for _ in range(120):
                middle = (outside + inside) / 2
                outside, inside = (outside, middle) if excess(middle) < 0 else (middle, inside)
            return float(inside)

        share = mpmath.mpf(successes) / n
        case(
            f"bernoulli-{successes}-{n}",
            "bernoulli_cs",
            {"successes": successes, "n": n},
            {"alpha": 0.05, "t_opt": t_opt},
            {
                "lower": 0.0 if successes == 0 else edge(mpmath.mpf(0), share),
                "upper": 1.0 if successes == n else edge(mpmath.mpf(1), share),
            },
            "bisection in 50 digits; the first case is one of confseq's own",
        )
    refuse("bernoulli-too-many", "bernoulli_cs", {"successes": 5, "n": 4}, {"alpha": 0.05, "t_opt": 10}, "INVALID_ARGUMENT")
    refuse("bernoulli-nothing", "bernoulli_cs", {"successes": 0, "n": 0}, {"alpha": 0.05, "t_opt": 10}, "EMPTY_INPUT")


def empirical_bernstein():
    def one_sided(x, level):
        log = mpmath.log(2 / level)
        s = mpmath.mpf(0)
        squares = bets = gains = costs = mpmath.mpf(0)
        limits = []
        for t, value in enumerate(x, 1):
            value = mpmath.mpf(value)
            before = s / (t - 1) if t > 1 else 0
            variance = (mpmath.mpf(1) / 4 + squares) / t
            bet = min(mpmath.mpf(1) / 2, mpmath.sqrt(2 * log / (t * mpmath.log(1 + t) * variance)))
            bets += bet
            gains += bet * value
            costs += (value - before) ** 2 * (-mpmath.log(1 - bet) - bet)
            s += value
            squares += (value - (mpmath.mpf(1) / 2 + s) / (t + 1)) ** 2
            limits.append(max(mpmath.mpf(0), gains / bets - (log + costs) / bets))
        return limits

    sets = {
        "binary": ([1, 0, 1, 1, 1, 0, 1, 1, 1, 1] * 12, 0.05),
        "constant": ([0.5] * 80, 0.1),
        "all-ones": ([1] * 40, 0.01),
        "short": ([0.25, 0.75, 0.5], 0.05),
    }
    for label, (x, level) in sets.items():
        lower = one_sided(x, mpmath.mpf(str(level)))
        upper = [1 - v for v in one_sided([1 - v for v in x], mpmath.mpf(str(level)))]
        case(
            f"empirical-bernstein-{label}",
            "empirical_bernstein_cs",
            {"x": x},
            {"alpha": level},
            {
                "lower": float(lower[-1]),
                "upper": float(upper[-1]),
                "lower_path_tail": [float(v) for v in lower[-3:]],
                "upper_path_tail": [float(v) for v in upper[-3:]],
            },
            "formula in 50 digits",
        )
    refuse("empirical-bernstein-range", "empirical_bernstein_cs", {"x": [0.5, 1.5]}, {"alpha": 0.05}, "INVALID_ARGUMENT")
    refuse("empirical-bernstein-empty", "empirical_bernstein_cs", {"x": []}, {"alpha": 0.05}, "EMPTY_INPUT")
    refuse("empirical-bernstein-nan", "empirical_bernstein_cs", {"x": [0.5, "NaN"]}, {"alpha": 0.05}, "NAN_INPUT")


# Distances ------------------------------------------------------------------------------------------------


def distances():
    sets = {
        "ties": ([0, 1, 1, 3], [1, 1, 8]),
        "equal": ([2.5, 1, 1], [1, 2.5, 1]),
        "single": ([3], [-4.5]),
        "offset": ([1e9 + 1, 1e9 + 2, 1e9 + 5], [1e9 + 2, 1e9 + 3]),
    }
    for label, (x, y) in sets.items():
        for function, scipy in [("wasserstein_1d", ss.wasserstein_distance), ("energy_distance", ss.energy_distance)]:
            case(f"{function}-{label}", function, {"x": x, "y": y}, {}, {"value": float(scipy(x, y))}, "SciPy")
    for function in ["wasserstein_1d", "energy_distance"]:
        refuse(f"{function}-empty", function, {"x": [], "y": [1]}, {}, "EMPTY_INPUT")
        refuse(f"{function}-nan", function, {"x": [1, 2], "y": ["NaN"]}, {}, "NAN_INPUT")

    histograms = {"zero": ([10, 0, 5], [8, 4, 3], 1e-3), "both-zero": ([10, 0, 5], [8, 0, 3], 1e-4), "equal": ([1, 2], [10, 20], 1e-4)}
    for label, (e, a, floor) in histograms.items():
        p = [mpmath.mpf(v) / sum(e) for v in e]
        q = [mpmath.mpf(v) / sum(a) for v in a]
        floored = [(max(u, mpmath.mpf(str(floor))), max(v, mpmath.mpf(str(floor)))) for u, v in zip(p, q)]
        psi = mpmath.fsum((v - u) * mpmath.log(v / u) for u, v in floored)
        case(f"psi-{label}", "psi", {"expected": e, "actual": a}, {"zero_floor": floor}, {"value": float(psi)}, "formula in 50 digits")
        term = lambda u, m: u * mpmath.log(u / m) if u > 0 else mpmath.mpf(0)  # noqa: E731
        js = mpmath.fsum((term(u, (u + v) / 2) + term(v, (u + v) / 2)) / 2 for u, v in zip(p, q))
        case(f"js-{label}", "js_divergence", {"expected": e, "actual": a}, {}, {"value": float(js)}, "formula in 50 digits")
    case("js-disjoint", "js_divergence", {"expected": [3, 0], "actual": [0, 5]}, {}, {"value": math.log(2)}, "ln 2")
    for function, params in [("psi", {"zero_floor": 1e-4}), ("js_divergence", {})]:
        refuse(f"{function}-empty", function, {"expected": [], "actual": []}, params, "EMPTY_INPUT")
        refuse(f"{function}-lengths", function, {"expected": [1, 2], "actual": [1]}, params, "LENGTH_MISMATCH")
        refuse(f"{function}-negative", function, {"expected": [1, -2], "actual": [1, 1]}, params, "INVALID_ARGUMENT")
        refuse(f"{function}-nan", function, {"expected": [1, "NaN"], "actual": [1, 1]}, params, "NAN_INPUT")

    vectors = {
        "one-dimension": ([[0.1], [0.7], [1.3]], [[2.0], [2.5]], 0.5),
        "far-apart": ([[0, 0], [1, 1]], [[100, 100], [101, 99]], 2.0),
        "equal": ([[0, 1], [2, 3], [1, 1]], [[0, 1], [2, 3], [1, 1]], 1.5),
    }
    for label, (x, y, h) in vectors.items():
        kernel = lambda u, v: mpmath.exp(-mpmath.fsum((mpmath.mpf(a) - mpmath.mpf(b)) ** 2 for a, b in zip(u, v)) / (2 * mpmath.mpf(h) ** 2))  # noqa: E731
        total = lambda s, t: mpmath.fsum(kernel(u, v) for u in s for v in t)  # noqa: E731
        n, m = len(x), len(y)
        cross = 2 * total(x, y) / (n * m)
        case(
            f"mmd2-{label}",
            "mmd2",
            {"x": x, "y": y},
            {"bandwidth": h},
            {
                "biased": float(total(x, x) / n**2 + total(y, y) / m**2 - cross),
                "unbiased": float((total(x, x) - n) / (n * (n - 1)) + (total(y, y) - m) / (m * (m - 1)) - cross),
            },
            "formula in 50 digits",
        )
    refuse("mmd2-dimensions", "mmd2", {"x": [[1, 2], [1, 3]], "y": [[1], [2]]}, {"bandwidth": 1.0}, "LENGTH_MISMATCH")
    refuse("mmd2-bandwidth", "mmd2", {"x": [[1], [2]], "y": [[1], [2]]}, {"bandwidth": 0.0}, "INVALID_ARGUMENT")
    refuse("mmd2-one", "mmd2", {"x": [[1]], "y": [[1], [2]]}, {"bandwidth": 1.0}, "TOO_FEW_OBSERVATIONS")
    refuse("mmd2-empty", "mmd2", {"x": [], "y": [[1], [2]]}, {"bandwidth": 1.0}, "EMPTY_INPUT")
