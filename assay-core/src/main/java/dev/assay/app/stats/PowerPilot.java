package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.app.stats.PowerDesign.Solver;
import dev.assay.stats.Arguments;
import dev.assay.stats.power.Pilot;
import dev.assay.stats.power.SimulatedPower;
import dev.assay.stats.power.SimulatedPower.Simulation;
import dev.assay.stats.power.SimulatedWidth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Plans by simulation from the numbers of pilot files.
///
/// @param files the pilot's columns; with ids where they are of the same items
/// @param repetitions how many data sets are simulated for one power or width
/// @param seed the seed of the simulation
public record PowerPilot(List<ValueTable> files, int repetitions, long seed) {
  /// A test by name; an interval is a test of whether it excludes no effect.
  private record Named(String title, PilotShape shape, PValue test) {}

  @FunctionalInterface
  private interface PValue {
    double of(double[][] data, double alpha);
  }

  private static final Map<String, Named> TESTS = tests();

  /// Copies the list.
  public PowerPilot {
    files = List.copyOf(files);
  }

  /// The design of a test, or of an interval that is to exclude no effect.
  ///
  /// @param name the name of the test or interval, such as `mann-whitney`
  /// @param alpha the error rate
  /// @throws AssayException if the name is not known or the files do not fit it
  public PowerDesign design(String name, double alpha) {
    Named chosen = PowerRequests.word("--test", name, TESTS);
    double[][] columns = columns(chosen.shape(), chosen.title());
    ToDoubleFunction<double[][]> test = data -> chosen.test().of(data, alpha);
    SimulatedPower simulated =
        PowerRequests.checked(
            () -> new SimulatedPower(chosen.shape().pilot(columns), test, alpha, simulation()));
    String method = chosen.title() + ", " + repetitions + " data sets simulated from the pilot";
    return new PowerDesign(
        chosen.shape().words(method),
        new Solver(
            (n, effect) -> simulated.power(PowerDesigns.whole(n), effect).power(),
            simulated::sampleSize,
            (n, power) -> simulated.detectableEffect(PowerDesigns.whole(n), power)));
  }

  /// The width of an interval: its median half-width for `n` observations, or the observations for
  /// a half-width.
  ///
  /// @param name the name of the interval, such as `bootstrap-t`
  /// @param level its coverage
  /// @throws AssayException if the name is not known, the files do not fit it, or not just one of
  ///   `n` and `halfWidth` is given
  public WidthPlan width(String name, double level, OptionalDouble n, OptionalDouble halfWidth) {
    PilotInterval chosen = PowerRequests.word("--interval", name, PilotInterval.ALL);
    double[][] columns = columns(chosen.shape(), name);
    SimulatedWidth simulated =
        PowerRequests.checked(() -> {
          Pilot pilot = chosen.shape().pilot(columns);
          return new SimulatedWidth(pilot, data -> chosen.method().of(data, level), simulation());
        });
    String method = name + ", median of " + repetitions + " data sets simulated from the pilot";
    return new WidthPlan.Interval(method, level, simulatedWidth(simulated)).solve(n, halfWidth);
  }

  private static WidthPlan.Width simulatedWidth(SimulatedWidth simulated) {
    return new WidthPlan.Width(
        n -> {
          double halfWidth = simulated.halfWidth(PowerDesigns.whole(n));
          Arguments.require(
              Double.isFinite(halfWidth), "n must be large enough to bound the interval", n);
          return halfWidth;
        },
        simulated::sampleSize);
  }

  private Simulation simulation() {
    return new Simulation(repetitions, seed);
  }

  private static Map<String, Named> tests() {
    Map<String, Named> tests = new TreeMap<>();
    for (PilotTest test : PilotTest.values()) {
      String name = test.name().toLowerCase(Locale.ROOT).replace('_', '-');
      tests.put(name, new Named(test.title(), test.shape(), (data, alpha) -> test.pValue(data)));
    }
    PilotInterval.ALL.forEach((name, interval) ->
        tests.put(name, new Named("interval " + name, interval.shape(), interval::pValue)));
    return tests;
  }

  private double[][] columns(PilotShape shape, String title) {
    int count = files.size();
    if (!shape.takes(count)) {
      throw AssayException.invalid(
          "power", title + " does not take " + count + " files", shape.advice());
    }
    boolean sameItems = shape.pairs(count);
    if (sameItems && files.getFirst().ids().isEmpty()) {
      throw AssayException.invalid(
          "power",
          title + " compares the same items",
          "name the column that identifies them: --paired on COLUMN");
    }
    double[][] columns =
        files.stream()
            .map(file -> sameItems ? file.inOrderOf(files.getFirst()) : file)
            .map(ValueTable::values)
            .toArray(double[][]::new);
    boolean differ = shape == PilotShape.DIFFERENCES && count == 2;
    return differ ? new double[][] {differences(columns)} : columns;
  }

  // Head minus base: the second file is what is judged.
  private static double[] differences(double[][] columns) {
    double[] differences = new double[columns[0].length];
    Arrays.setAll(differences, i -> columns[1][i] - columns[0][i]);
    return differences;
  }
}
