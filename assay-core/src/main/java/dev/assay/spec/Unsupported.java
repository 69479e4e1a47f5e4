package dev.assay.spec;

import dev.assay.api.Problem;
import java.util.ArrayList;
import java.util.List;

/// What the form of a spec provides for and this version does not run yet: it is refused when run,
/// for a key that is silently ignored is a wrong result.
final class Unsupported {
  private Unsupported() {}

  static List<Problem> in(SpecFile file) {
    List<Problem> found = new ArrayList<>();
    ExecutionSpec execution = file.spec().execution();
    if (execution.cache().use() && execution.load().isOpen()) {
      found.add(
          file.problem(
              "execution.cache",
              "answers out of the cache have no latency, and arrivals by a schedule are made to"
                  + " measure it",
              "remove 'cache', or 'load'"));
    }
    if (file.spec().sweep().launches() && !file.spec().models().isEmpty()) {
      found.add(
          file.problem(
              "models",
              "there are models and a command, and a run is of one or the other",
              "remove 'models', or 'command' with its configurations"));
    }
    return found;
  }
}
