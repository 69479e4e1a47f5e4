package dev.assay.store;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.Tokens;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers of language models on disk, by the key of what was asked: a file for each.
///
/// An entry is a checksum in hex, a line break, and JSON; one whose checksum does not fit, as after
/// a power cut, counts as absent and is written anew. Entries appear whole under their name, so
/// that any number of processes may share a folder. When the cache is closed and holds more than
/// its size, the entries that were used longest ago go. A cache that cannot be read or written
/// costs its benefit and nothing else. Safe for several threads.
public final class ResponseCache implements AutoCloseable {
  private static final String SUFFIX = ".json";
  private static final String UNFINISHED = ".tmp";
  private static final Duration FRESH = Duration.ofHours(1);
  // What is left after clean-up, so that not every further entry starts one.
  private static final double KEPT = 0.9;

  private final Path folder;
  private final long mostBytes;
  private final Ticker ticker;
  private final AtomicLong written = new AtomicLong();

  /// A cache in a folder, which is made when the first answer is kept.
  ///
  /// @param mostBytes the size above which the oldest entries go
  public ResponseCache(Path folder, long mostBytes, Ticker ticker) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.ticker = ticker;
  }

  /// The answer that was kept under a key of hex digits.
  public Optional<Attempt.Generation> find(String key) {
    Path file = file(key);
    try {
      byte[] content = Files.readAllBytes(file);
      Optional<Attempt.Generation> answer = parsed(content, key);
      if (answer.isPresent()) {
        touch(file);
      }
      return answer;
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /// Keeps an answer; one that cannot be written is not kept.
  public void keep(String key, Attempt.Generation answer) {
    Path file = file(key);
    Path temporary =
        file.resolveSibling(
            key
                + "."
                + ProcessHandle.current().pid()
                + "-"
                + written.incrementAndGet()
                + UNFINISHED);
    try {
      Files.createDirectories(file.getParent());
      Files.write(temporary, content(key, answer));
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException cannot) {
      delete(temporary);
    }
  }

  /// Cleans up where this process has written.
  @Override
  public void close() {
    if (written.get() == 0) {
      return;
    }
    try (FileChannel gate =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      @Nullable FileLock lock = gate.tryLock();
      if (lock != null) {
        trim();
      }
    } catch (IOException | OverlappingFileLockException another) {
      // The next process cleans up.
    }
  }

  private void trim() throws IOException {
    List<Entry> entries = entries();
    long bytes = entries.stream().mapToLong(Entry::bytes).sum();
    if (bytes <= mostBytes) {
      return;
    }
    entries.sort(Comparator.comparing(Entry::used));
    for (Entry entry : entries) {
      if (bytes <= KEPT * mostBytes) {
        return;
      }
      delete(entry.file);
      bytes -= entry.bytes;
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    Instant now = ticker.now();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(SUFFIX) || name.endsWith(UNFINISHED)) {
          BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
          Instant used = found.lastModifiedTime().toInstant();
          boolean lost = name.endsWith(UNFINISHED) && used.plus(FRESH).isBefore(now);
          if (lost) {
            delete(file);
          } else if (name.endsWith(SUFFIX)) {
            entries.add(new Entry(file, found.size(), used));
          }
        }
      }
    }
    return entries;
  }

  // Written at most once in a while: what counts is the order of days, not of seconds.
  private void touch(Path file) throws IOException {
    Instant now = ticker.now();
    if (Files.getLastModifiedTime(file).toInstant().plus(FRESH).isBefore(now)) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException inUse) {
      // It is deleted another time.
    }
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + SUFFIX);
  }

  private static byte[] content(String key, Attempt.Generation answer) {
    ObjectNode json = RecordJson.MAPPER.createObjectNode();
    json.put("key", key);
    json.put("text", answer.text());
    json.put("reasoning", answer.reasoning());
    json.put("finish", answer.finish().kind().name());
    json.put("word", answer.finish().word());
    ObjectNode tokens = json.putObject("tokens");
    answer.tokens().input().ifPresent(count -> tokens.put("input", count));
    answer.tokens().output().ifPresent(count -> tokens.put("output", count));
    answer.tokens().reasoning().ifPresent(count -> tokens.put("reasoning", count));
    answer.tokens().cached().ifPresent(count -> tokens.put("cached", count));
    String body = RecordJson.MAPPER.writeValueAsString(json);
    return (checksum(body) + "\n" + body).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Attempt.Generation> parsed(byte[] content, String key) {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    if (end < 0 || !text.substring(0, end).equals(checksum(text.substring(end + 1)))) {
      return Optional.empty();
    }
    try {
      JsonNode json = RecordJson.MAPPER.readTree(text.substring(end + 1));
      JsonNode tokens = json.path("tokens");
      return json.path("key").asString("").equals(key)
          ? Optional.of(
              new Attempt.Generation(
                  json.required("text").asString(),
                  json.required("reasoning").asString(),
                  new Finish(
                      Finish.Kind.valueOf(json.required("finish").asString()),
                      json.required("word").asString()),
                  new Tokens(
                      count(tokens, "input"),
                      count(tokens, "output"),
                      count(tokens, "reasoning"),
                      count(tokens, "cached"))))
          : Optional.empty();
    } catch (JacksonException | IllegalArgumentException otherVersion) {
      return Optional.empty();
    }
  }

  private static OptionalLong count(JsonNode tokens, String name) {
    return tokens.has(name) ? OptionalLong.of(tokens.path(name).asLong()) : OptionalLong.empty();
  }

  private static String checksum(String body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private record Entry(Path file, long bytes, Instant used) {}
}
