package dev.assay.store;

import dev.assay.api.observation.Observation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The samples of some trials by row and draw, each as it ended last.
///
/// Only where each record stands is kept in memory, 24 bytes for each; the records are read when
/// they are asked for, so that prompts and answers may be larger than memory in sum.
public final class OrderedSamples implements AutoCloseable {
  private final List<Path> paths = new ArrayList<>();
  private final List<FileChannel> channels = new ArrayList<>();
  private long[] offset = new long[64];
  private int[] length = new int[64];
  private int[] row = new int[64];
  private int[] draw = new int[64];
  private int[] trial = new int[64];
  private int count;
  private int[] order = new int[0];

  private OrderedSamples() {}

  /// Opens the samples in the folders of trials; where they agree in row and draw, those of the
  /// first folder come first.
  ///
  /// @throws dev.assay.api.AssayException if a journal is damaged or cannot be read
  public static OrderedSamples open(List<Path> trialFolders) {
    OrderedSamples samples = new OrderedSamples();
    try {
      for (Path folder : trialFolders) {
        samples.index(folder.resolve(ObservationJournal.FILE));
      }
    } catch (RuntimeException failure) {
      samples.close();
      throw failure;
    }
    samples.order = samples.order();
    return samples;
  }

  /// How many samples there are.
  public int size() {
    return order.length;
  }

  /// The samples; valid until this is closed.
  public Stream<Observation.Sample> stream() {
    return IntStream.of(order).mapToObj(this::read);
  }

  @Override
  public void close() {
    for (int i = 0; i < channels.size(); i++) {
      try {
        channels.get(i).close();
      } catch (IOException e) {
        throw StoreFailures.unreadable(paths.get(i), e);
      }
    }
  }

  private void index(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    int number = paths.size();
    paths.add(path);
    try {
      FileChannel channel = FileChannel.open(path);
      channels.add(channel);
      JournalLines lines = new JournalLines(channel, 0);
      while (lines.next()) {
        Observation parsed =
            ObservationParser.parse(lines.buffer(), lines.begin(), lines.length() - 1);
        if (parsed instanceof Observation.Sample sample) {
          add(sample, lines, number);
        }
      }
    } catch (IOException | MalformedRecordException e) {
      throw StoreFailures.unreadable(path, e);
    }
  }

  private void add(Observation.Sample sample, JournalLines lines, int number) {
    if (count == offset.length) {
      int capacity = 2 * count;
      offset = Arrays.copyOf(offset, capacity);
      length = Arrays.copyOf(length, capacity);
      row = Arrays.copyOf(row, capacity);
      draw = Arrays.copyOf(draw, capacity);
      trial = Arrays.copyOf(trial, capacity);
    }
    offset[count] = lines.offset();
    length[count] = lines.length();
    row[count] = Math.toIntExact(sample.item().row());
    draw[count] = sample.draw();
    trial[count++] = number;
  }

  // Sorted without an object for each sample: by row and place, then each row by itself.
  private int[] order() {
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (long) row[i] << 32 | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[count];
    int kept = 0;
    for (int from = 0; from < count; ) {
      int to = from + 1;
      while (to < count && keys[to] >>> 32 == keys[from] >>> 32) {
        to++;
      }
      kept = addRow(Arrays.copyOfRange(keys, from, to), sorted, kept);
      from = to;
    }
    return Arrays.copyOf(sorted, kept);
  }

  private int addRow(long[] keys, int[] into, int at) {
    int[] places =
        keys.length == 1
            ? new int[] {(int) keys[0]}
            : Arrays.stream(keys)
                .mapToInt(key -> (int) key)
                .boxed()
                .sorted((a, b) -> compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
    int kept = at;
    for (int i = 0; i < places.length; i++) {
      boolean isLast = i == places.length - 1 || !isSame(places[i], places[i + 1]);
      if (isLast) {
        into[kept++] = places[i];
      }
    }
    return kept;
  }

  private int compare(int a, int b) {
    return draw[a] != draw[b] ? Integer.compare(draw[a], draw[b]) : Integer.compare(a, b);
  }

  private boolean isSame(int a, int b) {
    return draw[a] == draw[b] && trial[a] == trial[b];
  }

  private Observation.Sample read(int place) {
    ByteBuffer bytes = ByteBuffer.allocate(length[place] - 1);
    Path path = paths.get(trial[place]);
    try {
      FileChannel channel = channels.get(trial[place]);
      while (bytes.hasRemaining() && channel.read(bytes, offset[place] + bytes.position()) >= 0) {
        // A read may bring a part.
      }
    } catch (IOException e) {
      throw StoreFailures.unreadable(path, e);
    }
    return (Observation.Sample) ObservationParser.parse(bytes.array(), 0, bytes.position());
  }
}
