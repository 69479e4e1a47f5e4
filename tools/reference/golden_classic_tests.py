"""The tests, effect sizes, plans and distributions of golden_classic.py."""

import itertools
import math

import mpmath as mp
import numpy as np
import scipy.stats as st
from scipy.optimize import brentq
from statsmodels.stats import contingency_tables, multitest, weightstats

SLEEP1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
DEPRESSION1 = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3]
DEPRESSION2 = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
WITH_ZEROS_X = [5, 3, 7, 4, 4, 9, 2, 6, 8, 5, 3, 7]
WITH_ZEROS_Y = [4, 3, 5, 6, 4, 5, 2, 3, 9, 5, 1, 6]
ALTERNATIVES = ("two-sided", "greater", "less")


def t_tests(case, refuse):
    def expected(result, confidence, estimate):
        limits = result.confidence_interval(confidence)
        return {"statistic": result.statistic, "df": result.df, "p_value": result.pvalue,
                "estimate": estimate, "lower": limits.low, "upper": limits.high}

    far = [1000 + 0.001 * v for v in SLEEP1]
    for alternative in ALTERNATIVES:
        params = {"alternative": alternative, "confidence": 0.9}
        case("ttest_1samp", {"x": DEPRESSION1}, {"mu": 1.5, **params},
             expected(st.ttest_1samp(DEPRESSION1, 1.5, alternative=alternative), 0.9, np.mean(DEPRESSION1)))
        case("ttest_1samp", {"x": far}, {"mu": 999, **params},
             expected(st.ttest_1samp(far, 999, alternative=alternative), 0.9, np.mean(far)), 1e-7, 0)
        case("ttest_rel", {"x": DEPRESSION1, "y": DEPRESSION2}, params,
             expected(st.ttest_rel(DEPRESSION1, DEPRESSION2, alternative=alternative), 0.9,
                      np.mean(np.subtract(DEPRESSION1, DEPRESSION2))))
        for variance in ("welch", "equal"):
            result = st.ttest_ind(DEPRESSION1, SLEEP1, equal_var=variance == "equal", alternative=alternative)
            case("ttest_ind", {"x": DEPRESSION1, "y": SLEEP1}, {"variance": variance, **params},
                 expected(result, 0.9, np.mean(DEPRESSION1) - np.mean(SLEEP1)))
            result = st.ttest_ind([1, 2, 4], [3, 3, 3, 3], equal_var=variance == "equal", alternative=alternative)
            case("ttest_ind", {"x": [1, 2, 4], "y": [3, 3, 3, 3]}, {"variance": variance, **params},
                 expected(result, 0.9, 7 / 3 - 3))
        d = np.array([0.021, -0.013, 0.004, 0.018, 0.009])
        error = math.sqrt((1 / 5 + 20 / 80) * d.var(ddof=1))
        t = d.mean() / error
        tail = {"two-sided": 2 * st.t.sf(abs(t), 4), "greater": st.t.sf(t, 4), "less": st.t.cdf(t, 4)}[alternative]
        reach = st.t.isf(0.05 if alternative == "two-sided" else 0.1, 4) * error
        case("corrected_resampled_ttest", {"differences": d}, {"n_train": 80, "n_test": 20, **params},
             {"statistic": t, "df": 4, "p_value": tail, "estimate": d.mean(),
              "lower": -math.inf if alternative == "less" else d.mean() - reach,
              "upper": math.inf if alternative == "greater" else d.mean() + reach})
    constant = {"x": [0.3, 0.5, 0.9], "y": [0.1, 0.3, 0.7]}
    same = {"x": [1, 2, 3], "y": [1, 2, 3]}
    for function, params in (("ttest_rel", {}), ("tost_paired", {"low": -1, "upp": 1}),
                             ("non_inferiority_paired", {"margin": 0.1, "alpha": 0.05})):
        refuse(function, "DEGENERATE", constant, params)
        refuse(function, "DEGENERATE", same, params)
        refuse(function, "EMPTY_INPUT", {"x": [], "y": []}, params)
        refuse(function, "TOO_FEW_OBSERVATIONS", {"x": [1], "y": [2]}, params)
        refuse(function, "LENGTH_MISMATCH", {"x": [1, 2], "y": [2, 3, 4]}, params)
        refuse(function, "NAN_INPUT", {"x": [1, 2, 5], "y": [2, "NaN", 4]}, params)
    for function, params in (("ttest_ind", {"variance": "welch"}), ("tost_ind", {"low": -1, "upp": 1})):
        refuse(function, "DEGENERATE", {"x": [1, 1], "y": [2, 2, 2]}, params)
        refuse(function, "EMPTY_INPUT", {"x": [1, 2], "y": []}, params)
        refuse(function, "TOO_FEW_OBSERVATIONS", {"x": [1, 2], "y": [1]}, params)
        refuse(function, "NAN_INPUT", {"x": [1, 2], "y": [1, "Infinity"]}, params)
    refuse("ttest_ind", "INVALID_ARGUMENT", {"x": [1, 2], "y": [1, 4]}, {"variance": "no_such"})
    refuse("ttest_rel", "INVALID_ARGUMENT", {"x": [1, 2], "y": [1, 4]}, {"alternative": "no_such"})
    refuse("ttest_rel", "INVALID_ARGUMENT", {"x": [1, 2], "y": [1, 4]}, {"confidence": 1.2})
    refuse("ttest_1samp", "DEGENERATE", {"x": [2, 2, 2]}, {"mu": 0})
    refuse("ttest_1samp", "TOO_FEW_OBSERVATIONS", {"x": [2]}, {"mu": 0})
    refuse("corrected_resampled_ttest", "DEGENERATE", {"differences": [0.1, 0.1, 0.1]}, {"n_train": 90, "n_test": 10})
    refuse("corrected_resampled_ttest", "INVALID_ARGUMENT", {"differences": [0.1, 0.2]}, {"n_train": 0, "n_test": 10})
    refuse("corrected_resampled_ttest", "TOO_FEW_OBSERVATIONS", {"differences": [0.1]}, {"n_train": 9, "n_test": 1})
    for variance, pooled in (("welch", "unequal"), ("equal", "pooled")):
        p, (t1, p1, df), (t2, p2, _) = weightstats.ttost_ind(
            np.array(SLEEP1), np.array(SLEEP2), -3, 1, usevar=pooled)
        case("tost_ind", {"x": SLEEP1, "y": SLEEP2}, {"low": -3, "upp": 1, "variance": variance},
             {"p_value": p, "p_lower": p1, "p_upper": p2, "t_lower": t1, "t_upper": t2, "df": df})
    p, (t1, p1, df), (t2, p2, _) = weightstats.ttost_paired(np.array(DEPRESSION1), np.array(DEPRESSION2), 0, 1)
    case("tost_paired", {"x": DEPRESSION1, "y": DEPRESSION2}, {"low": 0, "upp": 1},
         {"p_value": p, "p_lower": p1, "p_upper": p2, "t_lower": t1, "t_upper": t2})
    refuse("tost_paired", "INVALID_ARGUMENT", {"x": SLEEP1, "y": SLEEP2}, {"low": 1, "upp": 1})
    d = np.subtract(SLEEP1, SLEEP2)
    error = d.std(ddof=1) / math.sqrt(10)
    for margin, alpha in ((1.0, 0.05), (3.0, 0.025), (0, 0.1)):
        t = (d.mean() + margin) / error
        bound = d.mean() - st.t.isf(alpha, 9) * error
        case("non_inferiority_paired", {"x": SLEEP1, "y": SLEEP2}, {"margin": margin, "alpha": alpha},
             {"statistic": t, "p_value": st.t.sf(t, 9), "lower_bound": bound, "non_inferior": bool(bound > -margin)})
    refuse("non_inferiority_paired", "INVALID_ARGUMENT", {"x": SLEEP1, "y": SLEEP2}, {"margin": -1, "alpha": 0.05})
    refuse("non_inferiority_paired", "INVALID_ARGUMENT", {"x": SLEEP1, "y": SLEEP2}, {"margin": 1, "alpha": 0})


