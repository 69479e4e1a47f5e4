package dev.assay.app.sweep;

import dev.assay.app.Installation;
import dev.assay.app.environment.WorkTree;
import dev.assay.spec.CommandTemplate;
import dev.assay.spec.SweepSpec;
import dev.assay.store.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Records what a sweep was made with beyond its commit: Python's packages, what differs from the
/// commit, and the commands that make it again: `environment/` in the folder of the run.
final class SweepSurroundings {
  private static final String FOLDER = "environment/";

  private final Installation installation;
  private final PreparedSweep prepared;
  private final Path spec;

  /// @param spec the spec file
  SweepSurroundings(Installation installation, PreparedSweep prepared, Path spec) {
    this.installation = installation;
    this.prepared = prepared;
    this.spec = spec;
  }

  void write(RunDirectory directory) {
    Optional<WorkTree> tree = installation.workTree(prepared.file().folder());
    String diff = tree.map(this::diff).orElse("");
    Optional<PythonEnvironment> python = python();
    if (tree.isPresent()) {
      text(directory, "git.diff", diff);
    }
    python.ifPresent(it -> text(directory, "pip-freeze.txt", it.packages() + "\n"));
    python
        .flatMap(PythonEnvironment::conda)
        .ifPresent(conda -> text(directory, "conda.yaml", conda.export() + "\n"));
    Reproduction reproduction =
        new Reproduction(
            installation.commit(prepared.file().folder()),
            tree,
            diff,
            python,
            prepared.file().spec().sweep().launch().workingDir());
    String name = String.valueOf(spec.getFileName());
    text(
        directory,
        "reproduce.sh",
        reproduction.script(name, tree.filter(this::holdsAssay).isPresent(), directory.id()));
  }

  private boolean holdsAssay(WorkTree tree) {
    String root = System.getProperty("assay.root", "");
    return !root.isEmpty() && Path.of(root).normalize().equals(Path.of(tree.top()).normalize());
  }

  // What the command is made of and the repository lacks belongs to what differs from the commit.
  private String diff(WorkTree tree) {
    Set<String> own = new HashSet<>();
    own.add(tree.prefix() + spec.getFileName());
    prepared.code().keySet().forEach(name -> own.add(tree.prefix() + name));
    return tree.diff()
        + tree.untracked().stream()
            .filter(own::contains)
            .flatMap(name -> NewFilePatch.of(Path.of(tree.top()), name).stream())
            .collect(Collectors.joining());
  }

  private Optional<PythonEnvironment> python() {
    SweepSpec sweep = prepared.file().spec().sweep();
    CommandTemplate template = new CommandTemplate(sweep.command().getFirst());
    if (template.names().stream().anyMatch(CommandTemplate.BUILT_IN::contains)) {
      return Optional.empty();
    }
    List<SweepSpec.Configuration> configurations = prepared.configurations();
    return PythonEnvironment.of(
        template.filled(configurations.getFirst().parameters()),
        prepared.file().folder().resolve(sweep.launch().workingDir()).normalize(),
        installation.programs(),
        installation.variables());
  }

  private static void text(RunDirectory directory, String name, String text) {
    directory.write(FOLDER + name, text.getBytes(StandardCharsets.UTF_8));
  }
}
