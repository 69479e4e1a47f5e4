package dev.assay.stats.ranking;

import dev.assay.stats.Arguments;
import dev.assay.stats.Interval;
import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.distribution.StudentT;
import java.util.Arrays;
import java.util.OptionalDouble;

/// Strengths of competitors from pairwise comparisons: `P(a beats b) = e^a / (e^a + e^b)` with
/// log-strengths `a` and `b`, and Davidson's model where comparisons tie.
///
/// The log-strengths maximise the likelihood by Newton's method, competitor 0 fixed at 0. Only
/// differences mean anything: order models by {@link #difference} or {@link #rankSets}, never by
/// the intervals of single strengths. A finite maximum exists if, and only if, every competitor can
/// be reached from every other through wins (Ford 1957). (Bradley and Terry 1952; Davidson 1970,
/// JASA 65.)
public final class BradleyTerry {
  private static final int MAX_STEPS = 200;

  private final TieModel model;
  private final double[] parameters;
  private final double[][] covariance;
  private final double degreesOfFreedom;
  private final String method;

  private BradleyTerry(
      TieModel model, double[] parameters, double[][] covariance, double df, String method) {
    this.model = model;
    this.parameters = parameters;
    this.covariance = covariance;
    this.degreesOfFreedom = df;
    this.method = method;
  }

  /// The fit to counts of wins without ties, with standard errors from the inverse information,
  /// which take all comparisons as independent.
  ///
  /// @param wins `wins[a][b]`, how often `a` beat `b`; may be fractional, such as 0.5 each for a
  ///   tie
  /// @throws RefusedException EMPTY_INPUT without competitors, TOO_FEW_OBSERVATIONS for one,
  ///   LENGTH_MISMATCH if not square, NAN_INPUT or INVALID_ARGUMENT for counts not finite or
  ///   negative or on the diagonal, NOT_IDENTIFIED if the graph of wins is not strongly connected
  public static BradleyTerry of(double[][] wins) {
    Arguments.atLeast("wins", 2, wins.length);
    for (int a = 0; a < wins.length; a++) {
      Arguments.sameLength("wins", wins.length, "wins[" + a + "]", wins[a].length);
      for (int b = 0; b < wins.length; b++) {
        String cell = "wins[" + a + "][" + b + "]";
        Arguments.finite(cell, wins[a][b]);
        Arguments.require(wins[a][b] >= 0, cell + " must not be negative", wins[a][b]);
        Arguments.require(a != b || wins[a][b] == 0, cell + " must be 0", wins[a][b]);
      }
    }
    TieModel model = new TieModel(wins, new double[wins.length][wins.length], false);
    double[] parameters = maximise(model, wins);
    double[][] inverse = Cholesky.of(model.information(parameters)).inverse();
    return new BradleyTerry(
        model, parameters, inverse, Double.POSITIVE_INFINITY, "bradley-terry-information");
  }

  /// The fit to single comparisons, in Davidson's model if any ties, with standard errors that are
  /// robust to dependence within a cluster: `A⁻¹ B A⁻¹ G / (G - 1)` with the information `A` and
  /// the sum `B` of outer products of the clusters' scores, and `t` with `G - 1` degrees of
  /// freedom.
  ///
  /// @throws RefusedException NOT_IDENTIFIED if the graph of wins is not strongly connected,
  ///   TOO_FEW_CLUSTERS below two clusters
  public static BradleyTerry of(Duels duels) {
    int clusters = duels.clusterCount();
    if (clusters < 2) {
      throw new RefusedException(
          Refusal.TOO_FEW_CLUSTERS, "clusters must hold at least 2 clusters: " + clusters);
    }
    double[][] ties = duels.ties();
    boolean tied = Arrays.stream(ties).flatMapToDouble(Arrays::stream).anyMatch(t -> t > 0);
    TieModel model = new TieModel(duels.wins(), ties, tied);
    double[] parameters = maximise(model, duels.wins());
    double[][] scores = new double[clusters][model.parameters()];
    for (int row = 0; row < duels.count(); row++) {
      model.addScore(parameters, duels, row, scores[duels.cluster(row)]);
    }
    Cholesky information = Cholesky.of(model.information(parameters));
    double[][] covariance = new double[model.parameters()][model.parameters()];
    for (double[] score : scores) {
      double[] influence = information.solve(score);
      for (int i = 0; i < influence.length; i++) {
        for (int j = 0; j < influence.length; j++) {
          covariance[i][j] += influence[i] * influence[j] * clusters / (clusters - 1.0);
        }
      }
    }
    return new BradleyTerry(
        model, parameters, covariance, clusters - 1.0, "bradley-terry-sandwich");
  }