def signed_ranks(d, zero_method, alternative):
    """Enumerates all signs of the mid-ranks."""
    d = np.asarray(d, float)
    if zero_method == "wilcox":
        d = d[d != 0]
    ranks = st.rankdata(np.abs(d))
    keep = d != 0
    ranks, d = ranks[keep], d[keep]
    plus = ranks[d > 0].sum()
    sums = np.array([0.0])
    for rank in ranks:
        sums = np.concatenate([sums, sums + rank])
    low, high = np.mean(sums <= plus + 1e-9), np.mean(sums >= plus - 1e-9)
    p = {"two-sided": min(1, 2 * min(low, high)), "greater": high, "less": low}[alternative]
    return {"w_plus": plus, "w_minus": ranks.sum() - plus, "n_used": len(ranks), "p_value": p}


def wilcoxon(case, refuse):
    for x, y in ((WITH_ZEROS_X, WITH_ZEROS_Y), (SLEEP1, SLEEP2), (DEPRESSION1, DEPRESSION2), ([1, 2], [0, 3])):
        d = np.subtract(x, y)
        for zero_method, alternative in itertools.product(("wilcox", "pratt"), ALTERNATIVES):
            expected = signed_ranks(d, zero_method, alternative)
            case("wilcoxon_signed_rank", {"x": x, "y": y},
                 {"method": "exact", "zero_method": zero_method, "alternative": alternative}, expected)
            for correction in (False, True):
                result = st.wilcoxon(x, y, zero_method=zero_method, correction=correction,
                                     alternative=alternative, method="asymptotic")
                case("wilcoxon_signed_rank", {"x": x, "y": y},
                     {"method": "asymptotic", "zero_method": zero_method, "correction": correction,
                      "alternative": alternative},
                     {**expected, "z": math.copysign(result.zstatistic, expected["w_plus"] - expected["w_minus"])
                      if alternative == "two-sided" else result.zstatistic, "p_value": result.pvalue})
    x = {"$mod_seq": {"n": 300, "a": 91, "b": 3, "m": 307, "scale": 1, "offset": -0.42}}
    values = [-0.42 + ((91 * i + 3) % 307) / 307 for i in range(300)]
    result = st.wilcoxon(values, method="exact")
    zeros = {"$repeat": [[0, 300]]}
    if len(set(np.abs(values))) == 300:
        case("wilcoxon_signed_rank", {"x": x, "y": zeros}, {"method": "exact"}, {"p_value": result.pvalue})
    ladder = {"$mod_seq": {"n": 1000, "a": 1, "b": 0, "m": 1000, "scale": 1, "offset": 1}}
    thousand = {"$repeat": [[0, 1000]]}
    case("wilcoxon_signed_rank", {"x": ladder, "y": thousand}, {"method": "exact", "alternative": "greater"},
         {"w_plus": 500500, "p_value": mp.mpf(2) ** -1000}, 1e-9, 0)
    for zero_method in ("wilcox", "pratt"):
        for method in ("exact", "asymptotic"):
            case("wilcoxon_signed_rank", {"x": [1, 2, 3], "y": [1, 2, 3]},
                 {"method": method, "zero_method": zero_method}, {"n_used": 0, "p_value": 1})
    refuse("wilcoxon_signed_rank", "EMPTY_INPUT", {"x": [], "y": []}, {"method": "exact"})
    refuse("wilcoxon_signed_rank", "NAN_INPUT", {"x": [1, "NaN"], "y": [1, 2]}, {"method": "exact"})
    refuse("wilcoxon_signed_rank", "LENGTH_MISMATCH", {"x": [1], "y": [1, 2]}, {"method": "exact"})
    refuse("wilcoxon_signed_rank", "INVALID_ARGUMENT", {"x": [1, 2], "y": [3, 1]},
           {"method": "exact", "zero_method": "no_such"})


