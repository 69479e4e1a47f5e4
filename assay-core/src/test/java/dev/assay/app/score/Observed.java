package dev.assay.app.score;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.api.observation.Outcome;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was observed of made-up classifiers.
final class Observed {
  private static final ModelCard CARD =
      new ModelCard(
          Task.CLASSIFICATION, List.of("no", "yes"), List.of(), List.of(), 0, "", Map.of());

  private final String model;
  private final String dataset;
  private final ObservationTableBuilder table =
      new ObservationTableBuilder(Task.CLASSIFICATION, CARD.classes());

  private Observed(String model, String dataset) {
    this.model = model;
    this.dataset = dataset;
  }

  static Observed of(String model, String dataset) {
    return new Observed(model, dataset);
  }

  /// Rows of which the first are answered rightly, the next wrongly, and the last not at all.
  Observed rows(int right, int wrong, int unanswered) {
    for (int row = 0; row < right + wrong + unanswered; row++) {
      String target = row % 2 == 0 ? "yes" : "no";
      String other = row % 2 == 0 ? "no" : "yes";
      boolean answered = row < right + wrong;
      table.add(
          new Observation.Sample(
              "key" + row,
              new Item(row, "" + row, target, "", ""),
              0,
              answered ? Outcome.answered() : new Outcome(Outcome.Kind.TIMEOUT, "", "too slow"),
              answered
                  ? new Answer.Label(row < right ? target : other, new double[0])
                  : new Answer.None(),
              new Observation.Timing(Map.of(), 1)));
    }
    return this;
  }

  /// Rows of one class, answered with probabilities, in two categories.
  Observed rowsOfOneClass(int rows) {
    for (int row = 0; row < rows; row++) {
      table.add(
          new Observation.Sample(
              "key" + row,
              new Item(row, "" + row, "yes", row % 2 == 0 ? "even" : "odd", ""),
              0,
              Outcome.answered(),
              new Answer.Label(row % 4 == 0 ? "no" : "yes", new double[] {0.4, 0.6}),
              new Observation.Timing(Map.of(), 1)));
    }
    return this;
  }

  /// A process for each of these times, all of whose calls took so long.
  Observed processes(double... millis) {
    for (int draw = 0; draw < millis.length; draw++) {
      long[] nanos = new long[500];
      Arrays.fill(nanos, (long) (millis[draw] * 1e6));
      table.add(
          new Observation.ModelProcess(
              draw,
              Map.of(),
              Map.of(
                  LatencyKind.APPLICATION,
                  new Observation.Latencies(nanos, new long[] {0}, nanos[0]))));
    }
    return this;
  }

  Evaluated evaluated() {
    ObservationTable built = table.build();
    return new Evaluated(model, dataset, CARD, built, new LinkedHashMap<>());
  }
}
