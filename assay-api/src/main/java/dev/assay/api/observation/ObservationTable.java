package dev.assay.api.observation;

import dev.assay.api.model.Task;
import java.util.Arrays;
import java.util.List;

/// The samples of one model on one dataset as primitive columns, with what its processes used.
///
/// A row is one sample: one item in one draw. Rows are ordered by item and draw, so that two tables
/// over one dataset line up. Arrays are handed out without a copy; readers must not write to them.
public final class ObservationTable {
  private final Task task;
  private final int[] item;
  private final int[] draw;
  private final Outcome.Kind[] outcome;
  private final Observation.Source[] source;
  private final Labels labels;
  private final Numbers numbers;
  private final Texts texts;
  private final MeasureColumns measures;
  private final Groups groups;
  private final double[] requestNanos;
  private final List<Observation.ModelProcess> processes;
  private final List<Observation.Client> clients;

  ObservationTable(ObservationTableBuilder builder) {
    this.task = builder.task;
    this.item = builder.item;
    this.draw = builder.draw;
    this.outcome = builder.outcome;
    this.source = builder.source;
    this.labels = builder.labels();
    this.numbers = builder.numbers();
    this.texts = builder.texts();
    this.measures = builder.measures;
    this.groups = builder.groups();
    this.requestNanos = builder.requestNanos;
    this.processes = List.copyOf(builder.processes);
    this.clients = List.copyOf(builder.clients);
  }

  ObservationTable(ObservationTable whole, int[] rows, List<Observation.ModelProcess> processes) {
    this.task = whole.task;
    this.item = ObservationSlice.take(whole.item, rows);
    this.draw = ObservationSlice.take(whole.draw, rows);
    this.outcome = ObservationSlice.take(whole.outcome, rows);
    this.source = ObservationSlice.take(whole.source, rows);
    this.labels = ObservationSlice.take(whole.labels, rows);
    this.numbers = ObservationSlice.take(whole.numbers, rows);
    this.texts =
        new Texts(
            whole.texts.known(),
            ObservationSlice.take(whole.texts.target(), rows),
            ObservationSlice.take(whole.texts.answer(), rows));
    this.measures = whole.measures.take(rows);
    this.groups = ObservationSlice.take(whole.groups, rows);
    this.requestNanos = ObservationSlice.take(whole.requestNanos, rows);
    this.processes = List.copyOf(processes);
    this.clients = whole.clients;
  }

  /// What the model was asked to produce.
  public Task task() {
    return task;
  }

  /// The number of samples, answered or not.
  public int rows() {
    return item.length;
  }

  /// The dataset's row of each sample.
  public int[] item() {
    return item;
  }

  /// The repetition of each sample, from 0.
  public int[] draw() {
    return draw;
  }

  /// How a sample ended.
  public Outcome.Kind outcome(int row) {
    return outcome[row];
  }

  /// How many samples have their answer from there.
  public long from(Observation.Source where) {
    return Arrays.stream(source).filter(each -> each == where).count();
  }

  /// Whether a sample has an answer and what it is scored against.
  public boolean answered(int row) {
    return outcome[row] == Outcome.Kind.ANSWERED;
  }

  /// The labels: classes, targets, predictions and scores. Empty columns unless the task is
  /// classification.
  public Labels labels() {
    return labels;
  }

  /// The numbers: targets and predictions. Empty columns unless the task is regression.
  public Numbers numbers() {
    return numbers;
  }

  /// The texts: targets and answers. Empty columns unless the task is generation.
  public Texts texts() {
    return texts;
  }

  /// A quantity of each sample's answer, NaN where it is not known; empty unless the task is
  /// generation.
  public double[] measure(Measure measure) {
    return measures.of(measure);
  }

  /// The times between chunks with words, of all samples; none unless the task is generation.
  public ChunkGaps chunkGaps() {
    return measures.gaps();
  }