def ranks(case, refuse):
    wilcoxon(case, refuse)
    for x, y in (([94, 197, 16, 38], [52, 104, 146, 10, 50]), ([1, 2, 3], [4, 5, 6, 7]), ([1.5], [2.5]),
                 (list(range(0, 120, 2)), list(range(1, 99, 2))), (list(range(40)), list(range(100, 140)))):
        for alternative in ALTERNATIVES:
            result = st.mannwhitneyu(x, y, alternative=alternative, method="exact")
            case("mann_whitney_u", {"x": x, "y": y}, {"method": "exact", "alternative": alternative},
                 {"u": result.statistic, "p_value": result.pvalue}, 1e-9, 0)
    for correction, alternative in itertools.product((False, True), ALTERNATIVES):
        result = st.mannwhitneyu(WITH_ZEROS_X, WITH_ZEROS_Y, use_continuity=correction, alternative=alternative,
                                 method="asymptotic")
        case("mann_whitney_u", {"x": WITH_ZEROS_X, "y": WITH_ZEROS_Y},
             {"method": "asymptotic", "correction": correction, "alternative": alternative},
             {"u": result.statistic, "p_value": result.pvalue})
    case("mann_whitney_u", {"x": [2, 2], "y": [2, 2, 2]}, {"method": "asymptotic"}, {"u": 3, "p_value": 1})
    refuse("mann_whitney_u", "TIES_NOT_SUPPORTED", {"x": [1, 2], "y": [2, 3]}, {"method": "exact"})
    refuse("mann_whitney_u", "TIES_NOT_SUPPORTED", {"x": [1, 1], "y": [2, 3]}, {"method": "exact"})
    refuse("mann_whitney_u", "EMPTY_INPUT", {"x": [1, 2], "y": []}, {"method": "asymptotic"})
    refuse("mann_whitney_u", "NAN_INPUT", {"x": [1, "NaN"], "y": [1]}, {"method": "asymptotic"})
    friedman(case, refuse)
    for groups in ([SLEEP1, SLEEP2], [[1, 2, 2], [2, 3, 4, 4], [5, 6]], [[1], [2], [3, 4]]):
        h = st.kruskal(*groups)
        case("kruskal", {"groups": groups}, {}, {"statistic": h.statistic, "p_value": h.pvalue})
    for center in ("median", "mean"):
        for groups in ([DEPRESSION1, DEPRESSION2], [SLEEP1, SLEEP2, [1, 5, 9]]):
            w = st.levene(*groups, center=center)
            case("levene", {"groups": groups}, {"center": center}, {"statistic": w.statistic, "p_value": w.pvalue})
    for function in ("kruskal", "levene"):
        refuse(function, "DEGENERATE", {"groups": [[1, 1], [1, 1, 1]]})
        refuse(function, "EMPTY_INPUT", {"groups": [[1, 2], []]})
        refuse(function, "EMPTY_INPUT", {"groups": []})
        refuse(function, "NAN_INPUT", {"groups": [[1, 2], [1, "NaN"]]})
    for x in (SLEEP1, DEPRESSION1, [1, 2, 4], [1, 2, 3, 10], [1, 2, 3, 4, 9], list(np.round(np.arange(1, 61) ** 1.5, 3))):
        w = st.shapiro(x)
        case("shapiro_wilk", {"x": x}, {}, {"statistic": w.statistic, "p_value": w.pvalue}, 1e-4, 1e-6)
    refuse("shapiro_wilk", "TOO_FEW_OBSERVATIONS", {"x": [1, 2]})
    refuse("shapiro_wilk", "DEGENERATE", {"x": [1, 1, 1, 1]})
    distances(case, refuse)


