package dev.assay.cli;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
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
    err.println("assay: " + message(failure));
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        err.println("  Did you mean '" + String.join("' or '", suggestions) + "'?");
      }
    }
    err.println(
        "  '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help' says more.");
    return ErrorCode.INVALID_REQUEST.exitCode();
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && failure.getCommandLine().getParent() == null
        && !unmatched.getUnmatched().getFirst().startsWith("-")) {
      return "there is no command '" + unmatched.getUnmatched().getFirst() + "'.";
    }
    return Objects.requireNonNullElse(failure.getMessage(), "the command line is wrong.");
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    return handle(failure);
  }

  /// Says what went wrong and returns the exit code.
  int handle(Throwable failure) {
    if (surroundings.debug()) {
      failure.printStackTrace(surroundings.err());
    }
    return switch (failure) {
      case AssayException wrong -> say(wrong.code(), text(wrong));
      case InterruptedException _ -> say(ErrorCode.INTERRUPTED, "interrupted.");
      case OutOfMemoryError _ ->
          say(
              ErrorCode.INTERNAL,
              "out of memory: give it more, such as ASSAY_JAVA_OPTS=-Xmx8g, or fewer rows.");
      default ->
          say(
              ErrorCode.INTERNAL,
              "internal error: "
                  + failure
                  + "\n  This is a mistake in Assay. Run the command again with ASSAY_DEBUG=1 and"
                  + " report what it prints.");
    };
  }

  private static String text(AssayException failure) {
    return failure.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
  }

  private int say(ErrorCode code, String message) {
    surroundings.err().println("assay: " + message);
    return code.exitCode();
  }
}
