package dev.assay.store.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.api.metric.MetricInfo;
import dev.assay.stats.decision.Direction;
import java.util.Optional;
import java.util.OptionalDouble;

/// One metric of one model on one dataset, as a run measured it.
///
/// @param series what was measured
/// @param value the value; empty where there is none
/// @param interval how sure it is; empty where that is not known
/// @param n the number of units behind it; 0 where that is not known
/// @param margin the smallest change that matters; 0 where none is stated
/// @param missing how many samples are not in the value
/// @param note why there is no value or no interval, or empty
/// @param asked that the spec asks for it, so that it is judged; empty where it does not, or where
///   that is not known
public record Measurement(
    Series series,
    OptionalDouble value,
    Optional<Uncertainty> interval,
    long n,
    double margin,
    long missing,
    String note,
    Optional<Boolean> asked) {

  /// A measurement that nobody asks for, or of which that is not known.
  public Measurement(
      Series series,
      OptionalDouble value,
      Optional<Uncertainty> interval,
      long n,
      double margin,
      long missing,
      String note) {
    this(series, value, interval, n, margin, missing, note, Optional.empty());
  }

  /// The same, asked for by the spec.
  public Measurement askedFor() {
    return new Measurement(series, value, interval, n, margin, missing, note, Optional.of(true));
  }

  /// @throws IllegalArgumentException if a number is none; the message says which
  public Measurement {
    Limits.checkFinite("the value of " + series.metric(), value);
    Limits.checkFinite("the margin of " + series.metric(), OptionalDouble.of(margin));
    Limits.checkText("the note on " + series.metric(), note);
    if (n < 0 || missing < 0 || margin < 0) {
      throw new IllegalArgumentException("a count of " + series.metric() + " is below 0");
    }
  }

  /// What is measured again and again: the same series in every run.
  ///
  /// @param model the model's id
  /// @param dataset the dataset's name, or empty
  /// @param metric the metric by name
  /// @param slice the category; empty: all rows
  /// @param seed the seed; empty: all seeds together
  /// @param unit the unit of the values, such as `ms`; empty for a pure number
  /// @param kind what the metric measures
  /// @param direction which values are better
  /// @param replication the unit of replication in the plural, such as `items`
  public record Series(
      String model,
      String dataset,
      String metric,
      String slice,
      Optional<Long> seed,
      String unit,
      Kind kind,
      Towards direction,
      String replication) {
    /// Checks the texts.
    public Series {
      Limits.checkName("a model", model);
      Limits.checkText("a dataset", dataset);
      Limits.checkName("a metric", metric);
      Limits.checkText("a slice", slice);
      Limits.checkText("a unit", unit);
      Limits.checkText("a unit of replication", replication);
    }

    /// Whether it is about all rows and all seeds.
    public boolean isOverall() {
      return slice.isEmpty() && seed.isEmpty();
    }
  }

  /// How sure a value is.
  ///
  /// @param lo the lower limit; empty where the data cannot bound it
  /// @param hi the upper limit; empty where the data cannot bound it
  /// @param level the level
  /// @param method how it was made
  /// @param standardError the standard error of the value; empty where there is none
  public record Uncertainty(
      OptionalDouble lo,
      OptionalDouble hi,
      double level,
      String method,
      @JsonProperty("se") OptionalDouble standardError) {
    /// @throws IllegalArgumentException if a number is none
    public Uncertainty {
      Limits.checkFinite("a lower limit", lo);
      Limits.checkFinite("an upper limit", hi);
      Limits.checkFinite("a level", OptionalDouble.of(level));
      Limits.checkFinite("a standard error", standardError);
      Limits.checkText("the method of an interval", method);
      if (lo.isPresent() && hi.isPresent() && lo.getAsDouble() > hi.getAsDouble()) {
        throw new IllegalArgumentException(
            "the limits " + lo.getAsDouble() + " and " + hi.getAsDouble() + " are not in order");
      }
    }
  }

  /// What a metric measures, as {@link MetricInfo.Kind}.
  public enum Kind {
    @JsonProperty("quality")
    QUALITY,
    @JsonProperty("time")
    TIME,
    @JsonProperty("cost")
    COST,
    @JsonProperty("resource")
    RESOURCE,
    @JsonProperty("reliability")
    RELIABILITY,
    @JsonProperty("composite")
    COMPOSITE,
    /// Another tool measured it and does not say what it is.
    @JsonProperty("unknown")
    UNKNOWN;

    /// The kind of a metric.
    public static Kind of(MetricInfo.Kind kind) {
      return valueOf(kind.name());
    }
  }

  /// Which values are better, as {@link Direction}.
  public enum Towards {
    @JsonProperty("higher")
    HIGHER,
    @JsonProperty("lower")
    LOWER,
    @JsonProperty("none")
    NONE;

    /// The direction of a metric.
    public static Towards of(Direction direction) {
      return valueOf(direction.name());
    }

    /// The same as the statistics know it.
    public Direction direction() {
      return Direction.valueOf(name());
    }
  }
}