def friedman(case, refuse):
    matrices = (
        [[1, 2, 3], [2, 1, 3], [1, 1, 2], [3, 2, 2]],
        [[0.9, 0.8], [0.7, 0.6], [0.5, 0.55], [0.4, 0.3]],
        [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]],
    )
    for matrix, better in itertools.product(matrices, (True, False)):
        table = np.array([st.rankdata([-v if better else v for v in row]) for row in matrix])
        n, k = table.shape
        mean = table.mean(axis=0)
        plain = 12 * n / (k * (k + 1)) * ((mean - (k + 1) / 2) ** 2).sum()
        ties = sum((c**3 - c).sum() for c in (np.unique(row, return_counts=True)[1] for row in matrix))
        chi2 = plain / (1 - ties / (n * k * (k * k - 1)))
        if k > 2:
            assert abs(chi2 - st.friedmanchisquare(*np.array(matrix).T).statistic) < 1e-9
        rest = n * (k - 1) - chi2
        f = math.inf if rest < 1e-9 else (n - 1) * chi2 / rest
        case("friedman", {"matrix": matrix}, {"higher_is_better": better},
             {"mean_ranks": mean, "chi2_uncorrected": plain, "chi2": chi2, "df": k - 1,
              "p_value": st.chi2.sf(chi2, k - 1), "iman_davenport_f": f,
              "iman_davenport_p": st.f.sf(f, k - 1, (k - 1) * (n - 1))})
    case("friedman", {"matrix": [[1, 1, 1], [2, 2, 2]]}, {},
         {"mean_ranks": [2, 2, 2], "chi2": 0, "chi2_uncorrected": 0, "p_value": 1})
    refuse("friedman", "EMPTY_INPUT", {"matrix": []})
    refuse("friedman", "LENGTH_MISMATCH", {"matrix": [[1, 2], [1, 2, 3]]})
    refuse("friedman", "NAN_INPUT", {"matrix": [[1, 2], [1, "NaN"]]})
    for matrix in ([[1, 0, 1], [1, 1, 0], [1, 0, 0], [1, 0, 0]], [[1, 0], [1, 0], [0, 1], [1, 1]]):
        q = contingency_tables.cochrans_q(np.array(matrix))
        case("cochran_q", {"matrix": matrix}, {}, {"statistic": q.statistic, "df": q.df, "p_value": q.pvalue})
    case("cochran_q", {"matrix": [[1, 1], [0, 0]]}, {}, {"statistic": 0, "df": 1, "p_value": 1})
    refuse("cochran_q", "INVALID_ARGUMENT", {"matrix": [[1, 2], [0, 0]]})
    refuse("cochran_q", "EMPTY_INPUT", {"matrix": []})
    refuse("cochran_q", "LENGTH_MISMATCH", {"matrix": [[1, 0], [0]]})


def distances(case, refuse):
    for x, y in (([1, 2, 3, 4], [2.5, 3.5, 4.5, 5.5, 6.5]), ([1, 2], [3, 4]), ([1.0], [2.0]),
                 (list(range(30)), [v + 0.5 for v in range(5, 50)]), (list(range(60)), list(range(100, 170)))):
        d = st.ks_2samp(x, y, method="exact")
        case("ks_2samp", {"x": x, "y": y}, {"method": "exact"}, {"statistic": d.statistic, "p_value": d.pvalue}, 1e-9, 0)
        limit = st.kstwobign.sf(math.sqrt(len(x) * len(y) / (len(x) + len(y))) * d.statistic)
        case("ks_2samp", {"x": x, "y": y}, {"method": "asymptotic"}, {"statistic": d.statistic, "p_value": limit})
    case("ks_2samp", {"x": [1, 2, 3], "y": [1, 2, 3]}, {"method": "exact"}, {"statistic": 0, "p_value": 1})
    case("ks_2samp", {"x": [1, 2, 3], "y": [1, 2, 3]}, {"method": "asymptotic"}, {"statistic": 0, "p_value": 1})
    refuse("ks_2samp", "EMPTY_INPUT", {"x": [], "y": [1]}, {"method": "exact"})
    refuse("ks_2samp", "NAN_INPUT", {"x": ["NaN"], "y": [1]}, {"method": "exact"})


