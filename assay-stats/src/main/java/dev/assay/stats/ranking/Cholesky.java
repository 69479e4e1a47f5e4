package dev.assay.stats.ranking;

import dev.assay.stats.Refusal;
import dev.assay.stats.RefusedException;

/// The lower triangular root of a symmetric matrix without negative eigenvalues.
final class Cholesky {
  private final double[][] root;

  private Cholesky(double[][] root) {
    this.root = root;
  }

  /// The root; a direction without variance gets a column of zeros.
  static Cholesky of(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int column = 0; column < n; column++) {
      double pivot = matrix[column][column];
      for (int k = 0; k < column; k++) {
        pivot -= root[column][k] * root[column][k];
      }
      if (pivot > 1e-13 * matrix[column][column]) {
        root[column][column] = Math.sqrt(pivot);
        for (int row = column + 1; row < n; row++) {
          double rest = matrix[row][column];
          for (int k = 0; k < column; k++) {
            rest -= root[row][k] * root[column][k];
          }
          root[row][column] = rest / root[column][column];
        }
      }
    }
    return new Cholesky(root);
  }

  /// The inverse of the matrix.
  ///
  /// @throws RefusedException NOT_IDENTIFIED if the matrix is singular
  double[][] inverse() {
    int n = root.length;
    double[][] inverse = new double[n][];
    for (int column = 0; column < n; column++) {
      double[] unit = new double[n];
      unit[column] = 1;
      inverse[column] = solve(unit);
    }
    return inverse;
  }

  /// The solution of `matrix x = right`.
  ///
  /// @throws RefusedException NOT_IDENTIFIED if the matrix is singular
  double[] solve(double[] right) {
    int n = root.length;
    double[] x = right.clone();
    for (int row = 0; row < n; row++) {
      for (int k = 0; k < row; k++) {
        x[row] -= root[row][k] * x[k];
      }
      x[row] /= pivot(row);
    }
    for (int row = n - 1; row >= 0; row--) {
      for (int k = row + 1; k < n; k++) {
        x[row] -= root[k][row] * x[k];
      }
      x[row] /= pivot(row);
    }
    return x;
  }

  /// The root times a vector.
  double[] times(double[] vector) {
    double[] product = new double[root.length];
    for (int row = 0; row < product.length; row++) {
      for (int k = 0; k <= row; k++) {
        product[row] += root[row][k] * vector[k];
      }
    }
    return product;
  }

  private double pivot(int row) {
    if (root[row][row] == 0) {
      throw new RefusedException(
          Refusal.NOT_IDENTIFIED, "the comparisons do not determine all strengths");
    }
    return root[row][row];
  }
}
