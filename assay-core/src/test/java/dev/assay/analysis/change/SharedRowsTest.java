package dev.assay.analysis.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.KeyHash;
import dev.assay.api.observation.RowDigest;
import dev.assay.api.observation.Units;
import dev.assay.stats.Columns;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.decision.Verdict;
import dev.assay.stats.statistic.WeightedMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SharedRowsTest {
  @Test
  void of_rowInsertedInFront_findsTheOthersWhereTheyStandNow() {
    SharedRows rows = SharedRows.of(rows("a=1", "b=1", "c=1"), rows("z=1", "a=1", "b=1", "c=1"));

    assertThat(rows.base()).containsExactly(0, 1, 2);
    assertThat(rows.head()).containsExactly(-1, 0, 1, 2);
    assertThat(rows.text())
        .isEqualTo(
            "The data differ: 3 rows are the same in both, and only these are compared; 0 changed,"
                + " 0 are only in the base, 1 only in the head.");
  }

  @Test
  void of_rowOfTheSameNameAndOtherContent_isChangedAndNeverShared() {
    SharedRows rows = SharedRows.of(rows("a=1", "b=1", "c=1"), rows("a=1", "b=2", "d=1"));

    assertThat(rows.base()).containsExactly(0, -1, -1);
    assertThat(rows.changed()).isEqualTo(1);
    assertThat(rows.text()).contains("1 changed, 1 are only in the base, 1 only in the head");
  }

  @Test
  void of_equalRows_areSharedAsOftenAsBothHaveThem() {
    SharedRows rows = SharedRows.of(rows("a=1", "a=1", "a=1"), rows("a=1", "a=1"));

    assertThat(rows.shared()).isEqualTo(2);
    assertThat(rows.base()).containsExactly(0, 1, -1);
  }

  @Test
  void of_anyTwoVersions_sharesEqualContentAlone() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      List<RowDigest> base = any(random);
      List<RowDigest> head = any(random);

      SharedRows rows = SharedRows.of(base, head);

      for (int number = 0; number < rows.shared(); number++) {
        RowDigest first = base.get(only(rows.base(), number));
        assertThat(head.get(only(rows.head(), number)).content()).isEqualTo(first.content());
      }
      assertThat(rows.changed()).isBetween(0, Math.min(base.size(), head.size()) - rows.shared());
    }
  }

  private static int only(int[] numbers, int number) {
    int[] places =
        IntStream.range(0, numbers.length).filter(row -> numbers[row] == number).toArray();
    assertThat(places).hasSize(1);
    return places[0];
  }

  private static List<RowDigest> any(SplittableRandom random) {
    return random
        .ints(random.nextInt(12), 0, 5)
        .mapToObj(name -> digest("n" + name, "v" + random.nextInt(2)))
        .toList();
  }

  @Test
  void compare_otherData_isPairedByTheRowsThatBothHave() {
    List<RowDigest> before = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      before.add(digest("n" + i, "v"));
    }
    List<RowDigest> after = new ArrayList<>(before);
    after.addFirst(digest("new", "v"));
    after.set(50, digest("n49", "changed"));
    double[] right = new double[100];
    Arrays.fill(right, 0, 80, 1);
    double[] worse = new double[101];
    Arrays.fill(worse, 1, 51, 1);

    Change change = compare(measured("d1", before, right), measured("d2", after, worse));

    assertThat(change.basis()).isEqualTo(Basis.PAIRED_SAMPLES);
    assertThat(change.comparison().orElseThrow().n()).isEqualTo(99);
    assertThat(change.base().orElseThrow()).isCloseTo(79.0 / 99, within(1e-12));
    assertThat(change.head().orElseThrow()).isCloseTo(49.0 / 99, within(1e-12));
    assertThat(change.verdict()).isEqualTo(Verdict.REGRESSED);
    assertThat(change.notes().getFirst())
        .startsWith("The data differ: 99 rows are the same in both")
        .endsWith("1 changed, 0 are only in the base, 1 only in the head.");
  }

  @Test
  void compare_sameAnswersInAnotherOrderOfRows_isEquivalent() {
    List<RowDigest> before = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      before.add(digest("n" + i, "v"));
    }
    double[] scores = IntStream.range(0, 40).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
    double[] reversed = new double[40];
    Arrays.setAll(reversed, i -> scores[39 - i]);

    Change change =
        compare(measured("d1", before, scores), measured("d2", before.reversed(), reversed));

    assertThat(change.verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(change.notes()).contains("Every value is the same on both sides.");
  }

  @Test
  void compare_otherDataWithoutASharedRow_isIncomparable() {
    Change change =
        compare(
            measured("d1", rows("a=1", "b=1"), new double[] {1, 1}),
            measured("d2", rows("a=2", "b=2"), new double[] {0, 0}));

    assertThat(change.standing()).isEqualTo(Standing.INCOMPARABLE);
    assertThat(change.notes().getFirst()).contains("other data");
  }

  @Test
  void compare_timesOnOtherData_areIncomparableWhateverTheRows() {
    Source base = new Source("a", "", "d1", new LinkedHashMap<>(), rows("a=1"));
    Source head = new Source("b", "", "d2", new LinkedHashMap<>(), rows("a=1"));

    Change change = compare(Sides.latency(base, 10), Sides.latency(head, 10));

    assertThat(change.standing()).isEqualTo(Standing.INCOMPARABLE);
  }

  private static Change compare(Measured base, Measured head) {
    return new SideComparer(Terms.seeded(1), Margins.OF_SPEC, 0.15, Set.of())
        .compare(Sides.side("a", base), Sides.side("b", head))
        .changes()
        .getFirst();
  }

  private static Measured measured(String data, List<RowDigest> rows, double[] scores) {
    Derivation.Derived samples =
        new Derivation.Derived(
            Columns.of("score", scores),
            new WeightedMean("score"),
            new Units("items", IntStream.range(0, scores.length).toArray(), new int[0], true));
    return new Measured(
        new Series("model", "data", "accuracy"),
        Sides.ACCURACY,
        new Source("run of " + data, "", data, new LinkedHashMap<>(), rows),
        OptionalDouble.of(Arrays.stream(scores).average().orElseThrow()),
        Measured.Spread.UNKNOWN,
        Optional.of(samples),
        new double[0],
        "");
  }

  private static List<RowDigest> rows(String... nameAndValue) {
    return Arrays.stream(nameAndValue)
        .map(it -> digest(it.substring(0, 1), it.substring(2)))
        .toList();
  }

  private static RowDigest digest(String name, String value) {
    String content = new KeyHash("row").add(name).add(value).hex().substring(0, 16);
    return new RowDigest(content, new KeyHash("row id").add(name).hex().substring(0, 8));
  }
}
