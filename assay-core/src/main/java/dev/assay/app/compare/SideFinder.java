package dev.assay.app.compare;

import dev.assay.analysis.change.Side;
import dev.assay.api.AssayException;
import dev.assay.app.Installation;
import dev.assay.app.environment.Ancestry;
import dev.assay.store.MetricsFile;
import dev.assay.store.RunRecord;
import dev.assay.store.history.History;
import dev.assay.store.history.HistoryRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what a user names as a side: the folder of a run, a file of results, or a run, a commit or
/// a branch of a history.
final class SideFinder {
  private final Installation installation;
  private final Path workingFolder;
  private final Optional<History> history;
  private final RunSide runs;

  SideFinder(
      Installation installation,
      Path workingFolder,
      Optional<History> history,
      Optional<Path> plugins) {
    this.installation = installation;
    this.workingFolder = workingFolder;
    this.history = history;
    this.runs = new RunSide(installation, plugins);
  }

  /// The head by that name, judged by its own spec.
  ///
  /// @throws AssayException if there is none
  Found head(String name) {
    Optional<Path> folder = folder(name);
    if (folder.isPresent()) {
      return runs.read(name, folder.get(), runs.spec(folder.get()));
    }
    return file(name).orElseGet(() -> entry(name));
  }

  /// The base by that name, for a head.
  ///
  /// @param headName how the user named the head
  /// @throws AssayException if there is none
  Found base(String name, String headName, Found head) {
    Optional<Path> folder = folder(name);
    if (folder.isPresent()) {
      return runs.read(name, folder.get(), runs.spec(folder(headName).orElse(folder.get())));
    }
    return file(name).orElseGet(() -> entries(name, head));
  }

  private Optional<Path> folder(String name) {
    Path path = workingFolder.resolve(name);
    Path folder =
        path.endsWith(MetricsFile.FILE) || path.endsWith(RunRecord.FILE)
            ? path.resolveSibling("")
            : path;
    if (Files.isRegularFile(folder.resolve(RunRecord.FILE))) {
      return Optional.of(folder);
    }
    if (Files.isDirectory(path)) {
      throw AssayException.invalid(
          name,
          "there is no run here",
          "Name the folder of a run, which holds " + RunRecord.FILE + ".");
    }
    return Optional.empty();
  }

  private Optional<Found> file(String name) {
    Path path = workingFolder.resolve(name);
    return Files.isRegularFile(path)
        ? Optional.of(
            new MetricsSide(installation.catalogue(workingFolder, false))
                .read(name, MetricsFile.readFile(path)))
        : Optional.empty();
  }

  private Found entry(String name) {
    List<HistoryRecord> records = records(name, Optional.empty());
    return new RecordSide(history.orElseThrow()).read(name, records.getFirst());
  }

  private Found entries(String name, Found head) {
    Set<String> own =
        head.side().measured().stream().map(it -> it.source().run()).collect(Collectors.toSet());
    List<HistoryRecord> records =
        records(name, head.spec().map(it -> it.benchmark().name())).stream()
            .filter(it -> !own.contains(it.run().id()))
            .toList();
    if (records.isEmpty()) {
      throw AssayException.invalid(
          name, "it holds no run but the head itself", "Name another base.");
    }
    RecordSide reader = new RecordSide(history.orElseThrow());
    Found nearest = reader.read(name, records.getFirst());
    Side side = new Baseline(reader, records).side(name, head.side());
    return nearest.with(side);
  }

  private List<HistoryRecord> records(String name, Optional<String> benchmark) {
    if (history.isEmpty()) {
      throw AssayException.invalid(
          name,
          "there is no such folder or file, and no history in which to look for a run, a commit or"
              + " a branch of that name",
          "Name a run's folder, or a history with --history.");
    }
    HistorySearch search = new HistorySearch(history.get());
    Optional<HistoryRecord> run = search.run(name);
    if (run.isPresent()) {
      return List.of(run.get());
    }
    Optional<Ancestry> ancestry = Ancestry.of(installation.programs(), workingFolder);
    Optional<String> commit = ancestry.flatMap(it -> it.commit(name));
    List<HistoryRecord> ofBranch = search.branch(name);
    if (!ofBranch.isEmpty()) {
      return ofBranch;
    }
    List<HistoryRecord> ofCommit = search.commit(commit.orElse(name));
    if (ofCommit.isEmpty()) {
      throw AssayException.invalid(
          name,
          "there is no such folder or file, and no run, commit or branch of that name in "
              + history.get().shown(),
          commit.isPresent()
              ? "The commit "
                  + Words.commit(commit.get())
                  + " was never measured: run the benchmark there, and add it with `assay history"
                  + " add`."
              : "`assay history query` shows what is there.");
    }
    // What led to a commit tells how runs vary, where the repository knows it.
    List<HistoryRecord> before =
        ancestry
            .flatMap(it -> commit.map(sha -> search.upTo(it, sha, benchmark)))
            .orElse(List.of());
    return before.isEmpty() || !ofCommit.getFirst().equals(before.getFirst()) ? ofCommit : before;
  }
}
