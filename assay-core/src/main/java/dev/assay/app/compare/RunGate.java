package dev.assay.app.compare;

import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Gate;
import dev.assay.api.AssayException;
import dev.assay.api.result.ThresholdRecord;
import dev.assay.app.Installation;
import dev.assay.app.environment.Ancestry;
import dev.assay.store.history.History;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Judges whether a head may pass, against the baseline of its repository or a base that is named.
public final class RunGate {
  private final Installation installation;
  private final CompareRequest request;
  private final Against against;

  /// The use case on an installation.
  public RunGate(Installation installation, CompareRequest request, Against against) {
    this.installation = installation;
    this.request = request;
    this.against = against;
  }

  /// What the head is compared with.
  ///
  /// @param base the base; empty: the baseline
  /// @param branch the main branch, by which the baseline is found; empty: what the repository says
  /// @param strict whether what cannot be judged keeps the head from passing
  public record Against(Optional<String> base, Optional<String> branch, boolean strict) {}

  /// What came of it.
  ///
  /// @param benchmark the name of the benchmark
  /// @param folder the folder of the head's run; empty where it is none
  /// @param changes what changed
  /// @param thresholds what the values of the head say of the thresholds of its spec
  /// @param gate whether it may pass
  public record Judged(
      String benchmark,
      Optional<Path> folder,
      Changes changes,
      List<ThresholdRecord> thresholds,
      Gate gate) {
    /// Copies the list.
    public Judged {
      thresholds = List.copyOf(thresholds);
    }
  }

  /// Judges a head.
  ///
  /// @throws AssayException if it is not there, or its baseline cannot be told
  public Judged judge(String head) {
    Compare compare = new Compare(installation, request);
    Found found = compare.head(head);
    Changes changes =
        compare.withHistory(
            found, head, history -> compare.changes(base(compare, history, head, found), found));
    Gate gate = Gate.of(changes, found.thresholds(), found.incomplete(), against.strict());
    Path folder = request.workingFolder().resolve(head);
    return new Judged(
        found.spec().map(it -> it.benchmark().name()).orElse("benchmark"),
        Optional.of(folder).filter(it -> it.resolve("run.json").toFile().isFile()),
        changes,
        found.thresholds(),
        gate);
  }

  /// Judges a head that takes turns with its base.
  ///
  /// @param head the spec of the head; that of the base is named, or else the same file at the
  ///   commit at which the head left the main branch
  /// @throws AssayException if one of them cannot be run
  public Judged judge(Interleave interleave, String head) {
    String base = against.base().orElseGet(() -> leftAt() + ":" + head);
    Interleave.Compared compared = interleave.compared(base, head);
    Found found = compared.head();
    return new Judged(
        found.spec().map(it -> it.benchmark().name()).orElse("benchmark"),
        Optional.empty(),
        compared.changes(),
        found.thresholds(),
        Gate.of(compared.changes(), found.thresholds(), found.incomplete(), against.strict()));
  }

  private Found base(Compare compare, Optional<History> history, String name, Found head) {
    if (against.base().isPresent()) {
      Found base = compare.finder(history).base(against.base().get(), name, head);
      requireAncestor(base, head);
      return base;
    }
    if (history.isEmpty()) {
      return BaselineFinder.noHistory();
    }
    return new BaselineFinder(repository(), against.branch()).find(history.get(), head);
  }

  private Ancestry repository() {
    return Ancestry.of(installation.programs(), request.workingFolder())
        .orElseThrow(() ->
            AssayException.invalid(
                request.workingFolder().toString(),
                "this folder is in no git repository, by which the baseline is found",
                "Run the gate in the repository of the head, or name the base with --base."));
  }

  private String leftAt() {
    Ancestry repository = repository();
    return new BaselineFinder(repository, against.branch()).leftAt();
  }

  // Another line's changes would be taken for the head's.
  private void requireAncestor(Found base, Found head) {
    Optional<Ancestry> repository = Ancestry.of(installation.programs(), request.workingFolder());
    if (repository.isEmpty() || base.commit().isEmpty() || head.commit().isEmpty()) {
      return;
    }
    Ancestry ancestry = repository.get();
    String from = base.commit().get();
    String to = head.commit().get();
    boolean known = ancestry.commit(from).isPresent() && ancestry.commit(to).isPresent();
    if (known && !ancestry.isAncestor(from, to)) {
      throw AssayException.invalid(
          against.base().orElse(""),
          "its commit "
              + Words.commit(from)
              + " is no ancestor of the head's, "
              + Words.commit(to)
              + (ancestry.isShallow() ? ", as far as this shallow clone tells" : ""),
          "Leave --base out, so that the commit at which the head left the main branch is found; or"
              + " look at the two with `assay compare`, which judges any two.");
    }
  }
}
