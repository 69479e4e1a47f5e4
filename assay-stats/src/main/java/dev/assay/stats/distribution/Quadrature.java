package dev.assay.stats.distribution;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleUnaryOperator;

/// Adaptive integration of a smooth function over a finite range, by the Gauss-Kronrod rule of 7
/// and 15 points (Piessens et al. 1983, QUADPACK).
final class Quadrature {
  private static final double[] NODES = {
    0.9914553711208126, 0.9491079123427585,
    0.8648644233597691, 0.7415311855993945,
    0.5860872354676911, 0.4058451513773972,
    0.20778495500789848, 0
  };
  private static final double[] KRONROD = {
    0.022935322010529224, 0.06309209262997856,
    0.10479001032225019, 0.14065325971552592,
    0.1690047266392679, 0.19035057806478542,
    0.20443294007529889, 0.20948214108472782
  };
  private static final double[] GAUSS = {
    0.1294849661688697, 0.27970539148927664,
    0.3818300505051189, 0.4179591836734694
  };
  private static final double RELATIVE_TOLERANCE = 1e-11;
  private static final int MOST_PIECES = 2000;

  private Quadrature() {}

  private record Piece(double low, double high, double value, double error) {}

  /// The integral of a function that is nowhere negative, to a relative error of about 1e-11.
  static double integrate(DoubleUnaryOperator function, double low, double high) {
    Deque<Piece> open = new ArrayDeque<>();
    open.push(piece(function, low, high));
    double settled = 0;
    for (int pieces = 0; !open.isEmpty(); pieces++) {
      Piece next = open.pop();
      double total = settled + next.value() + open.stream().mapToDouble(Piece::value).sum();
      if (next.error() <= RELATIVE_TOLERANCE * total || pieces > MOST_PIECES) {
        settled += next.value();
      } else {
        double middle = (next.low() + next.high()) / 2;
        open.push(piece(function, next.low(), middle));
        open.push(piece(function, middle, next.high()));
      }
    }
    return settled;
  }

  private static Piece piece(DoubleUnaryOperator function, double low, double high) {
    double centre = (low + high) / 2;
    double half = (high - low) / 2;
    double kronrod = 0;
    double gauss = 0;
    for (int i = 0; i < NODES.length; i++) {
      double distance = half * NODES[i];
      double sum = function.applyAsDouble(centre + distance);
      if (distance != 0) {
        sum += function.applyAsDouble(centre - distance);
      }
      kronrod += KRONROD[i] * sum;
      if (i % 2 == 1) {
        gauss += GAUSS[i / 2] * sum;
      }
    }
    return new Piece(low, high, half * kronrod, half * Math.abs(kronrod - gauss));
  }
}
