package dev.assay.app.stats;

import dev.assay.app.stats.PowerDesign.Words;
import dev.assay.stats.power.Pilot;

/// What a test or an interval takes of the pilot's files, and what its effect is.
enum PilotShape {
  /// One file of differences, or two of the same items.
  DIFFERENCES(1, 2, "pairs", "units of the pilot"),
  /// Two files of different items.
  TWO(2, 2, "observations in each group", "units of the pilot"),
  /// Two or more files of different items.
  GROUPS(2, Integer.MAX_VALUE, "observations in each group", "multiples of the pilot's"),
  /// Two or more files of different items, which differ in spread.
  SCALES(2, Integer.MAX_VALUE, "observations in each group", "multiples of the pilot's log ratio"),
  /// Two files of 0/1 scores of different items.
  TWO_RATES(2, 2, "observations in each group", "multiples of the pilot's"),
  /// Two or more files of 0/1 scores of different items.
  RATES(2, Integer.MAX_VALUE, "observations in each group", "multiples of the pilot's"),
  /// Two files of the same items.
  TWO_ROWS(2, 2, "items", "multiples of the pilot's"),
  /// Two or more files of the same items.
  ROWS(2, Integer.MAX_VALUE, "items", "multiples of the pilot's"),
  /// Two files of 0/1 scores of the same items.
  TWO_SCORES(2, 2, "items", "multiples of the pilot's"),
  /// Two or more files of 0/1 scores of the same items.
  SCORES(2, Integer.MAX_VALUE, "items", "multiples of the pilot's"),
  /// One file, whose distance from a normal sample is the effect.
  NORMALITY(1, 1, "observations", "multiples of the pilot's");

  private final int fewest;
  private final int most;
  private final String counted;
  private final String unit;

  PilotShape(int fewest, int most, String counted, String unit) {
    this.fewest = fewest;
    this.most = most;
    this.counted = counted;
    this.unit = unit;
  }

  boolean takes(int files) {
    return fewest <= files && files <= most;
  }

  /// What to do where the number of files does not fit.
  String advice() {
    return switch (this) {
      case DIFFERENCES -> "give one file of differences, or two with --paired on COLUMN";
      case NORMALITY -> "give one file";
      case TWO, TWO_RATES, TWO_ROWS, TWO_SCORES -> "give two files";
      case GROUPS, SCALES, RATES, ROWS, SCORES -> "give two files or more";
    };
  }

  /// Whether so many files are of the same items.
  boolean pairs(int files) {
    return switch (this) {
      case DIFFERENCES -> files == 2;
      case TWO_ROWS, ROWS, TWO_SCORES, SCORES -> true;
      case TWO, GROUPS, SCALES, TWO_RATES, RATES, NORMALITY -> false;
    };
  }

  /// How an answer is said.
  Words words(String method) {
    return new Words(method, counted, unit);
  }

  /// The pilot of a row of numbers for each file, or of one row of differences.
  Pilot pilot(double[][] columns) {
    return switch (this) {
      case DIFFERENCES -> Pilot.differences(columns[0]);
      case TWO -> Pilot.samples(columns[0], columns[1]);
      case GROUPS -> Pilot.groups(columns);
      case SCALES -> Pilot.scales(columns);
      case TWO_RATES, RATES -> Pilot.rates(columns);
      case TWO_ROWS, ROWS -> Pilot.rows(columns);
      case TWO_SCORES, SCORES -> Pilot.scores(columns);
      case NORMALITY -> Pilot.shape(columns[0]);
    };
  }
}