def counts(case, refuse):
    for alternative in ALTERNATIVES:
        for x, y in ((WITH_ZEROS_X, WITH_ZEROS_Y), (SLEEP1, SLEEP2)):
            d = np.subtract(x, y)
            plus, minus = int((d > 0).sum()), int((d < 0).sum())
            p = st.binomtest(plus, plus + minus, 0.5, alternative).pvalue
            case("sign_test", {"x": x, "y": y}, {"alternative": alternative},
                 {"positive": plus, "negative": minus, "p_value": p})
        for x, n, p0 in ((0, 10, 0.3), (10, 10, 0.3), (3, 10, 0.3), (5, 10, 0.5), (1, 1000, 0.01), (40, 1000, 0.01),
                         (0, 5, 0.0), (5, 5, 1.0), (999, 1000, 0.1), (51, 100, 0.5), (7, 20, 0.2)):
            case("binom_test", {"x": x, "n": n}, {"p0": p0, "alternative": alternative},
                 {"p_value": st.binomtest(x, n, p0, alternative).pvalue}, 1e-9, 0)
        for table in ([[8, 2], [1, 5]], [[0, 5], [4, 3]], [[10, 10], [10, 10]], [[200, 20], [30, 400]], [[0, 0], [3, 4]]):
            p = st.fisher_exact(table, alternative).pvalue
            case("fisher_exact", {"table": table}, {"alternative": alternative}, {"p_value": p}, 1e-9, 0)
    case("sign_test", {"x": [1, 2], "y": [1, 2]}, {}, {"positive": 0, "negative": 0, "p_value": 1})
    refuse("sign_test", "EMPTY_INPUT", {"x": [], "y": []})
    refuse("sign_test", "NAN_INPUT", {"x": [1, "NaN"], "y": [1, 2]})
    refuse("sign_test", "LENGTH_MISMATCH", {"x": [1, 2], "y": [1]})
    refuse("binom_test", "INVALID_ARGUMENT", {"x": 3, "n": 2}, {"p0": 0.5})
    refuse("binom_test", "INVALID_ARGUMENT", {"x": 1, "n": 2}, {"p0": 1.5})
    refuse("binom_test", "EMPTY_INPUT", {"x": 0, "n": 0}, {"p0": 0.5})
    for b, c in ((0, 0), (7, 7), (1, 0), (0, 6), (3, 11), (86, 150), (600, 900), (1, 2)):
        n = b + c
        exact = st.binomtest(b, n, 0.5).pvalue if n else 1
        mid = 1 if b == c else exact - st.binom.pmf(min(b, c), n, 0.5)
        case("mcnemar", {"b": b, "c": c}, {"method": "exact"}, {"p_value": exact})
        case("mcnemar", {"b": b, "c": c}, {"method": "mid_p"}, {"p_value": mid})
        for method, slack in (("chi2", 0), ("chi2_cc", 1)):
            statistic = max(abs(b - c) - slack, 0) ** 2 / n if n else 0
            case("mcnemar", {"b": b, "c": c}, {"method": method},
                 {"statistic": statistic, "p_value": st.chi2.sf(statistic, 1)})
    refuse("mcnemar", "INVALID_ARGUMENT", {"b": -1, "c": 3}, {"method": "exact"})
    refuse("mcnemar", "INVALID_ARGUMENT", {"b": 1, "c": 3}, {"method": "no_such"})
    for table, correction in itertools.product(
        ([[10, 20], [30, 5]], [[10, 10], [10, 11]], [[5, 8, 2], [9, 1, 7]], [[900, 10], [20, 800]]), (True, False)
    ):
        result = st.chi2_contingency(table, correction=correction)
        case("chi2_contingency", {"table": table}, {"correction": correction},
             {"statistic": result.statistic, "p_value": result.pvalue, "df": result.dof}, 1e-9, 0)
    refuse("chi2_contingency", "DEGENERATE", {"table": [[0, 0], [3, 4]]}, {"correction": False})
    refuse("chi2_contingency", "INVALID_ARGUMENT", {"table": [[1, -1], [3, 4]]}, {"correction": False})
    refuse("chi2_contingency", "NAN_INPUT", {"table": [[1, "NaN"], [3, 4]]}, {"correction": False})
    refuse("chi2_contingency", "LENGTH_MISMATCH", {"table": [[1, 2], [3]]}, {"correction": False})
    refuse("fisher_exact", "INVALID_ARGUMENT", {"table": [[1, 2, 3], [3, 4, 5]]})
    refuse("fisher_exact", "INVALID_ARGUMENT", {"table": [[1, -2], [3, 4]]})


def corrections(case, refuse):
    names = {"bonferroni": "bonferroni", "sidak": "sidak", "holm": "holm", "hochberg": "simes-hochberg",
             "hommel": "hommel", "BH": "fdr_bh", "BY": "fdr_by"}
    samples = ([0.01, 0.04, 0.03, 0.005, 0.05, 0.5], [0.02, 0.02, 0.02], [0.3], [0.9, 0.01], [1, 0, 0.5], [1e-300, 1e-12, 0.2])
    for (ours, theirs), p in itertools.product(names.items(), samples):
        if ours == "sidak":
            adjusted = [-mp.expm1(len(p) * mp.log1p(-mp.mpf(v))) if v < 1 else 1 for v in p]
        else:
            adjusted = multitest.multipletests(p, method=theirs)[1]
        case("p_adjust", {"p": p}, {"method": ours}, {"adjusted": adjusted}, 1e-9, 0)
    for method in names:
        refuse("p_adjust", "EMPTY_INPUT", {"p": []}, {"method": method})
        refuse("p_adjust", "NAN_INPUT", {"p": [0.1, "NaN"]}, {"method": method})
        refuse("p_adjust", "INVALID_ARGUMENT", {"p": [0.1, 1.1]}, {"method": method})
    refuse("p_adjust", "INVALID_ARGUMENT", {"p": [0.1]}, {"method": "no_such"})


