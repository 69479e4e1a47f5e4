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
/// options. It starts its runtime and waits for a first byte on its standard input, upon which it
/// loads the model. It prints one line, `{"port":N,"load_nanos":N,"model":{...}}` or
/// `{"problems":[...]}`, and from then on nothing more on its standard output. Nobody writes more
/// to its standard input: when the parent ends in whatever way, the pipe ends, and the worker with
/// it.
public final class WorkerMain {
  private static final int WRONG_MODEL = 2;
  // What does not fit into a short line is asked for by a request.
  private static final int LONGEST_MODEL = 16 << 10;

  private WorkerMain() {}

  /// Starts the worker.
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // Native libraries that print must not disturb the one line that the parent reads.
    System.setOut(System.err);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Ticker ticker = Ticker.system();
    try {
      ModelRuntime runtime = runtime(arguments);
      runtime.prepare();
      if (System.in.read() < 0) {
        return;
      }
      long start = ticker.nanoTime();
      ProcessUsage usage = ProcessUsage.begin();
      HostedModel model = runtime.open(Path.of(arguments[1]), options(arguments));
      ModelServer server = new ModelServer(arguments[2], model, usage, ticker);
      say(answers, greeting(server, server.start(), ticker.nanoTime() - start));
    } catch (AssayException refused) {
      say(answers, Map.of("problems", describe(refused.problems())));
      System.exit(WRONG_MODEL);
    }
    while (System.in.read() >= 0) {
      // What the parent writes has no meaning.
    }
    System.exit(0);
  }

  private static Map<String, Object> greeting(ModelServer server, int port, long loadNanos) {
    Map<String, Object> greeting = new LinkedHashMap<>();
    greeting.put("port", port);
    greeting.put("load_nanos", loadNanos);
    Map<String, Object> model = server.metadata();
    if (Json.write(model).length <= LONGEST_MODEL) {
      greeting.put("model", model);
    }
    return greeting;
  }

  private static ModelRuntime runtime(String[] arguments) {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("usage: RUNTIME FILE NAME [KEY=VALUE...]");
    }
    return runtime(arguments[0]);
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : Arrays.asList(arguments).subList(3, arguments.length)) {
      int equals = option.indexOf('=');
      options.put(option.substring(0, equals), option.substring(equals + 1));
    }
    return options;
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
