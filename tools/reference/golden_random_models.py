"""The clusters, pairs, judges, rankings, plans and sequences of golden_random.py."""

import math

import krippendorff
import numpy as np
import scipy.stats as st
from golden_cases import case, refuse
from scipy.optimize import brentq
from scipy.special import betaln
from statsmodels.stats import inter_rater, power

R = np.random.default_rng(8)


def given(**params):
    """The options that are not None: None leaves an option out."""
    return {name: value for name, value in params.items() if value is not None}


def pick(*choices):
    return choices[R.integers(len(choices))]


def clusters():
    groups = int(R.integers(2, 9))
    labels = np.concatenate([np.arange(groups), R.integers(0, groups, int(R.integers(1, 40)))])
    binary = bool(R.integers(2))
    x = R.integers(0, 2, len(labels)).astype(float) if binary else np.round(R.normal(5, 2, len(labels)), 4)
    if x.min() == x.max():
        return
    n, mean = len(x), x.mean()
    sizes = np.bincount(labels)
    sums = np.bincount(labels, x - mean)
    named = pick(labels.tolist(), [f"c{label}" for label in labels], [label + 0.5 for label in labels.tolist()])
    confidence = pick(None, 0.9, 0.99)
    alpha = 1 - (confidence or 0.95)
    # CR2 by matrices: the residual maker's blocks, and Satterthwaite's degrees of freedom.
    share = sizes / n
    cr2 = (sums**2 / (1 - share)).sum() / n**2
    hat = np.eye(n) - 1 / n
    vectors = np.array([hat @ ((labels == g) / n / math.sqrt(1 - share[g])) for g in range(groups)])
    gram = vectors @ vectors.T
    df2 = np.trace(gram) ** 2 / (gram**2).sum()
    variances = {"CR0": (sums**2).sum() / n**2, "CR1": (sums**2).sum() / n**2 * groups / (groups - 1), "CR2": cr2}
    estimator, reference = pick(None, "CR0", "CR1", "CR2"), pick(None, "t", "normal")
    se = math.sqrt(variances[estimator or "CR2"])
    if se < 1e-9:
        return
    df = df2 if (estimator or "CR2") == "CR2" else groups - 1
    q = st.norm.isf(alpha / 2) if reference == "normal" else st.t.isf(alpha / 2, df)
    case("mean_ci_clustered", {"x": x, "cluster": named}, given(estimator=estimator, reference=reference, confidence=confidence),
         {"mean": mean, "se": se, "clusters": groups, "df": df, "se_naive": x.std(ddof=1) / math.sqrt(n),
          "lower": mean - q * se, "upper": mean + q * se}, 1e-8)
    if binary:
        z = st.norm.isf(alpha / 2)
        size = min(n, mean * (1 - mean) / cr2) * (z / st.t.isf(alpha / 2, df2)) ** 2
        centre, reach = mean + z * z / (2 * size), z * math.sqrt(mean * (1 - mean) / size + z * z / (4 * size**2))
        case("proportion_ci_clustered", {"x": x, "cluster": named}, given(confidence=confidence),
             {"estimate": mean, "n_effective": size, "lower": (centre - reach) / (1 + z * z / size),
              "upper": (centre + reach) / (1 + z * z / size)}, 1e-8)


def score(delta, b, c, n):
    """Tango's statistic with the constrained maximum-likelihood estimate."""
    first = 2 * n
    second = -b - c + (2 * n - b + c) * delta
    third = -c * delta * (1 - delta)
    rate = (math.sqrt(max(0, second * second - 4 * first * third)) - second) / (2 * first)
    variance = n * (2 * rate + delta * (1 - delta))
    return (b - c - n * delta) / math.sqrt(variance) if variance > 0 else math.copysign(math.inf, b - c - n * delta)


