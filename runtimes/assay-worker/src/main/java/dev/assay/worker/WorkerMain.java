package dev.assay.worker;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// The main class of a worker: hosts one model until its standard input ends.
///
/// Arguments: the runtime, the model's file, the model's name, then any number of `key=value`
/// options. The worker prints one line, `{"port":N}` or `{"problems":[...]}`, and from then on
/// nothing more on its standard output. Its standard input is a pipe that nobody writes to: when
/// the parent ends in whatever way, the pipe ends, and the worker with it.
public final class WorkerMain {
  private static final int WRONG_MODEL = 2;

  private WorkerMain() {}

  /// Starts the worker.
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // Native libraries that print must not disturb the one line that the parent reads.
    System.setOut(System.err);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HostedModel model = open(arguments);
      int port = new ModelServer(arguments[2], model, Ticker.system()).start();
      say(answers, Map.of("port", port));
    } catch (AssayException refused) {
      say(answers, Map.of("problems", describe(refused.problems())));
      System.exit(WRONG_MODEL);
    }
    while (System.in.read() >= 0) {
      // What the parent writes has no meaning.
    }
    System.exit(0);
  }

  private static HostedModel open(String[] arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("usage: RUNTIME FILE NAME [KEY=VALUE...]");
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : Arrays.asList(arguments).subList(3, arguments.length)) {
      int equals = option.indexOf('=');
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return runtime(arguments[0]).open(Path.of(arguments[1]), options);
  }

  private static ModelRuntime runtime(String name) {
    List<String> known = new ArrayList<>();
    for (ModelRuntime runtime : ServiceLoader.load(ModelRuntime.class)) {
      if (runtime.name().equals(name)) {
        return runtime;
      }
      known.add(runtime.name());
    }
    throw AssayException.invalid(
        name, "there is no such runtime on the worker's class path", "there are: " + known);
  }

  private static List<Map<String, Object>> describe(List<Problem> problems) {
    List<Map<String, Object>> described = new ArrayList<>();
    for (Problem problem : problems) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("place", problem.place());
      json.put("message", problem.message());
      json.put("hint", problem.hint());
      described.add(json);
    }
    return described;
  }

  private static void say(PrintStream answers, Object value) {
    answers.println(new String(Json.write(value), StandardCharsets.UTF_8));
    answers.flush();
  }
}
