"""Seeded random cases with every option of a function, also left out: SciPy, statsmodels and enumeration.

Usage: golden_random.py OUT [ROUNDS [SEED]]; more rounds make more cases of the same kinds.
"""

import itertools
import math
import sys

import golden_random_models
import numpy as np
import scipy.stats as st
from golden_cases import case, refuse, write
from statsmodels.stats import contingency_tables, multitest, proportion, weightstats

R = np.random.default_rng(int(sys.argv[3]) if len(sys.argv) > 3 else 20261121)
ALTERNATIVES = (None, "two-sided", "greater", "less")


def given(**params):
    """The options that are not None: None leaves an option out."""
    return {name: value for name, value in params.items() if value is not None}


def pick(*choices):
    return choices[R.integers(len(choices))]


def sample(n, ties):
    """Numbers that a file holds exactly; with ties, few different ones."""
    return [float(v) for v in (R.integers(0, 6, n) if ties else np.round(R.normal(0.5, 1, n), 6))]


def distinct(n):
    return [float(v) for v in R.choice(10 * n + 40, n, replace=False) / 8]


def p_value(lower, upper, alternative):
    return {"greater": upper, "less": lower}.get(alternative, min(1.0, 2 * min(lower, upper)))


def t_limits(estimate, error, df, confidence, alternative):
    tail = 1 - (confidence or 0.95)
    if alternative == "greater":
        return estimate - st.t.isf(tail, df) * error, math.inf
    if alternative == "less":
        return -math.inf, estimate + st.t.isf(tail, df) * error
    reach = st.t.isf(tail / 2, df) * error
    return estimate - reach, estimate + reach


def t_outputs(estimate, mu, error, df, confidence, alternative):
    t = (estimate - mu) / error
    lower, upper = t_limits(estimate, error, df, confidence, alternative)
    return {"statistic": t, "df": df, "p_value": p_value(st.t.cdf(t, df), st.t.sf(t, df), alternative),
            "estimate": estimate, "lower": lower, "upper": upper}


def t_tests():
    alternative, confidence = pick(*ALTERNATIVES), pick(None, 0.8, 0.99)
    n, m = R.integers(2, 30, 2)
    x, y, z = sample(n, False), sample(n, False), sample(m, False)
    options = given(alternative=alternative, confidence=confidence)
    mu = pick(None, 0.25, -3)
    case("ttest_1samp", {"x": x}, {**given(mu=mu), **options},
         t_outputs(np.mean(x), mu or 0, st.sem(x), n - 1, confidence, alternative))
    d = np.subtract(x, y)
    case("ttest_rel", {"x": x, "y": y}, options, t_outputs(d.mean(), 0, st.sem(d), n - 1, confidence, alternative))
    variance = pick(None, "welch", "equal")
    result = st.ttest_ind(x, z, equal_var=variance == "equal")
    difference = np.mean(x) - np.mean(z)
    case("ttest_ind", {"x": x, "y": z}, {**given(variance=variance), **options},
         t_outputs(difference, 0, difference / result.statistic, result.df, confidence, alternative), 1e-8)
    train, test = int(R.integers(10, 500)), int(R.integers(1, 100))
    error = math.sqrt((1 / n + test / train) * d.var(ddof=1))
    case("corrected_resampled_ttest", {"differences": d}, {"n_train": train, "n_test": test, **options},
         t_outputs(d.mean(), 0, error, n - 1, confidence, alternative), 1e-8)
    low = float(np.round(R.uniform(-3, 0), 3))
    upp = low + float(np.round(R.uniform(0.1, 4), 3))
    p, (t1, p1, _), (t2, p2, _) = weightstats.ttost_paired(np.array(x), np.array(y), low, upp)
    case("tost_paired", {"x": x, "y": y}, {"low": low, "upp": upp},
         {"p_value": p, "p_lower": p1, "p_upper": p2, "t_lower": t1, "t_upper": t2}, 1e-8)
    p, (t1, p1, df), (t2, p2, _) = weightstats.ttost_ind(
        np.array(x), np.array(z), low, upp, usevar="pooled" if variance == "equal" else "unequal")
    case("tost_ind", {"x": x, "y": z}, {"low": low, "upp": upp, **given(variance=variance)},
         {"p_value": p, "p_lower": p1, "p_upper": p2, "t_lower": t1, "t_upper": t2, "df": df}, 1e-8)


