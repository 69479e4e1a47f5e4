package dev.assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `assay history`: what was measured over time.
@Command(
    description = {
      "Keeps runs over time, asks for them, and says where they are heading.",
      "A history is a folder, a branch of a git repository or a prefix of S3; see docs/history.md."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  private HistoryCommand() {}

  static CommandLine withCommands(Surroundings surroundings) {
    return new CommandLine(new HistoryCommand())
        .addSubcommand("add", new HistoryAddCommand(surroundings))
        .addSubcommand("query", new HistoryQueryCommand(surroundings))
        .addSubcommand("summary", new HistorySummaryCommand(surroundings))
        .addSubcommand("import", new HistoryImportCommand(surroundings))
        .addSubcommand("migrate", new HistoryMigrateCommand(surroundings));
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
  }
}
