package dev.assay.cli;

import dev.assay.app.stats.StatsFiles;
import dev.assay.app.stats.StatsJson;
import dev.assay.app.stats.StatsText;
import dev.assay.app.stats.ValueStatistic;
import dev.assay.app.stats.ValueTable;
import dev.assay.stats.decision.Comparison;
import dev.assay.stats.decision.DecisionRule;
import dev.assay.stats.decision.Direction;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Stack;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `assay stats compare BASE HEAD`: the change of a column between two files, and the verdict.
@Command(
    description = {
      "Compares a column of two files and says what changed from BASE to HEAD:",
      "improved, regressed, equivalent or inconclusive, with the interval and the method.",
      "Reads CSV, JSON, JSON Lines and Parquet."
    },
    mixinStandardHelpOptions = true)
final class StatsCompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "BASE", description = "The file to compare with.")
  private String base = "";

  @Parameters(index = "1", paramLabel = "HEAD", description = "The file that is judged.")
  private String head = "";

  @Option(
      names = "--paired",
      paramLabel = "on COLUMN",
      parameterConsumer = OnColumn.class,
      description = "Rows with equal values in that column are the same item.")
  private @Nullable String paired;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      defaultValue = "none",
      description = "higher, lower or none (default): which values are better.")
  private Direction direction = Direction.NONE;

  @Option(
      names = "--margin",
      paramLabel = "M",
      defaultValue = "0",
      description = "The smallest change that matters, in the column's unit (default: 0).")
  private double margin;

  @Option(
      names = "--decision",
      paramLabel = "RULE",
      defaultValue = "no_change",
      description = "no_change (default) or beyond_margin: what a change must show.")
  private DecisionRule decision = DecisionRule.NO_CHANGE;

  @Mixin private StatsTermsOptions options = new StatsTermsOptions();

  StatsCompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<String> id = Optional.ofNullable(paired);
    ValueTable.Roles roles = new ValueTable.Roles(options.value(), id, options.cluster());
    Path folder = surroundings.workingFolder();
    Comparison comparison =
        StatsFiles.compare(
            ValueTable.read(folder, base, roles),
            ValueTable.read(folder, head, roles),
            id.isPresent(),
            ValueStatistic.named(options.statistic()),
            options.terms(direction, margin, decision));
    if (options.json()) {
      surroundings.out().println(StatsJson.of(comparison));
    } else {
      StatsText.of(comparison).forEach(surroundings.out()::println);
    }
    return 0;
  }

  /// Reads `on COLUMN` or `COLUMN`.
  static final class OnColumn implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
      if (!arguments.isEmpty() && arguments.peek().equals("on") && arguments.size() > 1) {
        arguments.pop();
      }
      if (arguments.isEmpty()) {
        throw new CommandLine.ParameterException(
            command.commandLine(), "--paired needs a column, such as: --paired on id");
      }
      option.setValue(arguments.pop());
    }
  }
}