def flips(ranks, plus):
    sums = np.array([0.0])
    for rank in ranks:
        sums = np.concatenate([sums, sums + rank])
    return np.mean(sums <= plus + 1e-9), np.mean(sums >= plus - 1e-9)


def ranks():
    n, ties = int(R.integers(1, 15)), bool(R.integers(2))
    x, y = sample(n, ties), sample(n, ties)
    zero_method, alternative = pick(None, "wilcox", "pratt"), pick(*ALTERNATIVES)
    d = np.subtract(x, y)
    if (d != 0).any():
        kept = d if zero_method == "pratt" else d[d != 0]
        r = st.rankdata(np.abs(kept))[kept != 0]
        kept = kept[kept != 0]
        plus = r[kept > 0].sum()
        common = {"w_plus": plus, "w_minus": r.sum() - plus, "n_used": len(r)}
        options = given(zero_method=zero_method, alternative=alternative)
        case("wilcoxon_signed_rank", {"x": x, "y": y}, {"method": "exact", **options},
             {**common, "p_value": p_value(*flips(r, plus), alternative)})
        correction = pick(None, True, False)
        distance = plus - r.sum() / 2
        shift = 0.5 * {"greater": 1, "less": -1}.get(alternative, np.sign(distance)) if correction else 0
        z = (distance - shift) / math.sqrt((r * r).sum() / 4)
        case("wilcoxon_signed_rank", {"x": x, "y": y},
             {"method": "asymptotic", **given(correction=correction), **options},
             {**common, "z": z, "p_value": p_value(st.norm.cdf(z), st.norm.sf(z), alternative)})
        case("rank_biserial_paired", {"x": x, "y": y}, {},
             {"value": (lambda s: (s[d[d != 0] > 0].sum() - s[d[d != 0] < 0].sum()) / s.sum())(
                 st.rankdata(np.abs(d[d != 0])))})
    else:
        case("wilcoxon_signed_rank", {"x": x, "y": y}, given(zero_method=zero_method), {"p_value": 1})
        refuse("rank_biserial_paired", "DEGENERATE", {"x": x, "y": y})
    up, down = int((d > 0).sum()), int((d < 0).sum())
    side = {"greater": "greater", "less": "less"}.get(alternative, "two-sided")
    case("sign_test", {"x": x, "y": y}, given(alternative=alternative),
         {"positive": up, "negative": down,
          "p_value": st.binomtest(up, up + down, 0.5, side).pvalue if up + down else 1})
    m = int(R.integers(1, 15))
    pool = distinct(n + m)
    a, b = pool[:n], pool[n:]
    case("mann_whitney_u", {"x": a, "y": b}, {"method": "exact", **given(alternative=alternative)},
         {"u": st.mannwhitneyu(a, b).statistic,
          "p_value": st.mannwhitneyu(a, b, alternative=side, method="exact").pvalue})
    v = sample(m, ties)
    correction = pick(None, True, False)
    if len(set(x + v)) > 1:
        result = st.mannwhitneyu(x, v, use_continuity=bool(correction), alternative=side, method="asymptotic")
        options = {"method": "asymptotic", **given(alternative=alternative, correction=correction)}
        expected = {"u": result.statistic, "p_value": result.pvalue}
        # At U = its mean SciPy moves U away from the mean; it stays there by definition.
        if side == "two-sided" and result.statistic == n * m / 2:
            expected["p_value"] = 1
        case("mann_whitney_u", {"x": x, "y": v}, options, expected)
    delta = np.sign(np.subtract.outer(x, v)).mean()
    case("cliffs_delta", {"x": x, "y": v}, {}, {"delta": delta, "vargha_delaney_a": (delta + 1) / 2})
    method = pick("exact", "asymptotic")
    if method == "exact":
        result = st.ks_2samp(a, b, method="exact")
        case("ks_2samp", {"x": a, "y": b}, {"method": "exact"}, {"statistic": result.statistic, "p_value": result.pvalue})
    else:
        statistic = st.ks_2samp(x, v).statistic
        case("ks_2samp", {"x": x, "y": v}, {"method": "asymptotic"},
             {"statistic": statistic, "p_value": st.kstwobign.sf(math.sqrt(n * m / (n + m)) * statistic)})


