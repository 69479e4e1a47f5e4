package dev.assay.analysis.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The smallest changes that matter.
///
/// @param byMetric those of single metrics, by name; they go before what the spec says
/// @param others that of all others to which the spec gives none
public record Margins(Map<String, Margin> byMetric, Optional<Margin> others) {
  /// Those of the spec alone.
  public static final Margins OF_SPEC = new Margins(Map.of(), Optional.empty());

  /// Copies the map.
  public Margins {
    byMetric = Map.copyOf(byMetric);
  }

  /// Reads margins as users write them: `5%` or `0.02` for all metrics that state none, and
  /// `accuracy=0.02` or `latency_p95=10%` for one.
  ///
  /// @throws IllegalArgumentException if one is neither; the message says which
  public static Margins parse(List<String> texts) {
    Map<String, Margin> byMetric = new HashMap<>();
    Optional<Margin> others = Optional.empty();
    for (String text : texts) {
      int sign = text.indexOf('=');
      if (sign < 0) {
        others = Optional.of(Margin.parse(text));
      } else {
        byMetric.put(text.substring(0, sign).strip(), Margin.parse(text.substring(sign + 1)));
      }
    }
    return new Margins(byMetric, others);
  }

  /// The smallest change that matters.
  ///
  /// @param size its size, not negative
  /// @param relative whether it is a share of the base; else it is in the metric's unit
  public record Margin(double size, boolean relative) {
    /// @throws IllegalArgumentException if it is negative or not finite
    public Margin {
      if (!(size >= 0) || Double.isInfinite(size)) {
        throw new IllegalArgumentException("a margin is a number of at least 0, not " + size);
      }
    }

    private static Margin parse(String text) {
      String number = text.strip();
      boolean percent = number.endsWith("%");
      try {
        double size =
            Double.parseDouble(percent ? number.substring(0, number.length() - 1) : number);
        return new Margin(percent ? size / 100 : size, percent);
      } catch (NumberFormatException none) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' is no margin; write a number in the metric's unit, or a share such as 5%",
            none);
      }
    }

    double absolute(double base) {
      return relative ? size * Math.abs(base) : size;
    }

    double share(double base) {
      return relative || base == 0 ? size : size / Math.abs(base);
    }
  }

  Margin of(Series series, Traits traits) {
    Margin own = byMetric.get(series.metric());
    if (own != null) {
      return own;
    }
    if (traits.margin() > 0) {
      return new Margin(traits.margin(), false);
    }
    return others.orElse(new Margin(0, false));
  }
}
