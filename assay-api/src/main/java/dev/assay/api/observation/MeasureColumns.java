package dev.assay.api.observation;

import dev.assay.api.generation.Chunks;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The quantities of answers as columns, which are put together when they are asked for, with the
/// times between their chunks.
final class MeasureColumns {
  private static final List<Measure> ALL = List.of(Measure.values());
  private static final int RECORD = ALL.size() * Double.BYTES;
  private static final int BLOCK_RECORDS = 512;
  private static final int MOST_KEPT = 3;

  private final Spill records;
  private final Optional<int[]> order;
  private final ChunkGapList gaps;
  private final Map<Measure, double[]> latest = new LinkedHashMap<>();
  private final byte[] record = new byte[RECORD];

  /// Columns without rows.
  MeasureColumns() {
    this(new Spill(), Optional.empty(), new ChunkGapList());
  }

  private MeasureColumns(Spill records, Optional<int[]> order, ChunkGapList gaps) {
    this.records = records;
    this.order = order;
    this.gaps = gaps;
  }

  /// Adds what is known of the sample in the next row.
  void add(Observation.Sample sample) {
    // What was taken over from another run was not timed in this one; what it cost was not paid.
    boolean known = sample.dialogue().isPresent() && !sample.timing().reused();
    ByteBuffer values = ByteBuffer.wrap(record);
    for (Measure measure : ALL) {
      values.putDouble(known ? measure.of(sample, sample.dialogue().get()) : Double.NaN);
    }
    int row = (int) (records.length() / RECORD);
    records.append(record, RECORD);
    boolean timed = known && sample.outcome().hasAnswer();
    gaps.add(
        row,
        sample.item().row(),
        timed ? sample.dialogue().get().exchanges().getLast().trace().chunks() : Chunks.NONE);
  }

  /// The values of a quantity; the last ones that were asked for are kept at hand.
  synchronized double[] of(Measure measure) {
    double[] column = latest.remove(measure);
    if (column == null) {
      column = read(ALL.indexOf(measure));
    }
    latest.put(measure, column);
    if (latest.size() > MOST_KEPT) {
      latest.remove(latest.keySet().iterator().next());
    }
    return column;
  }

  ObservationTable.ChunkGaps gaps() {
    return gaps.gaps();
  }

  /// The given rows of these columns, in that order.
  MeasureColumns take(int[] rows) {
    int count = count();
    int[] raw = new int[count == 0 ? 0 : rows.length];
    int[] place = new int[order.isPresent() ? order.get().length : count];
    Arrays.fill(place, -1);
    for (int i = 0; i < raw.length; i++) {
      raw[i] = order.isPresent() ? order.get()[rows[i]] : rows[i];
      place[rows[i]] = i;
    }
    return new MeasureColumns(records, Optional.of(raw), gaps.take(place));
  }

  private int count() {
    return (int) (records.length() / RECORD);
  }

  private double[] read(int measure) {
    int count = count();
    int[] place = new int[count];
    Arrays.setAll(place, i -> order.isPresent() ? -1 : i);
    int[] taken = order.orElse(new int[0]);
    for (int i = 0; i < taken.length; i++) {
      place[taken[i]] = i;
    }
    double[] column = new double[order.isPresent() ? taken.length : count];
    byte[] block = new byte[BLOCK_RECORDS * RECORD];
    ByteBuffer values = ByteBuffer.wrap(block);
    for (int from = 0; from < count; from += BLOCK_RECORDS) {
      int length = Math.min(BLOCK_RECORDS, count - from);
      synchronized (records) {
        records.read((long) from * RECORD, block, length * RECORD);
      }
      for (int i = 0; i < length; i++) {
        if (place[from + i] >= 0) {
          column[place[from + i]] = values.getDouble(i * RECORD + measure * Double.BYTES);
        }
      }
    }
    return column;
  }
}
