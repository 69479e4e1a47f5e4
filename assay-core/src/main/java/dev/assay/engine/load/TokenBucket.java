package dev.assay.engine.load;

/// A limit of so many units in a minute, spread evenly: one second's worth may come at once. Not
/// for several threads at once.
final class TokenBucket {
  private static final double MINUTE_NANOS = 60e9;

  private final double perNano;
  private final double capacity;
  private double level;
  private long atNanos;

  /// A full bucket.
  TokenBucket(double perMinute, long nowNanos) {
    this.perNano = perMinute / MINUTE_NANOS;
    this.capacity = Math.max(1, perMinute / 60);
    this.level = capacity;
    this.atNanos = nowNanos;
  }

  /// When the bucket has so many units; more than it ever holds are there when it is full.
  long readyNanos(double units, long nowNanos) {
    fill(nowNanos);
    double missing = Math.min(units, capacity) - level;
    return missing <= 0 ? nowNanos : nowNanos + (long) Math.ceil(missing / perNano);
  }

  /// Takes units out; the level may fall below zero, and is then paid back by waiting.
  void take(double units, long nowNanos) {
    fill(nowNanos);
    level -= units;
  }

  /// Puts units back that were taken and not used.
  void giveBack(double units) {
    level = Math.min(capacity, level + units);
  }

  private void fill(long nowNanos) {
    level = Math.min(capacity, level + (nowNanos - atNanos) * perNano);
    atNanos = nowNanos;
  }
}