def permutations():
    n, m, ties = int(R.integers(1, 13)), int(R.integers(1, 8)), bool(R.integers(2))
    x, y, v = sample(n, ties), sample(n, ties), sample(m, ties)
    alternative = pick(*ALTERNATIVES)
    d = np.subtract(x, y)
    observed = d.sum()
    sums = np.array([0.0])
    for value in d:
        sums = np.concatenate([sums - value, sums + value])
    slack = 1e-12 * max(1, abs(observed))
    upper, lower = np.mean(sums >= observed - slack), np.mean(sums <= observed + slack)
    both = np.mean(np.abs(sums) >= abs(observed) - slack)
    case("permutation_test_paired", {"x": x, "y": y}, given(alternative=alternative),
         {"statistic": d.mean(), "permutations": 2**n,
          "p_value": {"greater": upper, "less": lower}.get(alternative, both)})
    x, v = x[:7], v[:6]
    pool = np.array(x + v)
    observed = abs(np.mean(x) - np.mean(v))
    distances = []
    for chosen in itertools.combinations(range(len(pool)), len(x)):
        mask = np.zeros(len(pool), bool)
        mask[list(chosen)] = True
        distances.append(abs(pool[mask].mean() - pool[~mask].mean()))
    reached = np.mean(np.array(distances) >= observed - 1e-12 * max(1, observed))
    case("permutation_test_ind", {"x": x, "y": v}, {},
         {"statistic": observed, "permutations": len(distances), "p_value": reached})


def groups():
    k = int(R.integers(2, 6))
    ties = bool(R.integers(2))
    data = [sample(int(R.integers(1, 12)), ties) for _ in range(k)]
    if len(set(sum(data, []))) > 1 and sum(map(len, data)) > k:
        result = st.kruskal(*data)
        case("kruskal", {"groups": data}, {}, {"statistic": result.statistic, "df": k - 1, "p_value": result.pvalue})
    data = [sample(int(R.integers(3, 12)), False) for _ in range(k)]
    center = pick(None, "median", "mean")
    result = st.levene(*data, center=center or "median")
    case("levene", {"groups": data}, given(center=center),
         {"statistic": result.statistic, "p_value": result.pvalue})
    n = int(R.integers(2, 15))
    matrix = [sample(k, ties) for _ in range(n)]
    if any(len(set(row)) > 1 for row in matrix):
        higher = pick(None, True, False)
        signed = np.array(matrix) * (1 if higher is False else -1)
        r = np.array([st.rankdata(row) for row in signed])
        means = r.mean(axis=0)
        plain = 12 * n / (k * (k + 1)) * ((means - (k + 1) / 2) ** 2).sum()
        tied = sum(t**3 - t for row in r for t in np.unique(row, return_counts=True)[1])
        chi = plain / (1 - tied / (n * k * (k * k - 1)))
        rest = n * (k - 1) - chi
        f = math.inf if rest < 1e-9 else (n - 1) * chi / rest
        case("friedman", {"matrix": matrix}, given(higher_is_better=higher),
             {"mean_ranks": means, "chi2_uncorrected": plain, "chi2": chi, "df": k - 1,
              "p_value": st.chi2.sf(chi, k - 1), "iman_davenport_f": f,
              "iman_davenport_p": st.f.sf(f, k - 1, (k - 1) * (n - 1))}, 1e-8)
    binary = R.integers(0, 2, (n, k))
    if any(0 < row.sum() < k for row in binary):
        result = contingency_tables.cochrans_q(binary)
        case("cochran_q", {"matrix": binary.tolist()}, {},
             {"statistic": result.statistic, "df": k - 1, "p_value": result.pvalue})
    x = sample(int(pick(3, 4, 5, 6, 7, 11, 12, 13, 20, 50, 200, 1500)), False)
    result = st.shapiro(x)
    case("shapiro_wilk", {"x": x}, {}, {"statistic": result.statistic, "p_value": result.pvalue}, 1e-4, 1e-6)


