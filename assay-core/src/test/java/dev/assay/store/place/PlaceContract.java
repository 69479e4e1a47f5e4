package dev.assay.store.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every place promises.
abstract class PlaceContract {
  /// A place that is empty at the start of each test, opened anew each time.
  abstract Place open();

  static Batch batch(Batch.Change... changes) {
    return new Batch("a change", List.of(changes));
  }

  static Batch.Add add(String name, String content) {
    return new Batch.Add(name, content.getBytes(UTF_8));
  }

  private String read(String name) {
    try (Place place = open()) {
      place.list();
      return new String(place.read(List.of(name)).get(name), UTF_8);
    }
  }

  private List<String> names() {
    try (Place place = open()) {
      return place.list().stream().map(StoredFile::name).toList();
    }
  }

  @Test
  void emptyPlace_hasNoFiles() {
    assertThat(names()).isEmpty();
    try (Place place = open()) {
      assertThat(place.read(List.of("a"))).isEmpty();
    }
  }

  @Test
  void changes_areThereInTheOrderOfNames() {
    try (Place place = open()) {
      assertThat(place.apply(batch(add("runs/b", "2"), add("runs/a", "1\n\0ü"), add("c", ""))))
          .isTrue();
      assertThat(place.list())
          .extracting(StoredFile::name)
          .containsExactly("c", "runs/a", "runs/b");
      assertThat(place.list()).extracting(StoredFile::sizeBytes).containsExactly(0L, 5L, 1L);
      Map<String, byte[]> contents = place.read(List.of("runs/b", "gone", "runs/a"));
      assertThat(contents.keySet()).containsExactly("runs/b", "runs/a");
      assertThat(contents.get("runs/a")).isEqualTo("1\n\0ü".getBytes(UTF_8));
      assertThat(place.apply(batch(new Batch.Remove("c"), new Batch.Remove("never")))).isTrue();
    }
    assertThat(names()).containsExactly("runs/a", "runs/b");
  }

  @Test
  void add_ofAFileThatIsThere_leavesIt() {
    try (Place place = open()) {
      place.apply(batch(add("a", "1")));
      String version = place.list().getFirst().version();

      assertThat(place.apply(batch(add("a", "1")))).isTrue();
      assertThat(place.list().getFirst().version()).isEqualTo(version);
    }
  }

  @Test
  void replace_ofAnotherVersion_changesNothing() {
    try (Place place = open()) {
      place.apply(batch(add("a", "1"), add("x", "1")));
      String first = place.list().getFirst().version();
      Batch.Replace mine = new Batch.Replace("a", "mine".getBytes(UTF_8), Optional.of(first));
      assertThat(place.apply(batch(mine))).isTrue();

      Batch.Replace late = new Batch.Replace("a", "late".getBytes(UTF_8), Optional.of(first));
      Batch.Replace fresh = new Batch.Replace("a", "new".getBytes(UTF_8), Optional.empty());
      assertThat(place.apply(batch(late, new Batch.Remove("x")))).isFalse();
      assertThat(place.apply(batch(fresh, new Batch.Remove("x")))).isFalse();
    }
    assertThat(read("a")).isEqualTo("mine");
    assertThat(names()).containsExactly("a", "x");
  }

  @Test
  void writers_atOnce_allSucceed() throws Exception {
    int writers = 4;
    int each = 3;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Boolean>> done = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        int writer = i;
        done.add(
            threads.submit(() -> {
              try (Place place = open()) {
                return IntStream.range(0, each)
                    .allMatch(n -> place.apply(batch(add(writer + "/" + n, "w" + writer))));
              }
            }));
      }
      for (Future<Boolean> writer : done) {
        assertThat(writer.get()).isTrue();
      }
    }
    assertThat(names()).hasSize(writers * each);
  }
}
