package dev.assay.app.compare;

import dev.assay.analysis.change.Basis;
import dev.assay.analysis.change.Change;
import dev.assay.analysis.change.Changes;
import dev.assay.analysis.change.Measured;
import dev.assay.analysis.change.Rounds;
import dev.assay.analysis.change.Side;
import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.app.run.RunListener;
import dev.assay.app.run.RunOutcome;
import dev.assay.app.run.RunRequest;
import dev.assay.app.sweep.RunSpec;
import dev.assay.stats.decision.Verdict;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Runs a base and a head in turn on this machine, and compares their times round by round: what
/// slows the machine slows both. Every second round begins with the head.
///
/// A time that seems to have grown is a suspect: its model is run again in rounds of their own, and
/// only what these say, too, is called a regression.
public final class Interleave {
  private final Installation installation;
  private final CompareRequest request;
  private final RunListener listener;
  private final Plan plan;

  /// The use case on an installation.
  public Interleave(
      Installation installation, CompareRequest request, RunListener listener, Plan plan) {
    this.installation = installation;
    this.request = request;
    this.listener = listener;
    this.plan = plan;
  }

  /// How to go about it.
  ///
  /// @param rounds how many rounds, at least {@link #FEWEST_ROUNDS}
  /// @param output the folder under which the runs are kept, those of each side in one of its own
  public record Plan(int rounds, Path output) {
    /// With fewer, nearly nothing is known of how rounds vary.
    public static final int FEWEST_ROUNDS = 6;

    /// So many find a change of the size of what rounds vary by.
    public static final int ROUNDS = 12;

    /// @throws AssayException if there are too few rounds
    public Plan {
      if (rounds < FEWEST_ROUNDS) {
        throw AssayException.invalid(
            "--rounds",
            rounds + " rounds cannot show any change",
            "Ask for at least " + FEWEST_ROUNDS + ".");
      }
    }
  }

  /// What came of it.
  ///
  /// @param head the first run of the head
  /// @param changes what changed
  record Compared(Found head, Changes changes) {}

  /// What changed from base to head.
  ///
  /// @param base the spec of the base: a file, or `COMMIT:FILE`
  /// @param head the spec of the head, likewise
  /// @throws AssayException if one of them cannot be run
  public Changes compare(String base, String head) {
    return compared(base, head).changes();
  }

  Compared compared(String base, String head) {
    try (SpecPlaces specs = new SpecPlaces(installation.programs(), request.workingFolder())) {
      return compared(base, specs.of(base), head, specs.of(head));
    }
  }

  private Compared compared(String base, Path ofBase, String head, Path ofHead) {
    Pair first = run(ofBase, ofHead, "");
    Compare compare = new Compare(installation, request);
    Changes changes = compare.changes(first.base(base), first.head(head));
    List<Change> settled =
        changes.changes().stream()
            .map(it -> isSuspect(it) ? confirmed(it, first, compare) : it)
            .toList();
    return new Compared(
        first.head(head),
        new Changes(changes.base(), changes.head(), changes.level(), settled, changes.unjudged()));
  }

  private static boolean isSuspect(Change change) {
    return change.basis() == Basis.PAIRED_ROUNDS && change.verdict() == Verdict.REGRESSED;
  }

  private Change confirmed(Change suspect, Pair first, Compare compare) {
    String name = suspect.series().model() + "-" + suspect.series().dataset();
    Pair again =
        run(trial(first.bases, suspect), trial(first.heads, suspect), slug("suspect-" + name));
    return compare.changes(again.base("base"), again.head("head")).changes().stream()
        .filter(it -> it.series().equals(suspect.series()))
        .findFirst()
        .map(fresh -> settled(suspect, fresh))
        .orElse(suspect);
  }

  private Change settled(Change suspect, Change fresh) {
    boolean confirmed = fresh.verdict() == Verdict.REGRESSED;
    Change kept = confirmed ? suspect : fresh;
    List<String> notes = new ArrayList<>(kept.notes());
    notes.add(
        confirmed
            ? "Suspected, and confirmed in " + plan.rounds() + " rounds of its own."
            : "Suspected in the first rounds, and not confirmed in "
                + plan.rounds()
                + " rounds of its own, which are shown.");
    return new Change(
        kept.series(),
        kept.traits(),
        kept.standing(),
        kept.basis(),
        kept.units(),
        kept.base(),
        kept.head(),
        kept.comparison(),
        kept.relative(),
        notes);
  }

  // Each trial of a run has its own spec beside it, which runs again.
  private static Path trial(List<Path> runs, Change suspect) {
    Path folder = runs.getFirst();
    return RunRecord.read(folder).trials().stream()
        .filter(it -> it.model().equals(suspect.series().model()))
        .filter(it -> it.dataset().equals(suspect.series().dataset()))
        .findFirst()
        .map(it -> folder.resolve(it.folder()).resolve("config.yaml"))
        .orElseThrow();
  }

  private static String slug(String name) {
    return name.replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private Pair run(Path base, Path head, String part) {
    List<Path> bases = new ArrayList<>();
    List<Path> heads = new ArrayList<>();
    Path output = plan.output().resolve(part);
    for (int round = 0; round < plan.rounds(); round++) {
      if (round % 2 == 0) {
        bases.add(run(base, output.resolve("base")));
        heads.add(run(head, output.resolve("head")));
      } else {
        heads.add(run(head, output.resolve("head")));
        bases.add(run(base, output.resolve("base")));
      }
    }
    return new Pair(bases, heads);
  }

  private Path run(Path spec, Path output) {
    RunOutcome outcome =
        new RunSpec(installation, listener)
            .run(
                new RunRequest(
                    spec,
                    request.workingFolder(),
                    Optional.of(output),
                    new RunRequest.Reuse(true, Optional.empty(), false),
                    request.plugins().isPresent(),
                    OptionalLong.empty(),
                    Optional.empty()));
    if (!outcome.incomplete().isEmpty()) {
      throw AssayException.invalid(
          outcome.folder().toString(),
          "a round is incomplete: " + String.join(" ", outcome.incomplete()),
          "Mend it with `assay run`, then start the rounds again.");
    }
    return outcome.folder();
  }

  /// The runs of both sides, by round.
  private final class Pair {
    private final List<Path> bases;
    private final List<Path> heads;
    private final RunSide.Judged judged;
    private final RunSide reader = new RunSide(installation, request.plugins());

    Pair(List<Path> bases, List<Path> heads) {
      this.bases = bases;
      this.heads = heads;
      this.judged = reader.spec(heads.getFirst());
    }

    Found base(String name) {
      return side(name, bases);
    }

    Found head(String name) {
      return side(name, heads);
    }

    private Found side(String name, List<Path> runs) {
      List<Found> rounds = runs.stream().map(it -> reader.read(name, it, judged)).toList();
      List<Side> sides = rounds.stream().map(Found::side).toList();
      List<Measured> measured = Rounds.of(sides);
      Side first = sides.getFirst();
      return rounds
          .getFirst()
          .with(
              new Side(
                  name, first.what() + " and " + (runs.size() - 1) + " more rounds", measured));
    }
  }
}