def counts():
    n = int(R.integers(1, 400))
    x = int(R.integers(0, n + 1))
    p0, alternative = pick(None, 0.0, 0.1, 0.37, 0.999, 1.0), pick(*ALTERNATIVES)
    case("binom_test", {"x": x, "n": n}, given(p0=p0, alternative=alternative),
         {"p_value": st.binomtest(x, n, 0.5 if p0 is None else p0, alternative or "two-sided").pvalue}, 1e-8)
    b, c = (int(v) for v in R.integers(0, pick(4, 40, 4000), 2))
    if b + c:
        coin = st.binom(b + c, 0.5)
        tail = coin.cdf(min(b, c))
        uncorrected, corrected = (b - c) ** 2 / (b + c), max(abs(b - c) - 1, 0) ** 2 / (b + c)
        for method, expected in (
                ("exact", {"p_value": min(1, 2 * tail)}),
                ("mid_p", {"p_value": 1 if b == c else 2 * tail - coin.pmf(min(b, c))}),
                ("chi2", {"statistic": uncorrected, "p_value": st.chi2.sf(uncorrected, 1)}),
                ("chi2_cc", {"statistic": corrected, "p_value": st.chi2.sf(corrected, 1)})):
            case("mcnemar", {"b": b, "c": c}, {"method": method}, expected)
    table = R.integers(0, pick(3, 20, 500), (2, 2))
    if table.sum():
        case("fisher_exact", {"table": table.tolist()}, given(alternative=alternative),
             {"p_value": st.fisher_exact(table, alternative or "two-sided").pvalue}, 1e-8)
    table = R.integers(0, 30, (int(R.integers(2, 5)), int(R.integers(2, 5))))
    if table.sum(axis=0).all() and table.sum(axis=1).all():
        correction = pick(None, True, False)
        result = st.chi2_contingency(table, correction=bool(correction))
        case("chi2_contingency", {"table": table.tolist()}, given(correction=correction),
             {"statistic": result.statistic, "df": result.dof, "p_value": result.pvalue})
    p = np.round(R.uniform(0, 1, int(R.integers(1, 9))) ** pick(1, 3, 40), 12)
    for ours, theirs in (("bonferroni", "bonferroni"), ("holm", "holm"), ("hochberg", "simes-hochberg"),
                         ("hommel", "hommel"), ("BH", "fdr_bh"), ("fdr", "fdr_bh"), ("BY", "fdr_by"),
                         ("sidak", "sidak")):
        case("p_adjust", {"p": p}, {"method": ours},
             {"adjusted": -np.expm1(len(p) * np.log1p(-p)) if ours == "sidak" else multitest.multipletests(p, method=theirs)[1]}, 1e-8)