def tests(case, refuse):
    t_tests(case, refuse)
    ranks(case, refuse)
    counts(case, refuse)
    corrections(case, refuse)


def effects(case, refuse):
    for x, y in ((SLEEP1, DEPRESSION1), ([1, 2], [3, 4]), ([1, 2, 4], [3, 3, 3])):
        v = len(x) + len(y) - 2
        pooled = math.sqrt(((len(x) - 1) * np.var(x, ddof=1) + (len(y) - 1) * np.var(y, ddof=1)) / v)
        d = (np.mean(x) - np.mean(y)) / pooled
        j = mp.gamma(mp.mpf(v) / 2) / (mp.sqrt(mp.mpf(v) / 2) * mp.gamma(mp.mpf(v - 1) / 2))
        case("cohens_d", {"x": x, "y": y}, {}, {"d": d, "hedges_g": d * j, "correction_j": j})
    d = np.subtract(DEPRESSION1, DEPRESSION2)
    case("cohens_dz", {"x": DEPRESSION1, "y": DEPRESSION2}, {}, {"dz": d.mean() / d.std(ddof=1)})
    for x, y in (([1, 2, 3], [4, 5]), ([4, 5], [1, 2, 3]), ([1, 1], [1, 1]), (WITH_ZEROS_X, WITH_ZEROS_Y)):
        signs = np.sign(np.subtract.outer(x, y))
        case("cliffs_delta", {"x": x, "y": y}, {},
             {"delta": signs.mean(), "vargha_delaney_a": (signs.mean() + 1) / 2})
    ranked = signed_ranks(np.subtract(WITH_ZEROS_X, WITH_ZEROS_Y), "wilcox", "less")
    case("rank_biserial_paired", {"x": WITH_ZEROS_X, "y": WITH_ZEROS_Y}, {},
         {"value": (ranked["w_plus"] - ranked["w_minus"]) / (ranked["w_plus"] + ranked["w_minus"])})
    for p1, p2 in ((0, 1), (0.5, 0.5), (0.02, 0.3)):
        case("cohens_h", {"p1": p1, "p2": p2}, {}, {"h": 2 * math.asin(math.sqrt(p1)) - 2 * math.asin(math.sqrt(p2))})
    refuse("cohens_h", "INVALID_ARGUMENT", {"p1": 1.2, "p2": 0.1})
    refuse("cohens_d", "DEGENERATE", {"x": [1, 1], "y": [2, 2]})
    refuse("cohens_dz", "DEGENERATE", {"x": [1, 2], "y": [0, 1]})
    refuse("rank_biserial_paired", "DEGENERATE", {"x": [1, 2], "y": [1, 2]})
    for function in ("cohens_d", "cohens_dz", "cliffs_delta", "rank_biserial_paired"):
        refuse(function, "EMPTY_INPUT", {"x": [], "y": []})
        refuse(function, "NAN_INPUT", {"x": [1, "NaN", 2], "y": [1, 2, 4]})
    for function in ("cohens_dz", "rank_biserial_paired"):
        refuse(function, "LENGTH_MISMATCH", {"x": [1, 3, 2], "y": [1, 2]})
    for function in ("cohens_d", "cohens_dz"):
        refuse(function, "TOO_FEW_OBSERVATIONS", {"x": [1], "y": [2]})


