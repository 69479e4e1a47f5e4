package dev.assay.app.history;

import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.spec.HistorySpec;
import dev.assay.spec.SpecFile;
import dev.assay.store.history.History;
import dev.assay.store.history.Migrated;
import dev.assay.store.history.Tiers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Moves the runs of a history to the tier of their age.
public final class MigrateHistory {
  private final Installation installation;

  /// The use case on an installation.
  public MigrateHistory(Installation installation) {
    this.installation = installation;
  }

  /// What a user asks for.
  ///
  /// @param address the history; empty: the one that the spec names
  /// @param spec the spec whose history and ages count; empty: none
  /// @param base the folder from which the user asks
  /// @param ages the ages that are not those of the spec
  /// @param expireTagged whether releases and tagged runs are removed like others
  public record Request(
      Optional<String> address, Optional<Path> spec, Path base, Ages ages, boolean expireTagged) {}

  /// Ages in days; empty: as the spec says, else the defaults.
  ///
  /// @param hot up to which a run is plain
  /// @param warm up to which it is whole
  /// @param cold up to which the summary of its day is there
  public record Ages(OptionalInt hot, OptionalInt warm, OptionalInt cold) {}

  /// Moves them, and says in a sentence what was moved. It can be killed at any moment, run again,
  /// and run twice at once.
  ///
  /// @param kept what names the runs that are never thinned out, besides releases and tagged ones
  /// @throws AssayException if a file is damaged or the history cannot be written
  public String migrate(Request request, Set<String> kept) {
    Optional<SpecFile> file =
        request
            .spec()
            .map(path ->
                installation
                    .specReader(installation.catalogue(request.base(), false))
                    .read(request.base().resolve(path)));
    HistorySpec spec = file.map(it -> it.spec().history()).orElse(HistorySpec.NONE);
    Path base =
        request.address().isPresent()
            ? request.base()
            : file.map(SpecFile::folder).orElse(request.base());
    String address =
        request
            .address()
            .or(spec::address)
            .orElseThrow(() ->
                AssayException.invalid(
                    "",
                    "no history is named",
                    "Name one with --history, or a spec that has one with --spec."));
    Tiers tiers = tiers(request, spec.days());
    try (History history = new Histories(installation).open(address, base)) {
      return sentence(history.migrate(tiers, kept, installation.ticker().now()));
    }
  }

  private static Tiers tiers(Request request, HistorySpec.Days days) {
    try {
      return new Tiers(
          request.ages().hot().orElse((int) days.hot()),
          request.ages().warm().orElse((int) days.warm()),
          request.ages().cold().orElse((int) days.cold()),
          days.keepTagged() && !request.expireTagged());
    } catch (IllegalArgumentException wrong) {
      throw AssayException.invalid(
          "", String.valueOf(wrong.getMessage()), "A run is hot first, then warm, then cold.");
    }
  }

  private static String sentence(Migrated it) {
    return it.compressed()
        + " compressed, "
        + it.thinned()
        + " thinned out into the summaries of "
        + it.days()
        + " days, "
        + it.expired()
        + " removed";
  }
}
