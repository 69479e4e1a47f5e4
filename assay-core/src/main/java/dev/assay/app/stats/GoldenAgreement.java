package dev.assay.app.stats;

import dev.assay.stats.Columns;
import dev.assay.stats.Interval;
import dev.assay.stats.agreement.AgreementStatistic;
import dev.assay.stats.agreement.CategoryCounts;
import dev.assay.stats.agreement.Coefficient;
import dev.assay.stats.agreement.CohenKappa;
import dev.assay.stats.agreement.FleissKappa;
import dev.assay.stats.agreement.KappaWeighting;
import dev.assay.stats.agreement.KrippendorffAlpha;
import dev.assay.stats.agreement.Ratings;
import dev.assay.stats.agreement.Scale;
import dev.assay.stats.judge.PowerTuning;
import dev.assay.stats.judge.PredictionPowered;
import dev.assay.stats.judge.RoganGladen;
import dev.assay.stats.judge.Share;
import dev.assay.stats.resample.Resampling;
import java.util.Map;

/// The reference functions of raters and judges.
final class GoldenAgreement {
  static final Map<String, GoldenFunction> FUNCTIONS =
      Map.of(
          "cohen_kappa", GoldenAgreement::cohen,
          "fleiss_kappa", GoldenAgreement::fleiss,
          "krippendorff_alpha", GoldenAgreement::krippendorff,
          "krippendorff_alpha_ci", GoldenAgreement::krippendorffInterval,
          "rogan_gladen", GoldenAgreement::roganGladen,
          "ppi_mean", GoldenAgreement::predictionPowered);

  private static final Map<String, KappaWeighting> WEIGHTS =
      Map.of(
          "none", KappaWeighting.NONE,
          "linear", KappaWeighting.LINEAR,
          "quadratic", KappaWeighting.QUADRATIC);

  private static final Map<String, Scale> SCALES =
      Map.of(
          "nominal", Scale.NOMINAL,
          "ordinal", Scale.ORDINAL,
          "interval", Scale.INTERVAL,
          "ratio", Scale.RATIO);

  private static final Map<String, Coefficient> COEFFICIENTS =
      Map.of(
          "nominal", Coefficient.ALPHA_NOMINAL,
          "ordinal", Coefficient.ALPHA_ORDINAL,
          "interval", Coefficient.ALPHA_INTERVAL,
          "ratio", Coefficient.ALPHA_RATIO);

  private GoldenAgreement() {}

  private static Map<String, Object> cohen(GoldenInput input) {
    CohenKappa kappa = CohenKappa.of(input.rows("table"), input.choice("weights", "none", WEIGHTS));
    Interval interval = kappa.interval(input.confidence());
    return Map.of(
        "kappa", kappa.kappa(),
        "se", kappa.standardError(),
        "se_null", kappa.nullStandardError(),
        "lower", interval.lower(),
        "upper", interval.upper());
  }

  private static Map<String, Object> fleiss(GoldenInput input) {
    FleissKappa kappa = FleissKappa.of(new CategoryCounts(input.rows("counts")));
    return Map.of("kappa", kappa.kappa(), "se_null", kappa.nullStandardError(), "z", kappa.z());
  }

  private static Map<String, Object> krippendorff(GoldenInput input) {
    Scale scale = input.choice("level", "nominal", SCALES);
    Ratings ratings = Ratings.of(input.ratings("ratings"));
    return Map.of("alpha", KrippendorffAlpha.of(ratings, scale), "pairable", ratings.pairable());
  }

  private static Map<String, Object> krippendorffInterval(GoldenInput input) {
    double[][] ratings = input.ratings("ratings");
    Columns.Builder columns = Columns.builder(ratings.length == 0 ? 0 : ratings[0].length);
    for (int rater = 0; rater < ratings.length; rater++) {
      columns.doubles("rater" + rater, ratings[rater]);
    }
    Columns table = columns.build();
    Coefficient coefficient = input.choice("level", "nominal", COEFFICIENTS);
    Interval interval =
        new AgreementStatistic(coefficient, table.names())
            .interval(table, Resampling.seeded(1), input.confidence());
    return Map.of(
        "alpha", interval.estimate(), "lower", interval.lower(), "upper", interval.upper());
  }

  private static Map<String, Object> roganGladen(GoldenInput input) {
    RoganGladen corrected =
        RoganGladen.of(
            new Share(input.count("k"), input.count("n")),
            new Share(input.count("tp"), input.count("n_pos")),
            new Share(input.count("tn"), input.count("n_neg")),
            input.confidence());
    return Map.of(
        "estimate", corrected.interval().estimate(),
        "estimate_unclipped", corrected.unclipped(),
        "lower", corrected.interval().lower(),
        "upper", corrected.interval().upper());
  }

  private static Map<String, Object> predictionPowered(GoldenInput input) {
    PowerTuning tuning =
        input.text("lambda", "auto").equals("auto")
            ? new PowerTuning.Auto()
            : new PowerTuning.Fixed(input.number("lambda"));
    PredictionPowered.Sample sample =
        new PredictionPowered.Sample(
            input.values("y"), input.values("yhat"), input.values("yhat_unlabeled"));
    PredictionPowered mean = PredictionPowered.mean(sample, tuning, input.confidence());
    return Map.of(
        "estimate", mean.interval().estimate(),
        "se", mean.interval().standardError(),
        "lambda_used", mean.lambda(),
        "lower", mean.interval().lower(),
        "upper", mean.interval().upper());
  }
}
