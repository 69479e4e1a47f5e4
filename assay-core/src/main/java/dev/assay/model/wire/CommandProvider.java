package dev.assay.model.wire;

import dev.assay.api.AssayException;
import dev.assay.api.generation.Generator;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.model.Availability;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.time.Ticker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Opens programs as models: `path` is the program, `params.args` its arguments; or
/// `params.command` is both.
public final class CommandProvider implements GeneratorProvider {
  private static final String ARGS = "args";
  private static final String COMMAND = "command";

  private final Map<String, String> variables;
  private final Ticker ticker;

  /// @param variables the environment, which the programs are given with `ASSAY_SEED` and
  ///   `ASSAY_DRAW`
  public CommandProvider(Map<String, String> variables, Ticker ticker) {
    this.variables = Map.copyOf(variables);
    this.ticker = ticker;
  }

  @Override
  public Set<String> names() {
    return Set.of(COMMAND);
  }

  @Override
  public Availability availability() {
    return new Availability.Available();
  }

  @Override
  public Generator open(ModelRequest request) {
    Set<String> unknown = new TreeSet<>(request.params().keySet());
    unknown.removeAll(Set.of(ARGS, COMMAND));
    if (!unknown.isEmpty()) {
      throw wrong(
          request,
          "params." + unknown.iterator().next() + " is not known",
          "there are args and command");
    }
    Map<String, String> environment = new LinkedHashMap<>(variables);
    environment.put("ASSAY_SEED", Long.toString(request.seed()));
    return new CommandGenerator(command(request), environment, ticker);
  }

  private static List<String> command(ModelRequest request) {
    Optional<Path> program = request.location().path();
    List<String> command = new ArrayList<>();
    program.ifPresent(path -> command.add(path.toString()));
    command.addAll(texts(request, program.isPresent() ? ARGS : COMMAND));
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw wrong(
          request,
          "neither path nor params.command names a program",
          "give such as command: [python3, answer.py]");
    }
    return command;
  }

  private static List<String> texts(ModelRequest request, String name) {
    return switch (request.params().get(name)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> throw wrong(request, "params." + name + " is no list", "write [one, two]");
    };
  }

  private static AssayException wrong(ModelRequest request, String message, String hint) {
    return AssayException.invalid(
        request.place(), "model '" + request.id() + "': " + message, hint);
  }
}