def planning(case, refuse):
    def t_power(kind, n, effect, alpha, alternative):
        df = 2 * (n - 1) if kind == "two-sample" else n - 1
        shift = effect * math.sqrt(n / 2 if kind == "two-sample" else n)
        if alternative == "two-sided":
            limit = st.t.isf(alpha / 2, df)
            far = st.nct.cdf(-limit, df, abs(shift))
            return st.nct.sf(limit, df, abs(shift)) + (0 if math.isnan(far) else far)
        limit = st.t.isf(alpha, df)
        return st.nct.sf(limit, df, shift if alternative == "greater" else -shift)

    for kind in ("one-sample", "paired", "two-sample"):
        for alternative, effect in (("two-sided", 0.3), ("greater", 0.3), ("less", -0.3), ("two-sided", 1.2)):
            base = {"kind": kind, "alpha": 0.05, "alternative": alternative}
            for n in (5, 24):
                p = t_power(kind, n, effect, 0.05, alternative)
                case("power_t_test", {}, {**base, "solve": "power", "n": n, "effect": effect}, {"power": p}, 1e-6, 1e-9)
            n_exact = brentq(lambda v: t_power(kind, v, effect, 0.05, alternative) - 0.9, 1.5, 400, xtol=1e-11, rtol=1e-13)
            case("power_t_test", {}, {**base, "solve": "n", "power": 0.9, "effect": effect},
                 {"n": n_exact, "n_ceil": math.ceil(n_exact)}, 1e-6, 1e-9)
            mde = brentq(lambda v: t_power(kind, 30, v, 0.05, alternative) - 0.8, *sorted((0, 2.5 * effect / abs(effect))), xtol=1e-13)
            case("power_t_test", {}, {**base, "solve": "effect", "n": 30, "power": 0.8}, {"effect": mde}, 1e-6, 1e-9)
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0, "power": 0.8, "alpha": 0.05})
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0.5, "power": 1, "alpha": 0.05})
    refuse("power_t_test", "INVALID_ARGUMENT", {}, {"kind": "paired", "solve": "n", "effect": 0.5, "power": 0.8, "alpha": 0})
    refuse("power_t_test", "TOO_FEW_OBSERVATIONS", {}, {"kind": "paired", "solve": "power", "effect": 0.5, "n": 1, "alpha": 0.05})
    z = st.norm.isf
    for p1, p2, n in ((0.1, 0.2, 150), (0.9, 0.8, 300), (0.5, 0.51, 1000)):
        reach = z(0.025) * math.sqrt((p1 + p2) * (1 - (p1 + p2) / 2))
        own = math.sqrt(p1 * (1 - p1) + p2 * (1 - p2))
        size = ((reach + z(0.2) * own) / (p1 - p2)) ** 2
        case("power_two_proportions", {}, {"solve": "n", "p1": p1, "p2": p2, "alpha": 0.05, "power": 0.8},
             {"n": size, "n_ceil": math.ceil(size)})
        case("power_two_proportions", {}, {"solve": "power", "p1": p1, "p2": p2, "alpha": 0.05, "n": n},
             {"power": st.norm.cdf((math.sqrt(n) * abs(p1 - p2) - reach) / own)})
    refuse("power_two_proportions", "INVALID_ARGUMENT", {}, {"solve": "n", "p1": 0.5, "p2": 0.5, "alpha": 0.05, "power": 0.8})
    refuse("power_two_proportions", "INVALID_ARGUMENT", {}, {"solve": "n", "p1": 1.5, "p2": 0.5, "alpha": 0.05, "power": 0.8})
    for p10, p01, wanted in ((0.2, 0.1, 0.9), (0.05, 0.15, 0.8), (0.3, 0, 0.95)):
        s, d = p10 + p01, p10 - p01
        size = (z(0.005) * math.sqrt(s) + z(1 - wanted) * math.sqrt(s - d * d)) ** 2 / d**2
        case("sample_size_mcnemar", {}, {"p10": p10, "p01": p01, "alpha": 0.01, "power": wanted},
             {"n": size, "n_ceil": math.ceil(size)})
    refuse("sample_size_mcnemar", "INVALID_ARGUMENT", {}, {"p10": 0.2, "p01": 0.2, "alpha": 0.05, "power": 0.8})
    refuse("sample_size_mcnemar", "INVALID_ARGUMENT", {}, {"p10": 0.7, "p01": 0.4, "alpha": 0.05, "power": 0.8})
    for omega2, a, b, ka, kb in ((0.05, 0.1, 0.2, 5, 2), (1 / 9, 1 / 6, 1 / 6, 10, 10)):
        base = {"omega2": omega2, "sigma2_a": a, "sigma2_b": b, "k_a": ka, "k_b": kb, "alpha": 0.05, "power": 0.9}
        variance, reach = omega2 + a / ka + b / kb, z(0.025) + z(0.1)
        case("eval_sample_size", {}, {"solve": "n", "delta": 0.05, **base},
             {"n": reach**2 * variance / 0.05**2, "n_ceil": math.ceil(reach**2 * variance / 0.05**2)})
        case("eval_sample_size", {}, {"solve": "mde", "n": 500, **base}, {"mde": reach * math.sqrt(variance / 500)})
    refuse("eval_sample_size", "INVALID_ARGUMENT", {},
           {"solve": "n", "omega2": 0.1, "sigma2_a": 0, "sigma2_b": 0, "k_a": 1, "k_b": 1, "delta": 0, "alpha": 0.05, "power": 0.8})
    refuse("eval_sample_size", "INVALID_ARGUMENT", {},
           {"solve": "n", "omega2": -0.1, "sigma2_a": 0, "sigma2_b": 0, "k_a": 1, "k_b": 1, "delta": 0.1, "alpha": 0.05, "power": 0.8})


def noncentral(x, df, nc, upper):
    """A tail of the noncentral t distribution: a normal tail averaged over log(S), S = sqrt(chi2(df)/df)."""
    sign = -1 if upper else 1
    df = mp.mpf(df)
    constant = mp.log(2) + df / 2 * mp.log(df / 2) - mp.loggamma(df / 2)

    def f(u):
        scale = mp.exp(u)
        return mp.exp(constant + df * u - df * scale**2 / 2) * mp.erfc(-sign * (x * scale - nc) / mp.sqrt(2)) / 2

    # mp.quad stops at an absolute error of 10^-dps, which leaves too few digits of a tail far below that.
    return mp.quad(f, mp.linspace(-60, -4, 15) + mp.linspace(-4, 3, 141)[1:])


def range_tail(q, k):
    """The upper tail of the range of k standard normals."""

    def f(z):
        below = mp.ncdf(z)
        return mp.npdf(z) * (below ** (k - 1) - (below - mp.ncdf(z - q)) ** (k - 1))

    return k * mp.quad(f, mp.linspace(q / 2 - 14, q / 2 + 16, 31))


