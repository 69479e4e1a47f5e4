package dev.assay.analysis;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/// Finds where the values of a series changed for good, and not by chance.
///
/// A series is one metric of one model on one dataset, over all rows and seeds. A detector gets its
/// points in the order of their dates, of whatever machines: it compares values of one environment
/// alone, and allows for values that follow each other being alike.
public interface ChangePointDetector {

  /// The changes, the oldest first; none where there is none, or too few points to tell.
  ///
  /// @param points the points, the oldest first
  List<ChangePoint> detect(List<Point> points);

  /// A value of a run, or of the runs of a day.
  ///
  /// @param date when it was measured
  /// @param commit the commit that was measured, or empty
  /// @param environment the fingerprint of the machine
  /// @param value the value
  /// @param standardError its standard error within the run; empty where that is not known
  record Point(
      Instant date,
      String commit,
      String environment,
      double value,
      OptionalDouble standardError) {}

  /// A change.
  ///
  /// @param lastBefore the number of the last point that is surely before it
  /// @param firstAfter the number of the first point that is surely after it; what did it lies
  ///   among the commits in between and its own
  /// @param before the level before
  /// @param after the level after
  /// @param standing how sure it is
  record ChangePoint(
      int lastBefore, int firstAfter, double before, double after, Standing standing) {}

  /// How sure a change is.
  enum Standing {
    /// Two or three points show it; it may still turn out to be chance.
    PROVISIONAL,
    /// Five or more points show it.
    CONFIRMED
  }
}
