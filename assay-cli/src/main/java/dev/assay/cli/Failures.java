package dev.assay.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what went wrong, in a line that a user understands, and gives the exit code.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    PrintStream err = surroundings.err();
    err.println("assay: " + failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        err.println(
            suggestions.stream().collect(Collectors.joining("' or '", "Did you mean '", "'?")));
      }
    }
    err.println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_REQUEST;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (surroundings.debug()) {
      failure.printStackTrace(surroundings.err());
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      surroundings.err().println("assay: interrupted.");
      return ExitCode.INTERRUPTED;
    }
    surroundings.err().println("assay: internal error: " + failure);
    surroundings
        .err()
        .println(
            "This is a mistake in Assay. Run the command again with ASSAY_DEBUG=1 and report what"
                + " it prints.");
    return ExitCode.INTERNAL_ERROR;
  }
}
