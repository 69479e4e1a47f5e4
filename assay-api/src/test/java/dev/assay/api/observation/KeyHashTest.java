package dev.assay.api.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.data.Column;
import dev.assay.api.data.ColumnType;
import dev.assay.api.data.Role;
import dev.assay.api.data.Row;
import dev.assay.api.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyHashTest {
  @Test
  void hex_differentValues_neverGiveTheSameBytes() {
    List<@Nullable Object> values =
        Arrays.asList(
            List.of("ab", "c"),
            List.of("a", "bc"),
            List.of("abc"),
            List.of(List.of("ab"), "c"),
            List.of("ab", List.of("c")),
            Map.of("ab", "c"),
            Map.of("a", "bc"),
            "abc",
            "",
            null,
            List.of(),
            Map.of(),
            1L,
            1.0,
            "1",
            true,
            0L,
            0.0,
            -0.0,
            false,
            "0",
            Double.NaN);

    Set<String> keys = new HashSet<>();
    values.forEach(value -> keys.add(new KeyHash("test").add(value).hex()));

    assertThat(keys).hasSize(values.size());
  }

  @Test
  void hex_severalAdds_differByTheirBorders() {
    assertThat(new KeyHash("t").add("ab").add("c").hex())
        .isNotEqualTo(new KeyHash("t").add("a").add("bc").hex());
    assertThat(new KeyHash("t").add("a").hex()).isNotEqualTo(new KeyHash("ta").hex());
    assertThat(new KeyHash("t").add("a").hex()).isNotEqualTo(new KeyHash("u").add("a").hex());
  }

  @Test
  void hex_mapInAnyOrder_isTheSame() {
    Map<String, Object> oneWay = new LinkedHashMap<>();
    oneWay.put("b", 1);
    oneWay.put("a", List.of(2.5f));
    Map<String, Object> otherWay = new LinkedHashMap<>();
    otherWay.put("a", List.of(2.5));
    otherWay.put("b", 1L);

    assertThat(new KeyHash("t").add(oneWay).hex()).isEqualTo(new KeyHash("t").add(otherWay).hex());
  }

  @Test
  void hex_knownValue_neverChanges() {
    // tools/reference/key_hash.py (Python 3.11 hashlib)
    assertThat(new KeyHash("sample").add("modèle").add(7L).add(List.of(1.5, true)).hex())
        .isEqualTo("97e1fa49b8e555fbdf76c18ff8852a7bfd8754a01572935ed555a1e5929a152c");
  }

  @Test
  void fork_added_leavesTheOriginalAsItIs() {
    KeyHash original = new KeyHash("t").add("a");
    original.fork().add("b").hex();

    assertThat(original.hex()).isEqualTo(new KeyHash("t").add("a").hex());
  }

  @Test
  void add_unknownClass_isRefused() {
    KeyHash hash = new KeyHash("t");
    Object value = new Object();

    assertThatThrownBy(() -> hash.add(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_anythingThatCounts_changesTheKey() {
    Set<String> keys = new HashSet<>();
    SampleKeys keyed = new SampleKeys("model", Map.of("t", 0.5));
    keys.add(keyed.of(row(0, "a", 1.5), 0));
    keys.add(keyed.of(row(0, "a", 1.5), 1));
    keys.add(keyed.of(row(0, "a", 1.5), "prompt", 0));
    keys.add(keyed.of(row(0, "b", 1.5), 0));
    keys.add(keyed.of(row(0, "a", 2.5), 0));
    keys.add(keyed.of(row(0, "a", null), 0));
    keys.add(new SampleKeys("model", Map.of("t", 0.6)).of(row(0, "a", 1.5), 0));
    keys.add(new SampleKeys("other", Map.of("t", 0.5)).of(row(0, "a", 1.5), 0));

    assertThat(keys).hasSize(8);
  }

  @Test
  void of_rowMoved_keepsItsKey() {
    SampleKeys keys = new SampleKeys("model", Map.of());

    assertThat(keys.of(row(0, "a", 1.5), 0)).isEqualTo(keys.of(row(9, "a", 1.5), 0));
  }

  @Test
  void of_equalRowsWithoutIds_haveTheirOwnKeys() {
    Schema schema = new Schema(List.of(new Column("x", ColumnType.NUMBER)), Map.of(), List.of(0));
    SampleKeys keys = new SampleKeys("model", Map.of());

    assertThat(keys.of(new Row(schema, 0, new Object[] {1.0}), 0))
        .isNotEqualTo(keys.of(new Row(schema, 1, new Object[] {1.0}), 0));
  }

  @Test
  void of_severalThreads_givesTheSameKeys() {
    SampleKeys keys = new SampleKeys("model", Map.of());
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      numbers.add(i);
    }

    List<String> parallel =
        numbers.parallelStream().map(i -> keys.of(row(i, "r" + i, i), 0)).toList();

    assertThat(parallel)
        .isEqualTo(numbers.stream().map(i -> keys.of(row(i, "r" + i, i), 0)).toList());
  }

  @Test
  void id_trial_dependsOnEachPart() {
    Set<String> ids = new HashSet<>();
    ids.add(TrialKey.of("m", Map.of(), "d", 1).id());
    ids.add(TrialKey.of("m", Map.of(), "d", 2).id());
    ids.add(TrialKey.of("m", Map.of("a", 1), "d", 1).id());
    ids.add(TrialKey.of("md", Map.of(), "", 1).id());
    ids.add(new TrialKey("m", Map.of(), "d", 1, List.of("c"), Map.of()).id());
    ids.add(new TrialKey("m", Map.of(), "d", 1, List.of(), Map.of("f", "00")).id());

    assertThat(ids).hasSize(6);
  }

  private static Row row(long number, String id, @Nullable Number value) {
    Schema schema =
        new Schema(
            List.of(new Column("id", ColumnType.STRING), new Column("x", ColumnType.NUMBER)),
            Map.of(Role.ID, 0),
            List.of(1));
    return new Row(
        schema, number, new @Nullable Object[] {id, value == null ? null : value.doubleValue()});
  }
}
