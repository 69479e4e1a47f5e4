package dev.assay.analysis.change;

import dev.assay.api.metric.Derivation;
import dev.assay.api.observation.RowDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One metric of one model on one dataset, as one side has it.
///
/// @param series what was measured
/// @param traits what the metric is
/// @param source where it comes from
/// @param value the value; empty where there is none
/// @param spread how sure it is
/// @param samples what the metric made of the single samples; empty where they are not there
/// @param runs the values of earlier runs, on the same hardware, the latest last; empty where the
///   side is one run
/// @param note why there is no value or no spread; empty where there is nothing to say
public record Measured(
    Series series,
    Traits traits,
    Source source,
    OptionalDouble value,
    Spread spread,
    Optional<Derivation.Derived> samples,
    double[] runs,
    String note) {

  /// How sure a value is.
  ///
  /// @param standardError its standard error; NaN where it is not known: of a time whose interval
  ///   has none, too, for the few processes of a run do not give one
  /// @param degreesOfFreedom those of the standard error; NaN where they are not known
  /// @param units the number of units of replication; 0 where it is not known
  /// @param unit the unit of replication in the plural, such as `items`
  public record Spread(double standardError, double degreesOfFreedom, long units, String unit) {
    /// Not known.
    public static final Spread UNKNOWN = new Spread(Double.NaN, Double.NaN, 0, "");
  }

  /// The same as the latest of several runs.
  ///
  /// @param values the values of all of them, this one last
  public Measured amongRuns(double[] values) {
    return new Measured(series, traits, source, value, spread, samples, values.clone(), note);
  }

  /// The same with samples.
  ///
  /// @param rows what the rows of the dataset hold; empty where that is not known
  public Measured withSamples(Derivation.Derived other, List<RowDigest> rows) {
    Source known =
        new Source(source.run(), source.commit(), source.dataset(), source.machine(), rows);
    return new Measured(series, traits, known, value, spread, Optional.of(other), runs, note);
  }
}
