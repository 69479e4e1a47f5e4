package dev.assay.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/// The commands of Assay. To add one, write its class and add its line here.
final class Commands {
  private static final List<Entry> ALL =
      List.of(
          new Entry("run", RunCommand::new),
          new Entry("validate", ValidateCommand::new),
          new Entry("rescore", RescoreCommand::new),
          new Entry("compare", CompareCommand::new),
          new Entry("gate", GateCommand::new),
          new Entry("plugin", PluginCommand::withCommands),
          new Entry("simulate", SimulateCommand::new),
          new Entry("doctor", DoctorCommand::new),
          new Entry("power", PowerCommand::withCommands),
          new Entry("history", HistoryCommand::withCommands),
          new Entry("stats", StatsCommand::withCommands));

  private record Entry(String name, Function<Surroundings, Object> command) {
    void addTo(CommandLine root, Surroundings surroundings) {
      root.addSubcommand(name, command.apply(surroundings));
    }
  }

  private Commands() {}

  /// Adds the one command that the first argument names, or all of them where it names none:
  /// reading the annotations of every command would be most of the time of a short one.
  static void addTo(CommandLine root, Surroundings surroundings, List<String> arguments) {
    Optional<Entry> named =
        arguments.stream()
            .findFirst()
            .flatMap(first -> ALL.stream().filter(entry -> entry.name().equals(first)).findFirst());
    if (named.isPresent()) {
      named.get().addTo(root, surroundings);
    } else {
      ALL.forEach(entry -> entry.addTo(root, surroundings));
    }
  }
}
