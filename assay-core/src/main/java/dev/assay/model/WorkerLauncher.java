package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.api.model.ProcessOutput;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Starts workers and waits until their model is loaded.
final class WorkerLauncher {
  private final Ticker ticker;
  private final Duration loadLimit;

  /// A launcher that gives a model that long to load.
  WorkerLauncher(Ticker ticker, Duration loadLimit) {
    this.ticker = ticker;
    this.loadLimit = loadLimit;
  }

  /// A worker whose model is loaded.
  ///
  /// @param process its process
  /// @param port where it answers
  /// @param loadSeconds the time that it took to load the model
  /// @param model what it says of its model; empty where that has to be asked for
  record Started(WorkerProcess process, int port, double loadSeconds, Optional<JsonNode> model) {}

  /// Has a worker load its model.
  ///
  /// @param place where the spec asks for the model, for messages
  /// @throws AssayException if the model cannot be loaded; the process is ended then
  Started load(WorkerProcess process, String place) {
    boolean ready = false;
    try {
      process.begin();
      Started started =
          switch (process.greeting(loadLimit)) {
            case WorkerProcess.Greeting.Line(String text) -> started(process, text, place);
            case WorkerProcess.Greeting.Ended() ->
                throw refuse(
                    place,
                    "the worker ended while it loaded the model: it " + ending(process),
                    "Start it again; a model that needs more memory needs a larger machine.");
            case WorkerProcess.Greeting.Late() ->
                throw refuse(
                    place,
                    "the model was not loaded within %d s".formatted(loadLimit.toSeconds()),
                    "Raise load_timeout_ms under params, or check the model.");
          };
      ready = true;
      return started;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssayException(
          ErrorCode.INTERRUPTED,
          Problem.at(place, "interrupted while the model was loaded", "Run the command again."),
          interrupted);
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }

  /// Starts a worker, which then waits to be told to load its model.
  ///
  /// @param place where the spec asks for the model, for messages
  /// @param output takes what the worker writes
  /// @throws AssayException if the process cannot be started
  WorkerProcess spawn(List<String> command, String place, ProcessOutput output) {
    try {
      return WorkerProcess.start(command, output, ticker);
    } catch (IOException cannot) {
      throw new AssayException(
          ErrorCode.INVALID_REQUEST,
          Problem.at(
              place,
              "the worker cannot be started: " + cannot.getMessage(),
              "Check the Java at " + command.getFirst() + "."),
          cannot);
    }
  }

  private static String ending(WorkerProcess process) {
    return process.hasEnded() ? process.obituary() : "closed its output";
  }

  private static Started started(WorkerProcess process, String line, String place) {
    JsonNode greeting = parse(line).orElse(MissingNode.getInstance());
    JsonNode problems = greeting.path("problems");
    if (problems.isArray() && !problems.isEmpty()) {
      throw new AssayException(ErrorCode.INVALID_REQUEST, problems(problems, place));
    }
    int port = greeting.path("port").asInt(0);
    if (port < 1 || port > 65_535) {
      String shown = line.length() > 200 ? line.substring(0, 200) + "…" : line;
      throw refuse(
          place,
          "the worker did not tell its port, but: " + shown,
          "The runtime under lib/runtimes does not belong to this Assay; start ./assay again.");
    }
    JsonNode nanos = greeting.path("load_nanos");
    JsonNode model = greeting.path("model");
    return new Started(
        process,
        port,
        nanos.isNumber() ? nanos.doubleValue() / 1e9 : process.seconds(),
        model.isObject() ? Optional.of(model) : Optional.empty());
  }

  private static List<Problem> problems(JsonNode problems, String place) {
    List<Problem> told = new ArrayList<>();
    for (JsonNode problem : problems) {
      String where = problem.path("place").asString("");
      String message = problem.path("message").asString("");
      told.add(
          Problem.at(
              place.isEmpty() ? where : place,
              place.isEmpty() || where.isEmpty() ? message : where + ": " + message,
              problem.path("hint").asString("")));
    }
    return told;
  }

  private static Optional<JsonNode> parse(String line) {
    try {
      return Optional.of(JsonMapper.shared().readTree(line));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }

  private static AssayException refuse(String place, String message, String hint) {
    return AssayException.invalid(place, message, hint);
  }
}