def distributions(case, refuse):
    def one(dist, fn, args, value, rel=1e-10):
        case("distribution", {}, {"dist": dist, "fn": fn, "args": list(args)}, {"value": value}, rel, 0)

    for x in (-38.0, -8.0, 0.0, 3.0, 37.5):
        one("normal", "sf", [x], mp.erfc(mp.mpf(x) / mp.sqrt(2)) / 2)
        one("normal", "cdf", [x], mp.erfc(-mp.mpf(x) / mp.sqrt(2)) / 2)
    for p in (1e-300, 1e-20, 0.3, 0.975):
        one("normal", "ppf", [p], mp.findroot(lambda v: mp.log(mp.ncdf(v)) - mp.log(mp.mpf(p)), st.norm.ppf(p)))

    def beta_tail(x, a, b):
        return mp.betainc(a, b, 0, x, regularized=True)

    for x, df in ((50.0, 3.0), (1e20, 14.5), (2.0, 1e6), (0.5, 0.7), (300, 120)):
        value = beta_tail(mp.mpf(df) / (df + mp.mpf(x) ** 2), mp.mpf(df) / 2, mp.mpf(1) / 2) / 2
        one("t", "sf", [x, df], value)
        one("t", "cdf", [-x, df], value)
    for p, df in ((1e-10, 4), (0.6, 2.5), (0.999, 30)):
        one("t", "ppf", [p, df], st.t.ppf(p, df), 1e-9)
    for x, df in ((1400.0, 3), (0.001, 7), (250.0, 100), (5, 0.5)):
        one("chi2", "sf", [x, df], mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))
        one("chi2", "cdf", [x, df], mp.gammainc(mp.mpf(df) / 2, 0, mp.mpf(x) / 2, regularized=True))
    for x, d1, d2 in ((1e6, 3, 40), (0.01, 5, 8), (2.5, 4.5, 11.5)):
        one("f", "sf", [x, d1, d2], beta_tail(mp.mpf(d2) / (d2 + mp.mpf(d1) * x), mp.mpf(d2) / 2, mp.mpf(d1) / 2))
        one("f", "cdf", [x, d1, d2], beta_tail(mp.mpf(d1) * x / (d2 + mp.mpf(d1) * x), mp.mpf(d1) / 2, mp.mpf(d2) / 2))
    for x, a, b in ((0.001, 40, 2), (0.5, 0.5, 0.5), (0.9, 3, 70)):
        one("beta", "cdf", [x, a, b], beta_tail(mp.mpf(x), a, b))
        one("beta", "sf", [x, a, b], beta_tail(1 - mp.mpf(x), b, a))
    for k, n, p in ((0, 50, 0.3), (45, 50, 0.3), (-1, 5, 0.5), (5, 5, 0.5), (900, 1000, 0.1), (2, 10, 0.0)):
        q = mp.mpf(p)
        terms = [mp.binomial(n, i) * q**i * (1 - q) ** (n - i) for i in range(n + 1)]
        one("binomial", "cdf", [k, n, p], mp.fsum(terms[: k + 1]))
        one("binomial", "sf", [k, n, p], mp.fsum(terms[k + 1:]))
    for p, n, q in ((0.5, 10, 0.5), (0.025, 100, 0.3), (1, 7, 0.2)):
        one("binomial", "ppf", [p, n, q], st.binom.ppf(p, n, q))
    for x, df, nc in ((2.1, 18, 1.5), (40.0, 5, 1.5), (-3.0, 10, 2.0), (3.0, 5, -8.0), (0.0, 4, 1.0), (25.0, 200, 5.0),
                      (1.0, 1.5, 0.3), (-6.0, 30, 6.0)):
        one("noncentral_t", "sf", [x, df, nc], noncentral(mp.mpf(x), df, mp.mpf(nc), True), 1e-9)
        one("noncentral_t", "cdf", [x, df, nc], noncentral(mp.mpf(x), df, mp.mpf(nc), False), 1e-9)
    mp.mp.dps = 60
    for q, k in ((3.633, 4), (1.0, 2), (0.3, 3), (12.0, 3), (5.0, 100)):
        one("studentized_range", "sf", [q, k, math.inf], range_tail(mp.mpf(q), k), 1e-9)
    for q, k, df in ((4.327, 4, 10), (20.0, 3, 12), (8.0, 3, 2)):
        one("studentized_range", "sf", [q, k, df], st.studentized_range.sf(q, k, df), 1e-6)
    mp.mp.dps = 40
    for p, k, df in ((0.95, 3, 10), (0.99, 10, 20), (0.5, 5, 60)):
        one("studentized_range", "ppf", [p, k, df], st.studentized_range.ppf(p, k, df), 1e-6)
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "t", "fn": "cdf", "args": [1, 0]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "normal", "fn": "ppf", "args": [1.5]})
    refuse("distribution", "NAN_INPUT", {}, {"dist": "normal", "fn": "cdf", "args": ["NaN"]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "no_such", "fn": "cdf", "args": [1]})
    refuse("distribution", "INVALID_ARGUMENT", {}, {"dist": "binomial", "fn": "cdf", "args": [1, 4, 1.5]})
