package dev.assay.sweep;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `command.sh`: one trial as Assay launches it, for the shell of its slot and for a user who wants
/// to run it by hand.
final class CommandScript {
  /// The file in the folder of a trial.
  static final String FILE = "command.sh";

  private CommandScript() {}

  /// The script.
  ///
  /// @param more variables beside those of the trial
  static String of(SweepTrial trial, Map<String, String> more) {
    StringBuilder script = new StringBuilder("# This trial as it is launched; to run it by hand:");
    script.append(" bash command.sh\n");
    script.append("cd ").append(quoted(trial.workingFolder().toString())).append(" || exit 126\n");
    trial.environment().forEach((name, value) -> export(script, name, value));
    more.forEach((name, value) -> export(script, name, value));
    return script.append("exec ").append(line(trial.command())).append('\n').toString();
  }

  private static void export(StringBuilder script, String name, String value) {
    script.append("export ").append(name).append('=').append(quoted(value)).append('\n');
  }

  private static String line(List<String> words) {
    return words.stream().map(CommandScript::quoted).collect(Collectors.joining(" "));
  }

  /// A text as one word of a shell.
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
