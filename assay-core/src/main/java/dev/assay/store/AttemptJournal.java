package dev.assay.store;

import dev.assay.api.AssayException;
import dev.assay.api.observation.AttemptRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The append-only journal of a sweep: `attempts.jsonl`, an attempt a line, as
/// `schemas/attempts.schema.json` says.
///
/// An attempt is written when it ends, and synced within 200 ms or before the journal is closed. A
/// last line that was cut off is dropped. Safe for several threads.
public final class AttemptJournal implements AutoCloseable {
  /// The file's name in the folder of a run.
  public static final String FILE = "attempts.jsonl";

  private static final Duration SYNC = Duration.ofMillis(200);

  private final Path path;
  private final FileChannel channel;
  private final List<AttemptRecord> before;
  private final Thread syncing;
  private boolean unsynced;
  private boolean closed;
  private @Nullable IOException failure;

  private AttemptJournal(Path path, FileChannel channel, List<AttemptRecord> before) {
    this.path = path;
    this.channel = channel;
    this.before = List.copyOf(before);
    this.syncing = Thread.ofPlatform().daemon().name("assay-attempts-sync").start(this::sync);
  }

  /// Opens the journal of a run, which the caller holds; what an earlier process left is kept.
  ///
  /// @throws AssayException if it cannot be written, or is damaged in its middle
  public static AttemptJournal open(Path runFolder) {
    Path path = runFolder.resolve(FILE);
    List<AttemptRecord> before = Files.exists(path) ? read(runFolder) : List.of();
    try {
      FileChannel channel =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(wholeBytes(path));
      channel.position(channel.size());
      return new AttemptJournal(path, channel, before);
    } catch (IOException e) {
      throw StoreFailures.unwritable(path, e);
    }
  }

  /// The attempts in the journal of a run, in the order in which they ended.
  ///
  /// @throws AssayException if it cannot be read, or is damaged in its middle
  public static List<AttemptRecord> read(Path runFolder) {
    Path path = runFolder.resolve(FILE);
    List<AttemptRecord> attempts = new ArrayList<>();
    try {
      byte[] bytes = Files.readAllBytes(path);
      int end = (int) wholeBytes(path);
      int number = 1;
      for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          attempts.add(parsed(path, number, line));
        }
        number++;
      }
    } catch (IOException e) {
      throw StoreFailures.unreadable(path, e);
    }
    return List.copyOf(attempts);
  }

  /// The attempts that the journal held when it was opened.
  public List<AttemptRecord> before() {
    return before;
  }

  /// Appends an attempt.
  ///
  /// @throws AssayException if it cannot be written, such as on a full disk
  public synchronized void append(AttemptRecord attempt) {
    try {
      if (failure != null) {
        throw failure;
      }
      ByteBuffer bytes = ByteBuffer.wrap(line(attempt));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      unsynced = true;
    } catch (IOException e) {
      failure = e;
      throw StoreFailures.unwritable(path, e);
    }
  }

  /// Syncs what is left and closes the file.
  ///
  /// @throws AssayException if it cannot be written
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      syncing.interrupt();
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      throw StoreFailures.unwritable(path, e);
    }
  }

  private synchronized void sync() {
    while (!closed) {
      try {
        wait(SYNC.toMillis());
        if (unsynced && !closed) {
          unsynced = false;
          channel.force(false);
        }
      } catch (InterruptedException ending) {
        return;
      } catch (IOException e) {
        failure = e;
        return;
      }
    }
  }

  private static long wholeBytes(Path path) throws IOException {
    byte[] bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static byte[] line(AttemptRecord attempt) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = RecordJson.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringProperty("trial", attempt.trial().id());
      json.writeStringProperty("configuration", attempt.trial().configuration());
      json.writeStringProperty("dataset", attempt.trial().dataset());
      json.writeNumberProperty("seed", attempt.trial().seed());
      json.writeNumberProperty("attempt", attempt.number());
      json.writeStringProperty("started_at", attempt.started().toString());
      json.writeNumberProperty("seconds", attempt.seconds());
      json.writeStringProperty("end", attempt.end().kind().name().toLowerCase(Locale.ROOT));
      attempt.end().exit().ifPresent(exit -> json.writeNumberProperty("exit", exit));
      if (!attempt.end().message().isEmpty()) {
        json.writeStringProperty("message", attempt.end().message());
      }
      if (!attempt.metrics().isEmpty()) {
        json.writeObjectPropertyStart("metrics");
        attempt.metrics().forEach(json::writeNumberProperty);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static AttemptRecord parsed(Path path, int number, String line) {
    try {
      JsonNode node = RecordJson.MAPPER.readTree(line);
      AttemptRecord.Trial trial =
          new AttemptRecord.Trial(
              node.required("trial").asString(),
              node.required("configuration").asString(),
              node.required("dataset").asString(),
              node.required("seed").asLong());
      AttemptRecord.Kind kind =
          AttemptRecord.Kind.valueOf(node.required("end").asString().toUpperCase(Locale.ROOT));
      OptionalInt exit =
          node.has("exit") ? OptionalInt.of(node.required("exit").asInt()) : OptionalInt.empty();
      SortedMap<String, Double> metrics = new TreeMap<>();
      node.path("metrics")
          .properties()
          .forEach(it -> metrics.put(it.getKey(), it.getValue().asDouble()));
      return new AttemptRecord(
          trial,
          node.required("attempt").asInt(),
          Instant.parse(node.required("started_at").asString()),
          node.required("seconds").asDouble(),
          new AttemptRecord.End(kind, exit, node.path("message").asString("")),
          metrics);
    } catch (JacksonException | IllegalArgumentException | DateTimeException damaged) {
      throw AssayException.invalid(
          path + ":" + number,
          "the line is no attempt: "
              + String.valueOf(damaged.getMessage()).lines().findFirst().orElse(""),
          "the file was changed; take it from a copy, or start afresh with --new");
    }
  }
}