def pairs():
    a, b, c, d = (int(v) for v in R.integers(0, pick(3, 30, 600), 4))
    n = a + b + c + d
    if n == 0 or b == n or c == n:
        return
    confidence = pick(None, 0.8, 0.99)
    z = st.norm.isf((1 - (confidence or 0.95)) / 2)
    delta, options = (b - c) / n, given(confidence=confidence)
    lower = brentq(lambda v: score(v, b, c, n) - z, -1 + 1e-13, delta - 1e-13, xtol=1e-14)
    upper = brentq(lambda v: score(v, b, c, n) + z, delta + 1e-13, 1 - 1e-13, xtol=1e-14)
    table = {"a": a, "b": b, "c": c, "d": d}
    case("proportion_diff_ci_paired", table, {"method": "tango", **options},
         {"estimate": delta, "lower": lower, "upper": upper}, 1e-7, 1e-9)
    variance = b + c - (b - c) ** 2 / n
    if variance > 0:
        reach = z * math.sqrt(variance) / n
        case("proportion_diff_ci_paired", table, {"method": "wald", **options},
             {"estimate": delta, "lower": max(-1, delta - reach), "upper": min(1, delta + reach)})
    else:
        refuse("proportion_diff_ci_paired", "DEGENERATE", table, {"method": "wald"})


def agreement():
    k = int(R.integers(2, 5))
    table = R.integers(0, 12, (k, k))
    confidence, weights = pick(None, 0.9), pick(None, "none", "linear", "quadratic")
    if (table.sum(axis=1) * table.sum(axis=0)).all():
        wt = {"linear": "linear", "quadratic": "quadratic"}.get(weights)
        result = inter_rater.cohens_kappa(table, wt=wt)
        z = st.norm.isf((1 - (confidence or 0.95)) / 2)
        case("cohen_kappa", {"table": table.tolist()}, given(weights=weights, confidence=confidence),
             {"kappa": result.kappa, "se": result.std_kappa, "se_null": result.std_kappa0,
              "lower": result.kappa - z * result.std_kappa, "upper": result.kappa + z * result.std_kappa}, 1e-8)
    counts = R.multinomial(int(R.integers(2, 9)), R.dirichlet(np.ones(k)), int(R.integers(2, 15)))
    if (counts.sum(axis=0) > 0).sum() > 1:
        case("fleiss_kappa", {"counts": counts.tolist()}, {}, {"kappa": inter_rater.fleiss_kappa(counts)})
    ratings = R.integers(0, 5, (int(R.integers(2, 5)), int(R.integers(3, 15)))).astype(float)
    ratings[R.uniform(size=ratings.shape) < 0.2] = math.nan
    per_unit = (~np.isnan(ratings)).sum(axis=0)
    used = ratings[:, per_unit >= 2]
    if len(set(used[~np.isnan(used)])) > 1:
        level = pick(None, "nominal", "ordinal", "interval", "ratio")
        rows = [[None if math.isnan(v) else v for v in row] for row in ratings]
        case("krippendorff_alpha", {"ratings": rows}, given(level=level),
             {"alpha": krippendorff.alpha(reliability_data=ratings, level_of_measurement=level or "nominal"),
              "pairable": int(per_unit[per_unit >= 2].sum())}, 1e-8)


def judged():
    n, m = int(R.integers(2, 40)), int(R.integers(2, 90))
    truth = R.normal(size=n + m)
    guess = truth * pick(-1, 0.2, 1, 3) + R.normal(size=n + m)
    y, a, b = (np.round(v, 4) for v in (truth[:n], guess[:n], guess[n:]))
    lam, confidence = pick(None, "auto", 0.0, 0.5, 1.0, 1), pick(None, 0.8)
    used = lam
    if lam in (None, "auto"):
        ratio = np.cov(y, a, ddof=0)[0, 1] / (1 + n / m) / np.var(np.append(a, b), ddof=1)
        used = min(1, max(0, ratio))
    se = math.sqrt(used**2 * b.var() / m + (y - used * a).var() / n)
    estimate = used * b.mean() + (y - used * a).mean()
    z = st.norm.isf((1 - (confidence or 0.95)) / 2)
    case("ppi_mean", {"y": y, "yhat": a, "yhat_unlabeled": b}, given(**{"lambda": lam, "confidence": confidence}),
         {"estimate": estimate, "se": se, "lambda_used": used, "lower": estimate - z * se, "upper": estimate + z * se}, 1e-8)