  /// The slices and the clusters.
  public Groups groups() {
    return groups;
  }

  /// The latency of each sample's request in nanoseconds, NaN where none was measured.
  public double[] requestNanos() {
    return requestNanos;
  }

  /// What each process that hosted the model used.
  public List<Observation.ModelProcess> processes() {
    return processes;
  }

  /// How the machine that asked fared, for each start of a trial; none unless the task is
  /// generation.
  public List<Observation.Client> clients() {
    return clients;
  }

  /// The part of this table that belongs to one slice: its samples, and of each process the calls
  /// that took one of its items.
  ///
  /// @param category the number of the slice among the categories
  public ObservationTable slice(int category) {
    return ObservationSlice.of(this, category);
  }

  /// This table without the draws after the first, where every draw of every item repeats the first
  /// to the letter; else this table itself. The processes stay.
  public ObservationTable withoutRepeatedDraws() {
    return ObservationSlice.withoutRepeatedDraws(this);
  }

  /// The units of replication of the given samples: clusters where the dataset has them, else items
  /// where an item was asked more than once, else each sample by itself.
  public Units units(int[] rows) {
    int[] items = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      items[i] = item[rows[i]];
    }
    if (!groups.clusters().isEmpty()) {
      int[] cluster = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        cluster[i] = groups.cluster()[rows[i]];
      }
      return new Units("clusters", items, dense(cluster), true);
    }
    boolean repeated = Arrays.stream(draw).anyMatch(number -> number > 0);
    return new Units("items", items, repeated ? dense(items) : new int[0], true);
  }

  /// The units of replication of values of which a sample may have several: those of the samples,
  /// or the samples themselves.
  ///
  /// @param rows the sample of each value
  public Units groupedUnits(int[] rows) {
    Units units = units(rows);
    return units.cluster().length > 0
        ? units
        : new Units(units.name(), units.item(), dense(units.item()), units.pairable());
  }

  private static int[] dense(int[] codes) {
    int[] sorted = Arrays.stream(codes).distinct().sorted().toArray();
    int[] numbers = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      numbers[i] = Arrays.binarySearch(sorted, codes[i]);
    }
    return numbers;
  }

  /// Labels of classification.
  ///
  /// @param classes the names of all classes that the model or the dataset knows, by number
  /// @param target the class of each sample's target, -1 where there is none
  /// @param predicted the class of each sample's prediction, -1 where there is none
  /// @param scores the score of each class for each sample, by class number; a class that the model
  ///   does not score has score 0; no entry where the model states no scores
  public record Labels(List<String> classes, int[] target, int[] predicted, double[][] scores) {}

  /// Numbers of regression.
  ///
  /// @param target the right number of each sample, NaN where there is none
  /// @param predicted the predicted number of each sample, NaN where there is none
  public record Numbers(double[] target, double[] predicted) {}

  /// Texts of generation.
  ///
  /// @param known the texts, by number
  /// @param target the number of each sample's target, -1 where it is empty
  /// @param answer the number of each sample's answer, -1 where it is empty
  public record Texts(TextStore known, int[] target, int[] answer) {
    /// The text with that number; empty for -1.
    public String text(int number) {
      return known.get(number);
    }
  }

  /// Times between chunks.
  ///
  /// @param row the sample that each time belongs to, as the row of the table
  /// @param nanos the times in nanoseconds
  /// @param oneIn among how many answers the times of one are here; 1: those of all
  public record ChunkGaps(int[] row, float[] nanos, int oneIn) {}

  /// Groups of samples.
  ///
  /// @param categories the names of the slices; empty where the dataset has none
  /// @param category the slice of each sample, -1 for none; empty where the dataset has none
  /// @param clusters the names of the clusters; empty where the dataset has none
  /// @param cluster the cluster of each sample; empty where the dataset has none
  public record Groups(
      List<String> categories, int[] category, List<String> clusters, int[] cluster) {}
}
