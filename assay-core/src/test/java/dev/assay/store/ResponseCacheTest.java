package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.Attempt;
import dev.assay.api.generation.Finish;
import dev.assay.api.generation.Tokens;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResponseCacheTest {
  private static final Attempt.Generation ANSWER =
      new Attempt.Generation(
          "Grüße\n\"x\"",
          "thought",
          new Finish(Finish.Kind.LENGTH, "max"),
          new Tokens(
              OptionalLong.of(3), OptionalLong.of(9), OptionalLong.empty(), OptionalLong.of(1)));

  @TempDir private Path folder;

  @Test
  void find_whatWasKept_isTheSame() {
    cache(1 << 20).keep(key(1), ANSWER);

    assertThat(cache(1 << 20).find(key(1))).contains(ANSWER);
    assertThat(cache(1 << 20).find(key(2))).isEmpty();
  }

  @Test
  void find_entryThatIsTorn_isAbsentAndWrittenAnew() throws IOException {
    ResponseCache cache = cache(1 << 20);
    cache.keep(key(1), ANSWER);
    byte[] whole = Files.readAllBytes(file(1));
    for (int length = 0; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      Files.write(file(1), torn);
      assertThat(cache.find(key(1))).isEmpty();
    }
    whole[whole.length - 3] ^= 1;
    Files.write(file(1), whole);
    assertThat(cache.find(key(1))).isEmpty();
    cache.keep(key(1), ANSWER);
    assertThat(cache.find(key(1))).contains(ANSWER);
  }

  @Test
  void find_entryUnderAnotherName_isAbsent() throws IOException {
    ResponseCache cache = cache(1 << 20);
    cache.keep(key(1), ANSWER);
    Files.createDirectories(file(2).getParent());
    Files.copy(file(1), file(2));

    assertThat(cache.find(key(2))).isEmpty();
  }

  @Test
  void close_moreThanItsSize_throwsAwayWhatWasUsedLongestAgo() throws IOException {
    try (ResponseCache cache = cache(2500)) {
      for (int i = 0; i < 20; i++) {
        cache.keep(key(i), ANSWER);
        // The first were used last.
        Files.setLastModifiedTime(
            file(i), FileTime.from(Instant.parse("2026-01-01T00:00:00Z").minusSeconds(i * 60L)));
      }
      Files.writeString(file(3).resolveSibling("lost.tmp"), "x");
      Files.setLastModifiedTime(file(3).resolveSibling("lost.tmp"), FileTime.fromMillis(0));
    }
    long entry = Files.size(file(0));
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(path -> path.toString().endsWith(".json")).count())
          .isEqualTo((long) (0.9 * 2500 / entry));
    }
    assertThat(file(0)).exists();
    assertThat(file(19)).doesNotExist();
    assertThat(file(3).resolveSibling("lost.tmp")).doesNotExist();
  }

  @Test
  void keep_folderThatCannotBeWritten_changesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    try (ResponseCache cache = new ResponseCache(file, 100, Ticker.system())) {
      cache.keep(key(1), ANSWER);

      assertThat(cache.find(key(1))).isEmpty();
    }
  }

  private ResponseCache cache(long mostBytes) {
    return new ResponseCache(folder, mostBytes, Ticker.system());
  }

  private Path file(int number) {
    return folder.resolve(key(number).substring(0, 2)).resolve(key(number) + ".json");
  }

  private static String key(int number) {
    return "%02x".formatted(number).repeat(32);
  }
}