def plans():
    alpha, wanted = pick(None, 0.01, 0.2), pick(0.5, 0.8, 0.99)
    level = alpha or 0.05
    effect, n = float(np.round(R.uniform(0.1, 1.5), 3)), int(R.integers(3, 200))
    kind, alternative = pick("one-sample", "paired", "two-sample"), pick(None, "two-sided", "greater", "less")
    sign = -1 if alternative == "less" else 1
    two = kind == "two-sample"
    solver = power.TTestIndPower() if two else power.TTestPower()
    side = {"greater": "larger", "less": "smaller"}.get(alternative, "two-sided")
    options = {"kind": kind, **given(alpha=alpha, alternative=alternative)}
    value = solver.power(sign * effect, n, level, alternative=side)
    # SciPy's noncentral t is NaN where the power is 1 to the last digits, and statsmodels' search may stop early.
    if not math.isnan(value):
        case("power_t_test", {}, {"solve": "power", "n": n, "effect": sign * effect, **options}, {"power": value}, 1e-6)
    df = 2 * n - 2 if two else n - 1
    shift = math.sqrt(n / 2 if two else n)
    critical = st.t.isf(level if alternative in ("greater", "less") else level / 2, df)
    both = 0 if alternative in ("greater", "less") else 1
    reached = lambda e: st.nct.sf(critical, df, e * shift) + np.nan_to_num(  # noqa: E731
        both * st.nct.cdf(-critical, df, e * shift)) - wanted
    high = 0.5 / shift
    while reached(high) < 0:
        high *= 2
    found = brentq(reached, high / 2, high) if reached(high / 2) < 0 else brentq(reached, 1e-9, high)
    case("power_t_test", {}, {"solve": "effect", "n": n, "power": wanted, **options}, {"effect": sign * found}, 1e-6)
    p1, p2 = (float(v) for v in np.round(R.uniform(0.02, 0.98, 2), 3))
    if abs(p1 - p2) > 0.02:
        tails = pick(None, "two-sided", "one-sided")
        za = st.norm.isf(level if tails == "one-sided" else level / 2)
        pooled, own = math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2)), math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
        size = ((za * pooled + st.norm.ppf(wanted) * own) / (p1 - p2)) ** 2
        options = {"p1": p1, "p2": p2, **given(alpha=alpha, alternative=tails)}
        case("power_two_proportions", {}, {"solve": "n", "power": wanted, **options},
             {"n": size, "n_ceil": math.ceil(size)}, 1e-8)
        value = st.norm.cdf((abs(p1 - p2) * math.sqrt(n) - za * pooled) / own)
        case("power_two_proportions", {}, {"solve": "power", "n": n, **options}, {"power": value}, 1e-8)
    p10, p01 = 0.3 * p1, 0.3 * p2
    if abs(p10 - p01) > 0.02:
        size = ((st.norm.isf(level / 2) * math.sqrt(p10 + p01)
                 + st.norm.ppf(wanted) * math.sqrt(p10 + p01 - (p10 - p01) ** 2)) / (p10 - p01)) ** 2
        case("sample_size_mcnemar", {}, {"p10": p10, "p01": p01, "power": wanted, **given(alpha=alpha)},
             {"n": size, "n_ceil": math.ceil(size)}, 1e-8)
    sa, sb, ka, kb = (float(v) for v in (*np.round(R.uniform(0, 0.3, 2), 3), *R.integers(1, 6, 2)))
    spread = 0.1 + sa / ka + sb / kb
    zs = st.norm.isf(level / 2) + st.norm.ppf(wanted)
    options = {"omega2": 0.1, "sigma2_a": sa, "sigma2_b": sb, "k_a": ka, "k_b": kb, "power": wanted, **given(alpha=alpha)}
    size = zs**2 * spread / 0.03**2
    case("eval_sample_size", {}, {"solve": "n", "delta": 0.03, **options}, {"n": size, "n_ceil": math.ceil(size)}, 1e-8)
    case("eval_sample_size", {}, {"solve": "mde", "n": n, **options}, {"mde": zs * math.sqrt(spread / n)}, 1e-8)