def intervals():
    n = int(R.integers(1, 300))
    x = int(pick(0, 1, n - 1, n, R.integers(0, n + 1)))
    confidence = pick(None, 0.5, 0.9, 0.999)
    alpha = 1 - (confidence or 0.95)
    options = given(confidence=confidence)
    z = st.norm.isf(alpha / 2)
    p = x / n
    limits = {"wilson": proportion.proportion_confint(x, n, alpha, "wilson"),
              "agresti_coull": proportion.proportion_confint(x, n, alpha, "agresti_coull"),
              "clopper_pearson": proportion.proportion_confint(x, n, alpha, "beta"),
              "jeffreys": proportion.proportion_confint(x, n, alpha, "jeffreys"),
              "wilson_cc": (lambda t: (t.low, t.high))(st.binomtest(x, n).proportion_ci(1 - alpha, "wilsoncc")),
              "bayes_uniform": (st.beta.ppf(alpha / 2, x + 1, n - x + 1), st.beta.isf(alpha / 2, x + 1, n - x + 1))}
    for method, (lower, upper) in limits.items():
        if method != "bayes_uniform":
            lower, upper = 0 if x == 0 else max(0, lower), 1 if x == n else min(1, upper)
        case("proportion_ci", {"x": x, "n": n}, {"method": method, **options},
             {"estimate": p, "lower": lower, "upper": upper}, 1e-8)
    if 0 < x < n:
        reach = z * math.sqrt(p * (1 - p) / n)
        case("proportion_ci", {"x": x, "n": n}, {"method": "wald", **options},
             {"estimate": p, "lower": max(0, p - reach), "upper": min(1, p + reach)})
    else:
        refuse("proportion_ci", "DEGENERATE", {"x": x, "n": n}, {"method": "wald"})
    values, q = sample(n, bool(R.integers(2))), pick(0.01, 0.25, 0.5, 0.9, 0.999)
    law = st.binom(n, q)
    below = law.cdf(np.arange(-1, n + 1))
    lower = max(r for r in range(n + 1) if r == 0 or below[r] <= alpha / 2 * (1 + 1e-12))
    upper = next((s for s in range(1, n + 1) if below[s] >= 1 - alpha / 2 * (1 + 1e-12)), n + 1)
    ordered = sorted(values)
    case("quantile_ci_order", {"x": values}, {"p": q, **options},
         {"lower_rank": lower, "upper_rank": upper, "coverage": below[upper] - below[lower],
          "lower": ordered[lower - 1] if lower else -math.inf, "upper": ordered[upper - 1] if upper <= n else math.inf})
    m = int(R.integers(1, 300))
    y = int(pick(0, m, R.integers(0, m + 1)))
    for method, theirs in (("newcombe", "newcomb"), ("agresti_caffo", "agresti-caffo")):
        lower, upper = proportion.confint_proportions_2indep(x, n, y, m, method=theirs, compare="diff", alpha=alpha)
        case("proportion_diff_ci_independent", {"x1": x, "n1": n, "x2": y, "n2": m}, {"method": method, **options},
             {"estimate": p - y / m, "lower": max(-1, lower), "upper": min(1, upper)}, 1e-8, 1e-10)


def replicates():
    values = np.round(R.normal(1, 0.3, int(R.integers(20, 200))), 6)
    estimate = float(np.round(values.mean() + R.normal(0, 0.05), 4))
    confidence = pick(None, 0.8, 0.99)
    tail = (1 - (confidence or 0.95)) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    z = st.norm.isf(tail)
    data, options = {"replicates": values, "theta_hat": estimate}, given(confidence=confidence)
    run = lambda method, lower, upper: case("bootstrap_ci_from_replicates", data, {"method": method, **options},
                                            {"lower": lower, "upper": upper})
    run("percentile", low, high)
    run("basic", 2 * estimate - high, 2 * estimate - low)
    run("normal", estimate - z * values.std(ddof=1), estimate + z * values.std(ddof=1))
    jackknife = np.round(R.gamma(2, 0.02, 15) + 0.9, 6)
    d = jackknife.mean() - jackknife
    a = (d**3).sum() / (6 * (d**2).sum() ** 1.5)
    share = ((values < estimate).sum() + 0.5 * (values == estimate).sum()) / len(values)
    z0 = st.norm.ppf(share)
    orders = [st.norm.cdf(z0 + (z0 + q) / (1 - a * (z0 + q))) for q in (-z, z)]
    lower, upper = np.quantile(values, orders)
    case("bootstrap_ci_from_replicates", {**data, "jackknife": jackknife}, {"method": "bca", **options},
         {"z0": z0, "acceleration": a, "lower": lower, "upper": upper}, 1e-9, 1e-11)
    pivots = np.round(R.standard_t(5, 99), 6)
    error = float(np.round(R.uniform(0.01, 2), 4))
    low, high = np.quantile(pivots, [tail, 1 - tail])
    case("bootstrap_t_ci_from_replicates", {"theta_hat": estimate, "se_hat": error, "t_replicates": pivots}, options,
         {"lower": estimate - high * error, "upper": estimate - low * error})


