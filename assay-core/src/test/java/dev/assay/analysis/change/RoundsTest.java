package dev.assay.analysis.change;

import static dev.assay.analysis.change.Sides.accuracy;
import static dev.assay.analysis.change.Sides.latency;
import static dev.assay.analysis.change.Sides.side;
import static dev.assay.analysis.change.Sides.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RoundsTest {
  private static final Source SOURCE = source("a", "data", "x");

  @Test
  void of_times_areTheValuesOfAllRounds() {
    List<Measured> joined = Rounds.of(sides(10, 12, 14));

    Measured time = joined.getLast();
    assertThat(time.value()).hasValue(12);
    assertThat(time.samples().orElseThrow().columns().doubles("value")).containsExactly(10, 12, 14);
    assertThat(joined.getFirst().samples().orElseThrow().units().name()).isEqualTo("items");
  }

  @Test
  void compare_roundsOfAnUneasyMachine_arePaired() {
    // The machine varies by far more than the change, and both sides alike.
    double[] base = {10, 20, 30, 15, 25, 12, 18, 40};
    double[] head = IntStream.range(0, 8).mapToDouble(i -> base[i] + 1 + i % 2 * 0.1).toArray();
    SideComparer comparer = new SideComparer(Terms.seeded(1), Margins.OF_SPEC, 0.15, Set.of());

    Change change =
        comparer
            .compare(
                new Side("a", "", Rounds.of(sides(base)).subList(1, 2)),
                new Side("b", "", Rounds.of(sides(head)).subList(1, 2)))
            .changes()
            .getFirst();

    assertThat(change.basis()).isEqualTo(Basis.PAIRED_ROUNDS);
    assertThat(change.units()).isEqualTo("rounds");
    assertThat(change.verdict()).isEqualTo(Verdict.REGRESSED);
  }

  private static List<Side> sides(double... times) {
    return Arrays.stream(times)
        .mapToObj(time -> side("a", accuracy(SOURCE, 9, 10), latency(SOURCE, time)))
        .toList();
  }
}
