package dev.assay.api.metric;

import java.util.Map;

/// A metric as a spec asks for it.
///
/// @param name the name of one of the metrics that the provider offers
/// @param params free parameters
/// @param place where the spec asks for it, for messages
public record MetricRequest(String name, Map<String, Object> params, String place) {
  /// Copies the parameters.
  public MetricRequest {
    params = Map.copyOf(params);
  }
}
