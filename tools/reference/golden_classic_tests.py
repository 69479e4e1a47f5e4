"""The tests of golden_classic.py."""

import itertools
import math

import mpmath as mp
import numpy as np
import scipy.stats as st
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
