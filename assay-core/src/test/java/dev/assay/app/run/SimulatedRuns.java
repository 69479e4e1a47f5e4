package dev.assay.app.run;

import dev.assay.api.observation.Observation;
import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import dev.assay.app.sweep.RunSpec;
import dev.assay.app.sweep.RunWithFallback;
import dev.assay.simulate.Settings;
import dev.assay.simulate.SimulatedServer;
import dev.assay.store.ObservationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// Runs of specs in a folder against a simulated endpoint that counts what it is asked.
final class SimulatedRuns implements AutoCloseable {
  private final Path folder;
  private final SimulatedServer server;
  private final Told told = new Told();

  SimulatedRuns(Path folder, Settings settings) {
    this.folder = folder;
    this.server =
        SimulatedServer.start(
            settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Ticker.system());
  }

  /// Writes a dataset of questions `Qn:` in a file; its rows are known by their ids.
  void rows(int first, int last) {
    StringBuilder rows = new StringBuilder();
    for (int n = first; n <= last; n++) {
      rows.append("{\"id\":\"r%d\",\"prompt\":\"Q%d: what is the square?\",".formatted(n, n))
          .append("\"hint\":\"be brief\",\"ground_truth\":\"%d\"}\n".formatted((long) n * n));
    }
    write("data.jsonl", rows.toString());
  }

  /// A spec over that dataset with models, metrics and more keys.
  Path spec(String models, String more) {
    String filled =
        """
        benchmark: {name: squares, seed: 7}
        dataset: {path: data.jsonl, columns: {id: id, prompt: prompt, ground_truth: ground_truth}}
        models: %s
        %s
        """
            .formatted(models, more)
            .replace("BASE", base());
    return write("benchmark.yaml", filled);
  }

  static String model(String id) {
    return "{id: %s, provider: vllm, base_url: \"BASE/v1\"}".formatted(id);
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String base() {
    return "http://127.0.0.1:" + server.address().getPort();
  }

  RunOutcome run(Path spec) {
    return run(spec, RunRequest.Reuse.DEFAULT);
  }

  RunOutcome extend(Path spec, String run) {
    return run(spec, new RunRequest.Reuse(false, Optional.of(run), true));
  }

  RunOutcome run(Path spec, RunRequest.Reuse reuse) {
    try (Installation installation = installation()) {
      return new RunSpec(installation, told).run(request(spec, reuse));
    }
  }

  RunOutcome fallback(Path spec, Path minimal) {
    try (Installation installation = installation()) {
      return new RunWithFallback(installation, told)
          .run(request(spec, RunRequest.Reuse.DEFAULT), minimal);
    }
  }

  Installation installation() {
    return new Installation(
        folder, Map.of("ASSAY_CACHE", folder.resolve("cache").toString()), Ticker.system());
  }

  RunRequest request(Path spec, RunRequest.Reuse reuse) {
    return new RunRequest(
        spec, folder, Optional.empty(), reuse, false, OptionalLong.empty(), Optional.empty());
  }

  /// What users were told.
  Told told() {
    return told;
  }

  /// How many requests the endpoint has had.
  long asked() {
    return server.stats().get("count") instanceof Number count ? count.longValue() : 0;
  }

  static List<Observation.Sample> samples(RunOutcome run) {
    List<Observation.Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.walk(run.folder())) {
      List<Path> trials =
          files
              .filter(path -> path.endsWith("observations.jsonl"))
              .map(Path::getParent)
              .sorted()
              .toList();
      for (Path trial : trials) {
        try (ObservationReader reader = ObservationReader.open(trial)) {
          reader.forEachRemaining(each -> {
            if (each instanceof Observation.Sample sample) {
              samples.add(sample);
            }
          });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return samples;
  }

  @Override
  public void close() {
    server.close();
  }

  /// Remembers what it hears.
  static final class Told implements RunListener {
    final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void warned(String warning) {
      lines.add(warning);
    }

    @Override
    public synchronized void began(String id, Path folder, boolean resumed) {
      lines.add((resumed ? "resumed " : "began ") + id);
    }

    @Override
    public synchronized void tookOver(long samples, String earlier) {
      lines.add("took over " + samples + " of " + earlier);
    }

    @Override
    public void advanced(Progress progress) {}

    @Override
    public synchronized void finished(Finished trial) {
      lines.add("finished " + trial.label());
      lines.addAll(trial.problems());
    }
  }
}
