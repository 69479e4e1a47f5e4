package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Lets `--extend` stand before the spec: what follows it is the run only where it is no file.
final class OptionalRun implements IParameterPreprocessor {
  @Override
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean namesRun =
        !args.isEmpty()
            && !args.peek().startsWith("-")
            && !Files.isRegularFile(Path.of(args.peek()));
    if (namesRun || info.get("separator") != null) {
      return false;
    }
    option.setValue("");
    return true;
  }
}
