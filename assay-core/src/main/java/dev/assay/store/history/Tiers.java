package dev.assay.store.history;

import java.time.Duration;
import java.time.Instant;

/// How long runs stay in which form.
///
/// @param hotDays up to this age a run is a plain file
/// @param warmDays up to this age it is whole, in a compressed file
/// @param coldDays up to this age its day's summary is there, and what is never thinned out; older
///   ones are removed
/// @param keepTagged whether releases and tagged runs stay beyond that
public record Tiers(int hotDays, int warmDays, int coldDays, boolean keepTagged) {
  /// A week plain, to look at; a month whole; a year of days; releases for ever.
  public static final Tiers DEFAULT = new Tiers(7, 30, 365, true);

  /// @throws IllegalArgumentException if the ages are not in order
  public Tiers {
    if (hotDays < 0 || hotDays > warmDays || warmDays > coldDays) {
      throw new IllegalArgumentException(
          "the days of the tiers are not in order: " + hotDays + ", " + warmDays + ", " + coldDays);
    }
  }

  /// A form.
  public enum Tier {
    HOT,
    WARM,
    COLD,
    EXPIRED
  }

  /// The form that a run has now. One from the future, by a clock that is wrong, is new.
  Tier of(Instant date, Instant now) {
    Duration age = Duration.between(date, now);
    if (age.compareTo(Duration.ofDays(hotDays)) <= 0) {
      return Tier.HOT;
    }
    if (age.compareTo(Duration.ofDays(warmDays)) <= 0) {
      return Tier.WARM;
    }
    return age.compareTo(Duration.ofDays(coldDays)) <= 0 ? Tier.COLD : Tier.EXPIRED;
  }
}
