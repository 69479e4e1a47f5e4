package dev.assay.api.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Tables whose texts, quantities and times are more than what is kept in memory.
final class LargeTableTest {
  private static final int ITEMS = 30_000;
  private static final String LONG = "x".repeat(100);

  @Test
  void build_manySamplesInAnyOrder_hasEveryValueInItsRow() {
    ObservationTableBuilder builder = new ObservationTableBuilder(Task.GENERATION, List.of());
    // 7 shares no factor with the number of items, so that each comes once.
    for (int i = 0; i < ITEMS; i++) {
      int item = (int) (7L * i % ITEMS);
      builder.add(sample(item, 0, "old", 1));
      builder.add(sample(item, 0, LONG + item, 1));
    }
    ObservationTable table = builder.build();

    assertThat(table.rows()).isEqualTo(ITEMS);
    double[] tokens = table.measure(Measure.OUTPUT_TOKENS);
    double[] ends = table.measure(Measure.END_NANOS);
    double[] intended = table.measure(Measure.INTENDED_NANOS);
    double[] costs = table.measure(Measure.COST_USD);
    for (int row = 0; row < ITEMS; row++) {
      assertThat(table.item()[row]).isEqualTo(row);
      assertThat(tokens[row]).isEqualTo(row);
      assertThat(ends[row]).isEqualTo(1000 + row);
      assertThat(intended[row]).isEqualTo(5 + row);
      assertThat(costs[row]).isNaN();
      assertThat(table.texts().text(table.texts().answer()[row])).isEqualTo(LONG + row);
      assertThat(table.texts().text(table.texts().target()[row])).isEqualTo("t" + row % 3);
    }
    assertThat(table.measure(Measure.OUTPUT_TOKENS)).isEqualTo(tokens);
  }

  @Test
  void withoutRepeatedDraws_longEqualTexts_areEqual() {
    ObservationTableBuilder builder = new ObservationTableBuilder(Task.GENERATION, List.of());
    for (int draw = 0; draw < 2; draw++) {
      for (int item = 0; item < ITEMS; item++) {
        builder.add(sample(item, draw, LONG + item, 1));
      }
    }
    ObservationTable table = builder.build();

    ObservationTable once = table.withoutRepeatedDraws();
    assertThat(table.rows()).isEqualTo(2 * ITEMS);
    assertThat(once.rows()).isEqualTo(ITEMS);
    assertThat(once.measure(Measure.OUTPUT_TOKENS)[77]).isEqualTo(77);
    assertThat(table.measure(Measure.OUTPUT_TOKENS)[2 * 77 + 1]).isEqualTo(77);
  }

  @Test
  void chunkGaps_moreThanAreKept_areThoseOfWholeAnswersOfTheSameItems() {
    int each = 100;
    ObservationTableBuilder builder = new ObservationTableBuilder(Task.GENERATION, List.of());
    ObservationTableBuilder backwards = new ObservationTableBuilder(Task.GENERATION, List.of());
    for (int item = 0; item < ITEMS; item++) {
      builder.add(sample(item, 0, "a", each + 1));
      backwards.add(sample(ITEMS - 1 - item, 0, "a", each + 1));
    }
    ObservationTable.ChunkGaps gaps = builder.build().chunkGaps();

    assertThat(gaps.oneIn()).isEqualTo(2);
    Set<Integer> rows = rows(gaps);
    // Half of them by chance: five standard deviations are 433.
    assertThat(rows.size()).isBetween(ITEMS / 2 - 433, ITEMS / 2 + 433);
    assertThat(gaps.row()).hasSize(rows.size() * each);
    assertThat(gaps.nanos()).containsOnly(10f);
    assertThat(rows(backwards.build().chunkGaps()).equals(rows)).isTrue();
  }

  private static Set<Integer> rows(ObservationTable.ChunkGaps gaps) {
    return Arrays.stream(gaps.row()).boxed().collect(Collectors.toSet());
  }

  private static Observation.Sample sample(int item, int draw, String answer, int words) {
    long[] nanos = new long[words];
    Arrays.setAll(nanos, i -> 100 + item + 10L * i);
    byte[] kinds = new byte[words];
    Arrays.fill(kinds, (byte) 'c');
    AttemptTrace trace =
        new AttemptTrace(
            10 + item, 50 + item, new Chunks(nanos, kinds, new int[words]), 1010 + 2L * item);
    return new Observation.Sample(
        "key" + item,
        new Item(item, Integer.toString(item), "t" + item % 3, "", ""),
        draw,
        Outcome.answered(),
        new Answer.Text(answer),
        new Observation.Timing(Map.of(LatencyKind.REQUEST, 1L), 1),
        Optional.of(
            new Dialogue(
                "p",
                "q",
                "",
                "stop",
                new Tokens(
                    OptionalLong.empty(),
                    OptionalLong.of(item),
                    OptionalLong.empty(),
                    OptionalLong.empty()),
                OptionalDouble.empty(),
                List.of(new Dialogue.Exchange(5 + item, trace, 200, "", "")))));
  }
}
