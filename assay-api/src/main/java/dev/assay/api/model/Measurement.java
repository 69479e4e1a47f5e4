package dev.assay.api.model;

/// Latencies that a worker measured.
///
/// @param kind what was timed
/// @param nanos the latency of each call in nanoseconds; call `i` took row `i mod rows`
/// @param firstCallNanos the latency of the very first call after loading, in nanoseconds: the cold
///   one, which is not among `nanos`
public record Measurement(LatencyKind kind, long[] nanos, long firstCallNanos) {}
