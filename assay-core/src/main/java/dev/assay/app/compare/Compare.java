package dev.assay.app.compare;

import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.SideComparer;
import dev.assay.app.Installation;
import dev.assay.app.history.Histories;
import dev.assay.app.score.RunTerms;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.stats.decision.Terms;
import dev.assay.store.history.History;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Compares two sides, each a run, a file of results, or a run, commit or branch of a history.
public final class Compare {
  /// Where no spec names a seed.
  private static final long SEED = 42;

  private final Installation installation;
  private final CompareRequest request;

  /// The use case on an installation.
  public Compare(Installation installation, CompareRequest request) {
    this.installation = installation;
    this.request = request;
  }

  /// What changed from base to head.
  ///
  /// @throws dev.assay.api.AssayException if one of them is not there
  public Changes compare(String base, String head) {
    Found found = head(head);
    return withHistory(
        found,
        head,
        history -> {
          SideFinder finder = finder(history);
          return changes(finder.base(base, head, found), found);
        });
  }

  /// The head by that name.
  Found head(String name) {
    if (request.history().isEmpty()) {
      return finder(Optional.empty()).head(name);
    }
    try (History history = open(request.history().get(), request.workingFolder())) {
      return finder(Optional.of(history)).head(name);
    }
  }

  /// Asks with the history that is named, else with that of the head's spec; without one where
  /// there is none.
  <T> T withHistory(Found head, String name, Function<Optional<History>, T> question) {
    Optional<String> ofSpec = head.spec().flatMap(spec -> spec.history().address());
    Optional<String> address = request.history().or(() -> ofSpec);
    if (address.isEmpty()) {
      return question.apply(Optional.empty());
    }
    Path from =
        request.history().isPresent()
            ? request.workingFolder()
            : request.workingFolder().resolve(name);
    try (History history = open(address.get(), from)) {
      return question.apply(Optional.of(history));
    }
  }

  private History open(String address, Path from) {
    return new Histories(installation).open(address, from);
  }

  SideFinder finder(Optional<History> history) {
    return new SideFinder(installation, request.workingFolder(), history, request.plugins());
  }

  Changes changes(Found base, Found head) {
    CompareRequest.Rules rules = request.rules();
    return new SideComparer(
            terms(base, head), rules.margins(), rules.runVariation(), rules.metrics())
        .compare(base.side(), head.side());
  }

  private Terms terms(Found base, Found head) {
    Optional<BenchmarkSpec> spec = head.spec().or(base::spec);
    Terms terms = spec.map(RunTerms::of).orElseGet(() -> Terms.seeded(SEED));
    return request.rules().level().isPresent()
        ? terms.withLevel(request.rules().level().getAsDouble())
        : terms;
  }
}
