package dev.assay.app.run;

import dev.assay.engine.load.LoadListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says in a line how a trial of a language model gets on.
final class LoadWords {
  private LoadWords() {}

  static String of(LoadListener.Figures figures) {
    List<String> words = new ArrayList<>();
    words.add(String.format(Locale.ROOT, "%.0f/s", figures.perSecond()));
    if (!Double.isNaN(figures.p50Nanos())) {
      words.add("p50 " + millis(figures.p50Nanos()));
      words.add("p95 " + millis(figures.p95Nanos()));
    }
    words.add(figures.errors() + (figures.errors() == 1 ? " error" : " errors"));
    figures.costUsd().ifPresent(cost -> words.add(String.format(Locale.ROOT, "$%.4f", cost)));
    figures
        .left()
        .filter(left -> !left.isZero())
        .ifPresent(left -> words.add(Math.max(1, left.toSeconds()) + " s left"));
    return String.join(", ", words);
  }

  private static String millis(double nanos) {
    return String.format(Locale.ROOT, nanos < 1e7 ? "%.1f ms" : "%.0f ms", nanos / 1e6);
  }
}
