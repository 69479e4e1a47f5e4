package dev.assay.analysis.change;

import dev.assay.api.metric.Margin;
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

  Margin of(Series series, Traits traits) {
    Margin own = byMetric.get(series.metric());
    if (own != null) {
      return own;
    }
    return traits.margin().isStated() ? traits.margin() : others.orElse(Margin.NONE);
  }
}