def descriptions():
    x = sample(int(R.integers(1, 40)), bool(R.integers(2)))
    p = [0, 1, 0.5, *np.round(R.uniform(0, 1, 4), 3)]
    names = {1: "inverted_cdf", 2: "averaged_inverted_cdf", 3: "closest_observation", 4: "interpolated_inverted_cdf",
             5: "hazen", 6: "weibull", 7: "linear", 8: "median_unbiased", 9: "normal_unbiased"}
    for number, name in names.items():
        case("quantile", {"x": x}, {"p": p, "type": number}, {"values": np.quantile(x, p, method=name)}, 1e-9, 1e-9)
    case("quantile", {"x": x}, {"p": p}, {"values": np.quantile(x, p)}, 1e-9, 1e-12)
    share = pick(0, 0.05, 0.1, 0.25, 0.4)
    case("trimmed_mean", {"x": x}, {"proportion": share}, {"value": st.trim_mean(x, share)})
    case("mad", {"x": x}, {"scale": "normal"}, {"value": st.median_abs_deviation(x, scale="normal")})
    case("rank_average", {"x": x}, {}, {"ranks": st.rankdata(x)})
    y = sample(int(R.integers(1, 40)), bool(R.integers(2)))
    case("wasserstein_1d", {"x": x, "y": y}, {}, {"value": st.wasserstein_distance(x, y)})
    case("energy_distance", {"x": x, "y": y}, {}, {"value": st.energy_distance(x, y)}, 1e-9, 1e-9)


def distributions():
    # SciPy's quantiles of beta, t and binomial are wrong below about 1e-120.
    u = float(R.uniform(-1, 1)) * pick(1, 8, 30)
    df, d2, a, b = (float(np.round(R.uniform(0.5, 60), 3)) for _ in range(4))
    p = float(pick(R.uniform(0.001, 0.999), 10.0 ** -R.integers(3, 60)))
    n = int(R.integers(1, 500))
    k = int(R.integers(0, n + 1))
    share = float(np.round(R.uniform(0.01, 0.99), 3))
    for dist, law, x, args in (
            ("normal", st.norm(), u, []), ("t", st.t(df), u, [df]), ("chi2", st.chi2(df), abs(u) * 4, [df]),
            ("f", st.f(df, d2), abs(u), [df, d2]), ("beta", st.beta(a, b), abs(u) / (1 + abs(u)), [a, b]),
            ("binomial", st.binom(n, share), k, [n, share])):
        for fn in ("cdf", "sf"):
            value = getattr(law, fn)(x)
            if value > 1e-290:
                case("distribution", {}, {"dist": dist, "fn": fn, "args": [x, *args]}, {"value": value}, 1e-8, 0)
        value = law.ppf(p)
        if math.isfinite(value) and 1e-100 < abs(value) < 1e100:
            case("distribution", {}, {"dist": dist, "fn": "ppf", "args": [p, *args]}, {"value": value}, 1e-7, 0)


def main():
    golden_random_models.R = R
    for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3):
        for area in (t_tests, ranks, permutations, groups, counts, intervals, replicates, descriptions, distributions,
                     *golden_random_models.AREAS):
            area()
    write(sys.argv[1], "golden_random.py")


main()
