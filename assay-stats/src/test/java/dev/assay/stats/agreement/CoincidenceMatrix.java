package dev.assay.stats.agreement;

import java.util.Arrays;

/// Krippendorff's alpha by the book: the matrix of coincidences and the matrix of distances.
final class CoincidenceMatrix {
  private CoincidenceMatrix() {}

  static double alpha(double[][] ratings, Scale scale) {
    double[] values =
        Arrays.stream(ratings)
            .flatMapToDouble(Arrays::stream)
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .distinct()
            .toArray();
    double[][] coincidences = new double[values.length][values.length];
    for (int unit = 0; unit < ratings[0].length; unit++) {
      int at = unit;
      double[] said =
          Arrays.stream(ratings).mapToDouble(r -> r[at]).filter(v -> !Double.isNaN(v)).toArray();
      for (int i = 0; i < said.length; i++) {
        for (int j = 0; j < said.length; j++) {
          if (i != j) {
            coincidences[Arrays.binarySearch(values, said[i])][
                    Arrays.binarySearch(values, said[j])] +=
                1.0 / (said.length - 1);
          }
        }
      }
    }
    double[] margins =
        Arrays.stream(coincidences).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < values.length; c++) {
      for (int k = 0; k < values.length; k++) {
        double distance = c == k ? 0 : distance(c, k, values, margins, scale);
        observed += coincidences[c][k] * distance;
        expected += margins[c] * margins[k] * distance;
      }
    }
    return expected == 0
        ? Double.NaN
        : 1 - (Arrays.stream(margins).sum() - 1) * observed / expected;
  }

  private static double distance(int c, int k, double[] values, double[] margins, Scale scale) {
    double root =
        switch (scale) {
          case NOMINAL -> 1;
          case ORDINAL -> {
            double between = -(margins[c] + margins[k]) / 2;
            for (int g = Math.min(c, k); g <= Math.max(c, k); g++) {
              between += margins[g];
            }
            yield between;
          }
          case INTERVAL -> values[c] - values[k];
          case RATIO -> (values[c] - values[k]) / (values[c] + values[k]);
        };
    return root * root;
  }
}
