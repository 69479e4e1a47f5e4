package dev.assay.simulate;

/// A token bucket: it fills at a rate, and lets through what it holds.
final class Bucket {
  private final double perNano;
  private final double most;
  private double held;
  private long filledNanos;
  private boolean used;

  /// A full bucket.
  ///
  /// @param perMinute how much comes in a minute
  /// @param most how much it holds
  Bucket(double perMinute, double most) {
    this.perNano = perMinute / 60e9;
    this.most = most;
    this.held = most;
  }

  /// Takes an amount; where there is not enough, nothing is taken and the nanoseconds are returned
  /// after which there will be, else 0.
  synchronized long take(double amount, long nowNanos) {
    if (used) {
      held = Math.min(most, held + (nowNanos - filledNanos) * perNano);
    }
    used = true;
    filledNanos = nowNanos;
    // What is larger than the bucket passes when it is full, or would never.
    double needed = Math.min(amount, most);
    if (held >= needed) {
      held -= amount;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((needed - held) / perNano));
  }
}
