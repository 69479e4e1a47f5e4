package dev.assay.stats.effect;

import dev.assay.stats.Alternative;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.hypothesis.WilcoxonSignedRank;
import dev.assay.stats.hypothesis.WilcoxonSignedRank.Method;
import dev.assay.stats.hypothesis.WilcoxonSignedRank.Options;
import dev.assay.stats.hypothesis.WilcoxonSignedRank.ZeroMethod;

/// The matched-pairs rank-biserial correlation: how far the signed ranks lean to one side.
///
/// Reference: Kerby (2014), The simple difference formula, Comprehensive Psychology 3.
public final class RankBiserial {
  private RankBiserial() {}

  /// `(W+ - W-) / (W+ + W-)` of the differences `x - y`, zeros left out; in [-1, 1].
  ///
  /// @throws RefusedException EMPTY_INPUT, NAN_INPUT, LENGTH_MISMATCH, DEGENERATE where all
  ///   differences are 0
  public static double paired(double[] x, double[] y) {
    Options options = new Options(ZeroMethod.DROP, Method.ASYMPTOTIC, Alternative.TWO_SIDED);
    WilcoxonSignedRank ranks = WilcoxonSignedRank.paired(x, y, options);
    if (ranks.used() == 0) {
      throw new RefusedException(Refusal.DEGENERATE, "all differences are 0");
    }
    return (ranks.wPlus() - ranks.wMinus()) / (ranks.wPlus() + ranks.wMinus());
  }
}
