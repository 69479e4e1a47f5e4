package dev.assay.api;

import java.util.List;
import java.util.stream.Collectors;

/// The one exception for what a user can mend: problems with places and next steps.
public final class AssayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Problem> problems;

  /// An exception for one or more problems.
  ///
  /// @throws IllegalArgumentException if there is no problem
  public AssayException(ErrorCode code, List<Problem> problems) {
    super(render(problems));
    this.code = code;
    this.problems = List.copyOf(problems);
  }

  /// An exception for one problem, with the exception that revealed it.
  public AssayException(ErrorCode code, Problem problem, Throwable cause) {
    super(problem.render(), cause);
    this.code = code;
    this.problems = List.of(problem);
  }

  /// An invalid request: what is wrong at which place, and what to do next.
  public static AssayException invalid(String place, String message, String hint) {
    return new AssayException(ErrorCode.INVALID_REQUEST, List.of(Problem.at(place, message, hint)));
  }

  /// What kind of error this is.
  public ErrorCode code() {
    return code;
  }

  /// All problems, at least one.
  public List<Problem> problems() {
    return problems;
  }

  private static String render(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("an AssayException needs at least one problem");
    }
    return problems.stream().map(Problem::render).collect(Collectors.joining("\n"));
  }
}
