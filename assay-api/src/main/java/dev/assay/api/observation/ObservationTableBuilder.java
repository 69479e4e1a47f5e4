package dev.assay.api.observation;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Collects observations, in whatever order they were made, into a table.
public final class ObservationTableBuilder {
  final Task task;
  final List<Observation.ModelProcess> processes = new ArrayList<>();
  final List<Observation.Client> clients = new ArrayList<>();
  int[] item = new int[16];
  int[] draw = new int[16];
  Outcome.Kind[] outcome = new Outcome.Kind[16];
  Observation.Source[] source = new Observation.Source[16];
  double[] requestNanos = new double[16];
  MeasureColumns measures = new MeasureColumns();

  private final Dictionary classes;
  private final Dictionary categories = new Dictionary(List.of());
  private final Dictionary clusters = new Dictionary(List.of());
  private final TextStore texts = new TextStore();
  private int[] category = new int[16];
  private int[] cluster = new int[16];
  private int[] target = new int[0];
  private int[] predicted = new int[0];
  private double[][] scores = new double[0][];
  private double[] targetNumber = new double[0];
  private double[] predictedNumber = new double[0];
  private int rows;
  private int capacity = 16;

  /// An empty table for a model with the given task and classes.
  ///
  /// @param classes the labels in the order of the model's scores; empty where it states none
  public ObservationTableBuilder(Task task, List<String> classes) {
    this.task = task;
    this.classes = new Dictionary(classes);
    if (task == Task.GENERATION) {
      target = new int[capacity];
      predicted = new int[capacity];
    } else if (task == Task.CLASSIFICATION) {
      target = new int[capacity];
      predicted = new int[capacity];
      scores = new double[classes.size()][capacity];
    } else if (task == Task.REGRESSION) {
      targetNumber = new double[capacity];
      predictedNumber = new double[capacity];
    }
  }

  /// Adds an observation.
  ///
  /// @throws IllegalArgumentException if a label's scores do not match the classes
  public ObservationTableBuilder add(Observation observation) {
    switch (observation) {
      case Observation.Sample sample -> addSample(sample);
      case Observation.ModelProcess process -> processes.add(process);
      case Observation.Client client -> clients.add(client);
    }
    return this;
  }

  /// The table of everything that was added, ordered by item and draw. Where a sample was observed
  /// more than once the last observation counts. The builder must not be used afterwards.
  public ObservationTable build() {
    int[] order = order();
    item = take(item, order);
    draw = take(draw, order);
    category = take(category, order);
    cluster = take(cluster, order);
    requestNanos = take(requestNanos, order);
    outcome = ObservationSlice.take(outcome, order);
    source = ObservationSlice.take(source, order);
    if (task == Task.GENERATION) {
      target = take(target, order);
      predicted = take(predicted, order);
      measures = measures.take(order);
    } else if (task == Task.CLASSIFICATION) {
      target = take(target, order);
      predicted = take(predicted, order);
      for (int k = 0; k < scores.length; k++) {
        scores[k] = take(scores[k], order);
      }
    } else if (task == Task.REGRESSION) {
      targetNumber = take(targetNumber, order);
      predictedNumber = take(predictedNumber, order);
    }
    return new ObservationTable(this);
  }

  ObservationTable.Labels labels() {
    boolean labels = task == Task.CLASSIFICATION;
    return new ObservationTable.Labels(
        classes.texts(), labels ? target : new int[0], labels ? predicted : new int[0], scores);
  }

  ObservationTable.Numbers numbers() {
    return new ObservationTable.Numbers(targetNumber, predictedNumber);
  }

  ObservationTable.Texts texts() {
    boolean generation = task == Task.GENERATION;
    return new ObservationTable.Texts(
        texts, generation ? target : new int[0], generation ? predicted : new int[0]);
  }

  ObservationTable.Groups groups() {
    return new ObservationTable.Groups(
        categories.texts(),
        categories.size() == 0 ? new int[0] : category,
        clusters.texts(),
        clusters.size() == 0 ? new int[0] : cluster);
  }

