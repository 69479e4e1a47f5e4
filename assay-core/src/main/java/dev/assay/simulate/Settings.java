package dev.assay.simulate;

import java.util.List;
import java.util.Optional;

/// How a simulated endpoint behaves.
///
/// @param access who may ask for what
/// @param speech what the models say
/// @param timing when they say it
/// @param limits how much the endpoint lets through
/// @param faults what goes wrong, for which items
/// @param watch what it tells about itself
public record Settings(
    Access access,
    Speech speech,
    Timing timing,
    Limits limits,
    List<FaultRule> faults,
    Watch watch) {

  /// Copies the list.
  public Settings {
    faults = List.copyOf(faults);
  }

  /// Every answer at once and right, for everybody.
  public static Settings plain(long seed) {
    return new Settings(
        new Access(List.of(), Optional.empty()),
        new Speech(seed, AnswerBook.empty(), new Spread.Fixed(32), 1),
        Timing.immediate(),
        Limits.none(),
        List.of(),
        new Watch(0, false));
  }

  /// These settings with other faults.
  public Settings with(FaultRule... others) {
    return new Settings(access, speech, timing, limits, List.of(others), watch);
  }

  /// These settings with other times.
  public Settings with(Timing other) {
    return new Settings(access, speech, other, limits, faults, watch);
  }

  /// These settings with other limits.
  public Settings with(Limits other) {
    return new Settings(access, speech, timing, other, faults, watch);
  }

  /// These settings with other access.
  public Settings with(Access other) {
    return new Settings(other, speech, timing, limits, faults, watch);
  }

  /// These settings with other speech.
  public Settings with(Speech other) {
    return new Settings(access, other, timing, limits, faults, watch);
  }

  /// These settings with another watch.
  public Settings with(Watch other) {
    return new Settings(access, speech, timing, limits, faults, other);
  }

  /// Who may ask for what.
  ///
  /// @param models the models that there are; empty: every name is one
  /// @param apiKey the key that requests must carry
  public record Access(List<String> models, Optional<String> apiKey) {

    /// Copies the list.
    public Access {
      models = List.copyOf(models);
    }
  }

  /// What the server tells about itself.
  ///
  /// @param kept how many of the last requests it keeps, with all times
  /// @param stamps whether every event of a stream carries the time at which it was sent
  public record Watch(int kept, boolean stamps) {}
}
