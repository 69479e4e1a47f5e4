package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.app.stats.PowerDesign.Solver;
import dev.assay.app.stats.PowerDesign.Words;
import dev.assay.stats.power.SimulatedPower;
import dev.assay.stats.power.SimulatedPower.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A test whose power is simulated from the numbers of pilot files.
///
/// @param test the name of the test, such as `mann-whitney`
/// @param alpha the error rate of the test
/// @param repetitions how many data sets are simulated for one power
/// @param seed the seed of the simulation
public record PowerPilot(String test, double alpha, int repetitions, long seed) {
  private static final Map<String, PilotTest> TESTS =
      Arrays.stream(PilotTest.values())
          .collect(
              Collectors.toMap(
                  each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  Function.identity(),
                  (one, _) -> one,
                  TreeMap::new));

  /// The names of the tests, in order.
  public static List<String> tests() {
    return List.copyOf(TESTS.keySet());
  }

  /// The design that the pilot gives.
  ///
  /// @param files the pilot's columns; with ids where they are of the same items
  /// @throws AssayException if the test is not known or the files do not fit it
  public PowerDesign design(List<ValueTable> files) {
    PilotTest chosen = PowerRequests.word("--test", test, TESTS);
    double[][] columns = columns(chosen, files);
    return PowerRequests.checked(
        () -> design(chosen, simulated(chosen, columns, new Simulation(repetitions, seed))));
  }

  private PowerDesign design(PilotTest chosen, SimulatedPower simulated) {
    String method = chosen.title() + ", " + repetitions + " data sets simulated from the pilot";
    Words words =
        switch (chosen.shape()) {
          case DIFFERENCES -> new Words(method, "pairs", "units of the pilot");
          case TWO -> new Words(method, "observations in each group", "units of the pilot");
          case GROUPS ->
              new Words(method, "observations in each group", "multiples of the pilot's");
          case ROWS -> new Words(method, "items", "multiples of the pilot's");
        };
    return new PowerDesign(
        words,
        new Solver(
            (n, effect) -> simulated.power(PowerDesigns.whole(n), effect).power(),
            simulated::sampleSize,
            (n, power) -> simulated.detectableEffect(PowerDesigns.whole(n), power)));
  }

  private SimulatedPower simulated(PilotTest chosen, double[][] data, Simulation simulation) {
    return switch (chosen.shape()) {
      case DIFFERENCES ->
          SimulatedPower.paired(data[0], d -> chosen.pValue(new double[][] {d}), alpha, simulation);
      case TWO ->
          SimulatedPower.independent(
              data[0], data[1], (x, y) -> chosen.pValue(new double[][] {x, y}), alpha, simulation);
      case GROUPS -> SimulatedPower.groups(data, chosen::pValue, alpha, simulation);
      case ROWS -> SimulatedPower.rows(data, chosen::pValue, alpha, simulation);
    };
  }

  private static double[][] columns(PilotTest chosen, List<ValueTable> files) {
    int count = files.size();
    boolean fits =
        switch (chosen.shape()) {
          case DIFFERENCES -> count == 1 || count == 2;
          case TWO -> count == 2;
          case GROUPS, ROWS -> count >= 2;
        };
    if (!fits) {
      throw AssayException.invalid(
          "power pilot",
          chosen.title() + " does not take " + count + " files",
          switch (chosen.shape()) {
            case DIFFERENCES -> "give one file of differences, or two with --paired on COLUMN";
            case TWO -> "give two files";
            case GROUPS, ROWS -> "give two files or more";
          });
    }
    boolean twoColumns = chosen.shape() == PilotTest.Shape.DIFFERENCES && count == 2;
    boolean sameItems = chosen.shape() == PilotTest.Shape.ROWS || twoColumns;
    if (sameItems && files.getFirst().ids().isEmpty()) {
      throw AssayException.invalid(
          "power pilot",
          chosen.title() + " compares the same items",
          "name the column that identifies them: --paired on COLUMN");
    }
    double[][] columns =
        files.stream()
            .map(file -> sameItems ? file.inOrderOf(files.getFirst()) : file)
            .map(ValueTable::values)
            .toArray(double[][]::new);
    return twoColumns ? new double[][] {differences(columns)} : columns;
  }

  // Head minus base: the second file is what is judged.
  private static double[] differences(double[][] columns) {
    double[] differences = new double[columns[0].length];
    Arrays.setAll(differences, i -> columns[1][i] - columns[0][i]);
    return differences;
  }
}