def laws():
    df, nc = float(np.round(R.uniform(1, 80), 2)), float(np.round(R.uniform(-6, 6), 2))
    x = nc + float(np.round(R.normal(0, 2), 3))
    law = st.nct(df, nc)
    for fn in ("cdf", "sf"):
        value = getattr(law, fn)(x)
        if value > 1e-6:
            case("distribution", {}, {"dist": "noncentral_t", "fn": fn, "args": [x, df, nc]}, {"value": value}, 1e-7)
    k, q = int(R.integers(2, 30)), float(np.round(R.uniform(0.2, 7), 3))
    df = pick("Infinity", int(R.integers(2, 90)))
    law = st.studentized_range(k, math.inf if df == "Infinity" else df)
    if law.sf(q) > 1e-6:
        case("distribution", {}, {"dist": "studentized_range", "fn": "sf", "args": [q, k, df]}, {"value": law.sf(q)}, 1e-6)
        case("distribution", {}, {"dist": "studentized_range", "fn": "cdf", "args": [q, k, df]}, {"value": law.cdf(q)}, 1e-6)


def rankings():
    models, rounds = int(R.integers(2, 8)), int(R.integers(2, 20))
    matrix = np.round(R.normal(size=(rounds, models)), 3)
    alpha, higher = pick(None, 0.01, 0.1), pick(None, True, False)
    ranks = np.array([st.rankdata(row if higher is False else -row) for row in matrix]).mean(axis=0)
    unit = math.sqrt(models * (models + 1) / (6 * rounds))
    law = st.studentized_range(models, math.inf)
    p = [[1.0 if i == j else law.sf(abs(ranks[i] - ranks[j]) / unit * math.sqrt(2)) for j in range(models)] for i in range(models)]
    cd = law.isf(alpha or 0.05) / math.sqrt(2) * unit
    case("nemenyi", {"matrix": matrix.tolist()}, given(alpha=alpha, higher_is_better=higher),
         {"mean_ranks": ranks, "critical_difference": cd, "p_values": p}, 1e-5, 1e-7)
    case("nemenyi_cd", {}, {"k": models, "n": rounds, **given(alpha=alpha)},
         {"q_alpha": cd / unit, "critical_difference": cd}, 1e-5)
    n = int(R.integers(1, 200))
    c, k = int(R.integers(0, n + 1)), int(R.integers(1, n + 1))
    case("pass_at_k", {"n": n, "c": c}, {"k": k},
         {"pass_at_k": 1 - math.comb(n - c, k) / math.comb(n, k), "pass_hat_k": math.comb(c, k) / math.comb(n, k)})
    wins = R.integers(1, 9, (models, models)) * (1 - np.eye(models, dtype=int))
    theta = np.zeros(models)
    for _ in range(100):
        chance = 1 / (1 + np.exp(theta[None, :] - theta[:, None]))
        games = wins + wins.T
        slope = wins.sum(axis=1) - (games * chance).sum(axis=1)
        info = -games * chance * (1 - chance)
        np.fill_diagonal(info, -info.sum(axis=1))
        theta[1:] += np.linalg.solve(info[1:, 1:], slope[1:])
    se = [0, *np.sqrt(np.diag(np.linalg.inv(info[1:, 1:])))]
    case("bradley_terry", {"wins": wins.tolist()}, {},
         {"log_strength": theta, "se": se, "log_likelihood": (wins * np.log(chance)).sum()}, 1e-7, 1e-9)


