package dev.assay.app.dialect;

import java.util.Arrays;

/// A growing list of numbers.
final class Numbers {
  private double[] values = new double[64];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  double get(int index) {
    return values[index];
  }

  int size() {
    return size;
  }

  double[] toArray() {
    return Arrays.copyOf(values, size);
  }

  double sum() {
    return Arrays.stream(values, 0, size).sum();
  }
}
