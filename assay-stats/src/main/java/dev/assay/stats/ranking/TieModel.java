package dev.assay.stats.ranking;

/// The likelihood of pairwise comparisons in Davidson's model, of which Bradley and Terry's is the
/// case without ties.
///
/// With `s` the difference of two log-strengths and `nu` the tie parameter, the first wins, loses
/// and ties in proportion to `e^(s/2)`, `e^(-s/2)` and `nu` (Davidson 1970, JASA 65). The
/// log-likelihood is concave in the log-strengths and `ln nu`. Parameters are the log-strengths but
/// that of competitor 0, then `ln nu` if there are ties.
final class TieModel {
  private final double[][] wins;
  private final double[][] ties;
  private final boolean tied;

  TieModel(double[][] wins, double[][] ties, boolean tied) {
    this.wins = wins;
    this.ties = ties;
    this.tied = tied;
  }

  /// The chances of one comparison.
  record Chances(double win, double tie) {
    /// The derivative of the expected half score by the strength, the variance of the half score.
    double variance() {
      double half = win - (1 - tie) / 2;
      return (1 - tie) / 4 - half * half;
    }
  }

  int parameters() {
    return wins.length - 1 + (tied ? 1 : 0);
  }

  boolean tied() {
    return tied;
  }

  /// The difference of the log-strengths of two competitors.
  static double strength(double[] parameters, int competitor) {
    return competitor == 0 ? 0 : parameters[competitor - 1];
  }

  Chances chances(double[] parameters, int a, int b) {
    double s = strength(parameters, a) - strength(parameters, b);
    if (!tied) {
      return new Chances(1 / (1 + Math.exp(-s)), 0);
    }
    double nu = parameters[parameters.length - 1];
    double largest = Math.max(Math.abs(s) / 2, nu);
    double win = Math.exp(s / 2 - largest);
    double tie = Math.exp(nu - largest);
    double total = win + Math.exp(-s / 2 - largest) + tie;
    return new Chances(win / total, tie / total);
  }

  double logLikelihood(double[] parameters) {
    double sum = 0;
    for (int a = 0; a < wins.length; a++) {
      for (int b = 0; b < a; b++) {
        double games = wins[a][b] + wins[b][a] + ties[a][b];
        if (games > 0) {
          double s = strength(parameters, a) - strength(parameters, b);
          double nu = tied ? parameters[parameters.length - 1] : Double.NEGATIVE_INFINITY;
          double largest = Math.max(Math.abs(s) / 2, nu);
          double log =
              largest
                  + Math.log(
                      Math.exp(s / 2 - largest)
                          + Math.exp(-s / 2 - largest)
                          + Math.exp(nu - largest));
          sum += (wins[a][b] - wins[b][a]) * s / 2 - games * log;
          sum += ties[a][b] > 0 ? ties[a][b] * nu : 0;
        }
      }
    }
    return sum;
  }

  /// The derivative of the log-likelihood.
  double[] gradient(double[] parameters) {
    double[] gradient = new double[parameters()];
    for (int a = 0; a < wins.length; a++) {
      for (int b = 0; b < a; b++) {
        double games = wins[a][b] + wins[b][a] + ties[a][b];
        if (games > 0) {
          Chances chances = chances(parameters, a, b);
          double half = (wins[a][b] - wins[b][a]) / 2 - games * expectedHalf(chances);
          add(gradient, a, b, half, ties[a][b] - games * chances.tie());
        }
      }
    }
    return gradient;
  }

  /// Adds to `score` what one comparison adds to the derivative of the log-likelihood.
  void addScore(double[] parameters, Duels duels, int row, double[] score) {
    int a = duels.first(row);
    int b = duels.second(row);
    Chances chances = chances(parameters, a, b);
    double half =
        switch (duels.outcome(row)) {
          case FIRST -> 0.5;
          case SECOND -> -0.5;
          case TIE -> 0;
        };
    double tie = duels.outcome(row) == Duels.Outcome.TIE ? 1 : 0;
    add(score, a, b, half - expectedHalf(chances), tie - chances.tie());
  }

  /// The negative second derivative of the log-likelihood.
  double[][] information(double[] parameters) {
    double[][] information = new double[parameters()][parameters()];
    int last = parameters() - 1;
    for (int a = 0; a < wins.length; a++) {
      for (int b = 0; b < a; b++) {
        double games = wins[a][b] + wins[b][a] + ties[a][b];
        if (games > 0) {
          Chances chances = chances(parameters, a, b);
          addPair(information, a, b, games * chances.variance());
          if (tied) {
            double cross = -games * expectedHalf(chances) * chances.tie();
            addCross(information, a, cross);
            addCross(information, b, -cross);
            information[last][last] += games * chances.tie() * (1 - chances.tie());
          }
        }
      }
    }
    return information;
  }

  private static double expectedHalf(Chances chances) {
    return chances.win() - (1 - chances.tie()) / 2;
  }

  private void add(double[] gradient, int a, int b, double half, double tie) {
    if (a > 0) {
      gradient[a - 1] += half;
    }
    if (b > 0) {
      gradient[b - 1] -= half;
    }
    if (tied) {
      gradient[gradient.length - 1] += tie;
    }
  }

  private static void addPair(double[][] information, int a, int b, double weight) {
    if (a > 0) {
      information[a - 1][a - 1] += weight;
    }
    if (b > 0) {
      information[b - 1][b - 1] += weight;
    }
    if (a > 0 && b > 0) {
      information[a - 1][b - 1] -= weight;
      information[b - 1][a - 1] -= weight;
    }
  }

  private static void addCross(double[][] information, int competitor, double weight) {
    int last = information.length - 1;
    if (competitor > 0) {
      information[competitor - 1][last] += weight;
      information[last][competitor - 1] += weight;
    }
  }
}
