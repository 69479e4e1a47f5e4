package dev.assay.cli;

import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.validate.ValidateSpec;
import dev.assay.app.validate.Validation;
import dev.assay.plugin.Catalogue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// `assay validate`: checks a spec without running it.
@Command(
    description = {
      "Checks the spec SPEC without running anything, and says everything that is wrong with it.",
      "It opens no network, and neither data nor models unless --data is given. A spec that needs"
          + " files",
      "or parts of Assay that are not here is valid; they are named.",
      "Exit code 2 where the spec, or with --data the data or a model, is wrong."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "SPEC", description = "The spec, such as benchmark.yaml.")
  private Path spec = Path.of("");

  @Option(
      names = "--data",
      description =
          "Check what a run checks first, too: read the local data, load the local models.")
  private boolean data;

  @Option(
      names = "--allow-plugins",
      description = "Load the plug-ins in plugins/ beside the spec: code that you trust.")
  private boolean allowPlugins;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path file = surroundings.workingFolder().resolve(spec);
    Validation found;
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      Catalogue catalogue = installation.catalogue(folderOf(file), allowPlugins);
      found = new ValidateSpec(installation.specReader(catalogue), catalogue).validate(file, data);
    }
    if (json) {
      surroundings
          .out()
          .println(
              JsonMapper.shared()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(asJson(found)));
    } else {
      print(found);
    }
    return found.valid() ? 0 : ErrorCode.INVALID_REQUEST.exitCode();
  }

  private Map<String, Object> asJson(Validation found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("spec", spec.toString());
    json.put("valid", found.valid());
    json.put("runnable", found.runnable());
    json.put("problems", found.problems());
    json.put("missing", found.missing());
    json.put("warnings", found.warnings());
    json.put("datasets", found.datasets());
    return json;
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null ? file : folder;
  }

  private void print(Validation found) {
    found.warnings().forEach(warning -> surroundings.err().println("warning: " + warning));
    if (!found.valid()) {
      print(found.problems());
      surroundings.err().println(count(found.problems(), "problem") + ".");
      return;
    }
    found
        .datasets()
        .forEach(it ->
            surroundings
                .out()
                .printf(
                    Locale.ROOT, "%s: %d rows, sha256 %s%n", it.name(), it.rows(), it.sha256()));
    if (found.runnable()) {
      surroundings.out().println(spec + " is valid.");
      return;
    }
    surroundings.out().println(spec + " is valid. To run it, this is missing:");
    found.missing().forEach(problem -> surroundings.out().println(problem.render()));
  }

  private void print(List<Problem> problems) {
    problems.forEach(problem -> surroundings.err().println(problem.render()));
  }

  private static String count(List<Problem> problems, String noun) {
    return problems.size() + " " + noun + (problems.size() == 1 ? "" : "s");
  }
}
