package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay plugin`: makes plug-ins.
@Command(
    description = "Makes plug-ins: metrics, model providers and datasets of your own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class PluginCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The command with those below it.
  static CommandLine withCommands(Surroundings surroundings) {
    return new CommandLine(new PluginCommand())
        .addSubcommand("build", new PluginBuildCommand(surroundings));
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
