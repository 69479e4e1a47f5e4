package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay stats`: the statistics on their own, without a run.
@Command(
    description = "Statistics on their own, without a run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// The command with those below it.
  static CommandLine withCommands(Surroundings surroundings) {
    return new CommandLine(new StatsCommand())
        .addSubcommand("compare", new StatsCompareCommand(surroundings))
        .addSubcommand("summarize", new StatsSummarizeCommand(surroundings))
        .addSubcommand("batch", new StatsBatchCommand(surroundings))
        .addSubcommand("check", new StatsCheckCommand(surroundings))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