def sequences():
    x = R.integers(0, 2, int(R.integers(1, 60))).astype(float) if R.integers(2) else np.round(R.uniform(0, 1, int(R.integers(1, 60))), 4)
    alpha = pick(None, 0.01, 0.2)
    level = alpha or 0.05
    t = np.arange(1, len(x) + 1)

    def rho(v, a):
        return v / (2 * math.log(1 / a) + math.log(1 + 2 * math.log(1 / a)))

    sigma, t_opt = float(np.round(R.uniform(0.1, 3), 2)), int(R.integers(1, 500))
    r = rho(t_opt * sigma**2, level)
    v = t * sigma**2
    half = np.sqrt((v + r) * (np.log(1 + v / r) + 2 * math.log(1 / level))) / t
    mean = np.cumsum(x) / t
    case("normal_mixture_cs", {"x": x}, {"sigma": sigma, "t_opt": t_opt, **given(alpha=alpha)},
         {"lower": mean - half, "upper": mean + half})
    tau, theta0 = float(np.round(R.uniform(0.1, 2), 2)), pick(None, 0.5, -1.0)
    spread = sigma**2 + t * tau**2
    log_ratio = 0.5 * np.log(sigma**2 / spread) + t**2 * tau**2 * (mean - (theta0 or 0)) ** 2 / (2 * sigma**2 * spread)
    case("msprt_p_value", {"x": x}, {"sigma": sigma, "tau": tau, **given(theta0=theta0)},
         {"p_values": np.minimum(1, np.exp(-np.maximum.accumulate(log_ratio)))}, 1e-8, 0)

    def one_sided(values):
        log = math.log(2 / level)
        running = np.cumsum(values)
        variance = (0.25 + np.cumsum((values - (0.5 + running) / (t + 1)) ** 2)) / (t + 1)
        before = np.append(0.25, variance[:-1])
        bets = np.minimum(0.5, np.sqrt(2 * log / (t * np.log(1 + t) * before)))
        costs = (values - np.append(0, (running / t)[:-1])) ** 2 * (-np.log(1 - bets) - bets)
        return np.maximum(0, (np.cumsum(bets * values) - log - np.cumsum(costs)) / np.cumsum(bets))

    lower, upper = one_sided(x), 1 - one_sided(1 - x)
    case("empirical_bernstein_cs", {"x": x}, given(alpha=alpha),
         {"lower": lower[-1], "upper": upper[-1], "lower_path_tail": lower[-3:], "upper_path_tail": upper[-3:]}, 1e-8, 1e-10)
    n = int(R.integers(1, 300))
    hits = int(R.integers(0, n + 1))
    c = max(t_opt / (2 * math.log(20) + math.log(1 + 2 * math.log(20))) - 1, 1e-3)

    def excess(p):
        a, b = p * c, (1 - p) * c
        return (betaln(b + n - hits, a + hits) - betaln(b, a) - hits * math.log(p) - (n - hits) * math.log1p(-p) + math.log(level))

    share = hits / n
    expected = {}
    if 0 < hits < n and excess(1e-12) > 0 and excess(1 - 1e-12) > 0:
        expected = {"lower": brentq(excess, 1e-12, share, xtol=1e-14), "upper": brentq(excess, share, 1 - 1e-12, xtol=1e-14)}
    if expected:
        case("bernoulli_cs", {"successes": hits, "n": n}, {"t_opt": t_opt, **given(alpha=alpha)}, expected, 1e-6, 1e-8)


def divergences():
    bins = int(R.integers(1, 9))
    e, a = R.integers(1, 50, bins), R.integers(0, 50, bins)
    if a.sum():
        floor = pick(1e-4, 0.001, 0.05)
        p, q = np.maximum(e / e.sum(), floor), np.maximum(a / a.sum(), floor)
        case("psi", {"expected": e, "actual": a}, {"zero_floor": floor}, {"value": ((q - p) * np.log(q / p)).sum()})
        p, q = e / e.sum(), a / a.sum()
        m = (p + q) / 2
        part = lambda v: np.where(v > 0, v * np.log(np.where(v > 0, v, 1) / m), 0).sum() / 2  # noqa: E731
        case("js_divergence", {"expected": e, "actual": a}, {}, {"value": part(p) + part(q)}, 1e-9, 1e-12)
    width = pick(0, 1, 3)
    shape = lambda n: (n,) if width == 0 else (n, width)  # noqa: E731
    x, y = (np.round(R.normal(size=shape(int(R.integers(2, 9)))), 3) for _ in range(2))
    bandwidth = pick(0.3, 1.0, 5)
    points = [v.reshape(len(v), -1) for v in (x, y)]
    kernel = lambda s, t: np.exp(-((s[:, None] - t[None]) ** 2).sum(axis=2) / (2 * bandwidth**2))  # noqa: E731
    xx, yy, xy = kernel(points[0], points[0]), kernel(points[1], points[1]), kernel(*points)
    off = lambda k: (k.sum() - np.trace(k)) / (len(k) * (len(k) - 1))  # noqa: E731
    case("mmd2", {"x": x.tolist(), "y": y.tolist()}, {"bandwidth": bandwidth},
         {"biased": xx.mean() + yy.mean() - 2 * xy.mean(), "unbiased": off(xx) + off(yy) - 2 * xy.mean()}, 1e-8, 1e-12)


AREAS = (clusters, pairs, agreement, judged, plans, laws, rankings, sequences, divergences)
