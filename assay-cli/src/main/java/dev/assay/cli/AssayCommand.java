package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay` without a command: says what there is.
@Command(
    name = "assay",
    description = "Benchmarks models and gives a verdict that can be trusted.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "'assay COMMAND --help' explains a command.",
      "Exit codes: 0 passed, 1 the gate failed, 2 the request is wrong, 3 the run is incomplete,",
      "4 inconclusive (with --strict), 70 internal error, 130 interrupted."
    })
final class AssayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