  private void addSample(Observation.Sample sample) {
    if (rows == capacity) {
      grow();
    }
    item[rows] = Math.toIntExact(sample.item().row());
    draw[rows] = sample.draw();
    outcome[rows] = sample.outcome().kind();
    source[rows] = sample.timing().source();
    category[rows] = categories.code(sample.item().category());
    cluster[rows] = clusters.code(sample.item().cluster());
    Long nanos =
        sample.timing().reused() ? null : sample.timing().latencyNanos().get(LatencyKind.REQUEST);
    requestNanos[rows] = nanos == null ? Double.NaN : nanos;
    if (task == Task.GENERATION) {
      target[rows] = texts.add(sample.item().target());
      predicted[rows] = texts.add(sample.answer() instanceof Answer.Text(String text) ? text : "");
      measures.add(sample);
    } else if (task == Task.CLASSIFICATION) {
      addLabel(sample);
    } else if (task == Task.REGRESSION) {
      targetNumber[rows] = number(sample.item().target());
      predictedNumber[rows] =
          sample.answer() instanceof Answer.Value value ? value.value() : Double.NaN;
    }
    rows++;
  }

  private void addLabel(Observation.Sample sample) {
    target[rows] = classes.code(sample.item().target());
    predicted[rows] = -1;
    if (sample.answer() instanceof Answer.Label label) {
      predicted[rows] = classes.code(label.label());
      if (label.scores().length > scores.length) {
        throw new IllegalArgumentException(
            "sample "
                + sample.key()
                + " has "
                + label.scores().length
                + " scores for "
                + scores.length
                + " classes");
      }
      for (int k = 0; k < scores.length; k++) {
        scores[k][rows] = k < label.scores().length ? label.scores()[k] : Double.NaN;
      }
    } else {
      for (double[] score : scores) {
        score[rows] = Double.NaN;
      }
    }
  }

  private static double number(String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private void grow() {
    capacity *= 2;
    item = Arrays.copyOf(item, capacity);
    draw = Arrays.copyOf(draw, capacity);
    outcome = Arrays.copyOf(outcome, capacity);
    source = Arrays.copyOf(source, capacity);
    category = Arrays.copyOf(category, capacity);
    cluster = Arrays.copyOf(cluster, capacity);
    requestNanos = Arrays.copyOf(requestNanos, capacity);
    if (task == Task.GENERATION) {
      target = Arrays.copyOf(target, capacity);
      predicted = Arrays.copyOf(predicted, capacity);
    } else if (task == Task.CLASSIFICATION) {
      target = Arrays.copyOf(target, capacity);
      predicted = Arrays.copyOf(predicted, capacity);
      for (int k = 0; k < scores.length; k++) {
        scores[k] = Arrays.copyOf(scores[k], capacity);
      }
    } else if (task == Task.REGRESSION) {
      targetNumber = Arrays.copyOf(targetNumber, capacity);
      predictedNumber = Arrays.copyOf(predictedNumber, capacity);
    }
  }

  private int[] order() {
    if (inOrder()) {
      return IntStream.range(0, rows).toArray();
    }
    long[] keys = new long[rows];
    for (int i = 0; i < rows; i++) {
      keys[i] = ((long) item[i] << 32) | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[rows];
    for (int i = 0; i < rows; i++) {
      insert(sorted, i, (int) keys[i]);
    }
    return IntStream.range(0, rows)
        .filter(i -> i == rows - 1 || !sameSample(sorted[i], sorted[i + 1]))
        .map(i -> sorted[i])
        .toArray();
  }

  // Draws mostly come in their order. Ties keep their arrival order, so that the last observation
  // of a sample is the one that stays.
  private void insert(int[] sorted, int count, int row) {
    int at = count;
    while (at > 0 && item[sorted[at - 1]] == item[row] && draw[sorted[at - 1]] > draw[row]) {
      sorted[at] = sorted[at - 1];
      at--;
    }
    sorted[at] = row;
  }

  private boolean inOrder() {
    for (int i = 1; i < rows; i++) {
      if (item[i] < item[i - 1] || (item[i] == item[i - 1] && draw[i] <= draw[i - 1])) {
        return false;
      }
    }
    return true;
  }

  private boolean sameSample(int a, int b) {
    return item[a] == item[b] && draw[a] == draw[b];
  }

  private static int[] take(int[] values, int[] order) {
    int[] taken = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      taken[i] = values[order[i]];
    }
    return taken;
  }

  private static double[] take(double[] values, int[] order) {
    double[] taken = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      taken[i] = values[order[i]];
    }
    return taken;
  }
}