  private static double[] maximise(TieModel model, double[][] wins) {
    if (!stronglyConnected(wins)) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED,
          "wins must lead from every competitor to every other: some never won, or never lost,"
              + " against the rest");
    }
    double[] at = new double[model.parameters()];
    double value = model.logLikelihood(at);
    for (int step = 0; step < MAX_STEPS; step++) {
      double[] gradient = model.gradient(at);
      double[] move = Cholesky.of(model.information(at)).solve(gradient);
      double promised = 0;
      for (int i = 0; i < move.length; i++) {
        promised += move[i] * gradient[i];
      }
      double[] next = moved(at, move, 1);
      for (double size = 0.5;
          model.logLikelihood(next) < value - 1e-12 * Math.abs(value) && size > 1e-10;
          size /= 2) {
        next = moved(at, move, size);
      }
      at = next;
      value = model.logLikelihood(at);
      if (promised <= 1e-20 * Math.max(1, Math.abs(value))) {
        return at;
      }
    }
    return at;
  }

  private static double[] moved(double[] at, double[] move, double size) {
    double[] next = at.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += size * move[i];
    }
    return next;
  }

  private static boolean stronglyConnected(double[][] wins) {
    return reached(wins, false) == wins.length && reached(wins, true) == wins.length;
  }

  private static int reached(double[][] wins, boolean backwards) {
    boolean[] seen = new boolean[wins.length];
    int[] queue = new int[wins.length];
    int size = 1;
    seen[0] = true;
    for (int head = 0; head < size; head++) {
      int from = queue[head];
      for (int to = 0; to < wins.length; to++) {
        if (!seen[to] && (backwards ? wins[to][from] : wins[from][to]) > 0) {
          seen[to] = true;
          queue[size++] = to;
        }
      }
    }
    return size;
  }

  /// The log-strengths, that of competitor 0 being 0.
  public double[] logStrengths() {
    double[] strengths = new double[size()];
    System.arraycopy(parameters, 0, strengths, 1, strengths.length - 1);
    return strengths;
  }

  /// The standard errors of the log-strengths against competitor 0, whose own is 0.
  public double[] standardErrors() {
    double[] errors = new double[size()];
    for (int i = 1; i < errors.length; i++) {
      errors[i] = Math.sqrt(covariance[i - 1][i - 1]);
    }
    return errors;
  }

  /// The tie parameter `nu`: two equals tie with the chance `nu / (2 + nu)`; empty where nothing
  /// tied.
  public OptionalDouble tieParameter() {
    return model.tied()
        ? OptionalDouble.of(Math.exp(parameters[parameters.length - 1]))
        : OptionalDouble.empty();
  }

  /// The maximum of the log-likelihood, without the binomial coefficients.
  public double logLikelihood() {
    return model.logLikelihood(parameters);
  }

  /// The number of competitors.
  public int size() {
    return model.tied() ? parameters.length : parameters.length + 1;
  }

  /// The log-strength of `a` minus that of `b`, with its interval: normal, or `t` with the
  /// clusters' degrees of freedom. The difference is the log-odds that `a` beats `b`.
  ///
  /// @throws RefusedException INVALID_ARGUMENT if `a` and `b` are the same or not competitors, or
  ///   for a level outside of (0, 1); DEGENERATE if the standard error is 0
  public Interval difference(int a, int b, double level) {
    Arguments.insideUnit("level", level);
    Arguments.require(a >= 0 && a < size(), "a must be a competitor below " + size(), a);
    Arguments.require(b >= 0 && b < size(), "b must be a competitor below " + size(), b);
    Arguments.require(a != b, "b must differ from a", b);
    double se = standardError(a, b);
    if (!(se > 0)) {
      throw new RefusedException(
          Refusal.DEGENERATE, "clusters do not vary: the difference has no standard error");
    }
    double tail = (1 - level) / 2;
    double quantile =
        Double.isInfinite(degreesOfFreedom)
            ? Normal.STANDARD.upperQuantile(tail)
            : new StudentT(degreesOfFreedom).upperQuantile(tail);
    double estimate = value(a) - value(b);
    return new Interval(
        estimate,
        estimate - quantile * se,
        estimate + quantile * se,
        level,
        method,
        se,
        degreesOfFreedom);
  }

  /// The ranks that each competitor may have, all at once with the stated level.
  ///
  /// @throws RefusedException INVALID_ARGUMENT for a level outside of (0, 1)
  public RankSets rankSets(double level, long seed) {
    Arguments.insideUnit("level", level);
    return RankSets.of(this, level, seed);
  }

  double value(int competitor) {
    return TieModel.strength(parameters, competitor);
  }

  double standardError(int a, int b) {
    return Math.sqrt(Math.max(0, covariance(a, a) + covariance(b, b) - 2 * covariance(a, b)));
  }

  double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /// The covariances of the log-strengths of all competitors but 0.
  double[][] strengthCovariance() {
    int n = size() - 1;
    double[][] strengths = new double[n][];
    for (int i = 0; i < n; i++) {
      strengths[i] = Arrays.copyOf(covariance[i], n);
    }
    return strengths;
  }

  private double covariance(int a, int b) {
    return a == 0 || b == 0 ? 0 : covariance[a - 1][b - 1];
  }
}
