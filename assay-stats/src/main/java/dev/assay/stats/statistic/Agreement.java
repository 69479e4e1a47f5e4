package dev.assay.stats.statistic;

/// Accuracy, over all rows or balanced over the classes of the targets.
record Agreement(boolean balanced) implements ClassScore {
  @Override
  public double of(ClassCounts counts) {
    if (!balanced) {
      return ClassCounts.sum(counts.correct) / counts.total();
    }
    double recalls = 0;
    int present = 0;
    for (int k = 0; k < counts.classes(); k++) {
      if (counts.target[k] > 0) {
        recalls += counts.correct[k] / counts.target[k];
        present++;
      }
    }
    return recalls / present;
  }

  @Override
  public void gradient(ClassCounts counts, ClassCounts into) {
    double total = counts.total();
    double accuracy = ClassCounts.sum(counts.correct) / total;
    int present = 0;
    for (double size : counts.target) {
      present += size > 0 ? 1 : 0;
    }
    for (int k = 0; k < counts.classes(); k++) {
      double size = counts.target[k];
      if (!balanced) {
        into.correct[k] += 1 / total;
        into.target[k] -= accuracy / total;
      } else if (size > 0) {
        into.correct[k] += 1 / (present * size);
        into.target[k] -= counts.correct[k] / (present * size * size);
      }
    }
  }
}
