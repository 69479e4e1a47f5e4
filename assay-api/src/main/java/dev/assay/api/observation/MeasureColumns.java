package dev.assay.api.observation;

import dev.assay.api.generation.Chunks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/// The quantities of answers as columns, with the times between their chunks.
final class MeasureColumns {
  private static final Measure[] ALL = Measure.values();

  private final Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
  private int capacity;
  private int[] gapRow = new int[0];
  private float[] gapNanos = new float[0];
  private int gaps;

  /// Columns without rows.
  MeasureColumns() {
    for (Measure measure : ALL) {
      columns.put(measure, new double[0]);
    }
  }

  /// Adds what is known of the sample in a row; rows come in their order.
  void add(int row, Observation.Sample sample) {
    if (row >= capacity) {
      capacity = Math.max(16, 2 * (row + 1));
      columns.replaceAll((_, values) -> Arrays.copyOf(values, capacity));
    }
    // What was taken over from another run was not timed in this one; what it cost was not paid.
    boolean known = sample.dialogue().isPresent() && !sample.timing().reused();
    for (Measure measure : ALL) {
      of(measure)[row] = known ? measure.of(sample, sample.dialogue().get()) : Double.NaN;
    }
    if (known && sample.outcome().hasAnswer()) {
      addGaps(row, sample.dialogue().get().exchanges().getLast().trace().chunks());
    }
  }

  double[] of(Measure measure) {
    return columns.getOrDefault(measure, new double[0]);
  }

  ObservationTable.ChunkGaps gaps() {
    return new ObservationTable.ChunkGaps(
        Arrays.copyOf(gapRow, gaps), Arrays.copyOf(gapNanos, gaps));
  }

  /// The given rows of these columns, in that order.
  MeasureColumns take(int[] rows) {
    MeasureColumns taken = new MeasureColumns();
    int[] place = new int[capacity];
    Arrays.fill(place, -1);
    for (int i = 0; i < rows.length && capacity > 0; i++) {
      place[rows[i]] = i;
    }
    columns.forEach(
        (measure, values) -> taken.columns.put(measure, ObservationSlice.take(values, rows)));
    taken.capacity = capacity == 0 ? 0 : rows.length;
    for (int gap = 0; gap < gaps; gap++) {
      if (place[gapRow[gap]] >= 0) {
        taken.addGap(place[gapRow[gap]], gapNanos[gap]);
      }
    }
    return taken;
  }

  private void addGaps(int row, Chunks chunks) {
    int last = -1;
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      if (Measure.isWords(chunks.kinds()[chunk])) {
        if (last >= 0) {
          addGap(row, (float) (chunks.nanos()[chunk] - chunks.nanos()[last]));
        }
        last = chunk;
      }
    }
  }

  private void addGap(int row, float nanos) {
    if (gaps == gapRow.length) {
      gapRow = Arrays.copyOf(gapRow, Math.max(16, 2 * gaps));
      gapNanos = Arrays.copyOf(gapNanos, gapRow.length);
    }
    gapRow[gaps] = row;
    gapNanos[gaps++] = nanos;
  }
}
