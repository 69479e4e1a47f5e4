package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/// Launches real commands in a folder, on terms that a test may change.
abstract class Launches {
  static final List<String> ACCURACY = List.of("accuracy");

  @TempDir Path run;

  final List<AttemptRecord> attempts = Collections.synchronizedList(new ArrayList<>());
  final List<String> stopped = new ArrayList<>();
  Duration timeout = Duration.ofSeconds(60);
  Optional<Duration> budget = Optional.empty();
  Optional<Pattern> lines = Optional.empty();
  List<String> metrics = List.of();
  int retries;
  long logBytes = 1 << 20;
  long freeBytes = 1L << 40;

  void launched(SweepTrial trial, String... events) throws IOException {
    Path folder = run.relativize(trial.folder());
    List<String> lines = Arrays.stream(events).map(event -> folder + " " + event).toList();
    Files.write(run.resolve(LaunchNotes.FILE), lines);
  }

  Sweep.Ended launch(SweepTrial... trials) {
    return launch(1, trials);
  }

  Sweep.Ended launch(int slots, SweepTrial... trials) {
    return launch(Collections.nCopies(slots, List.of()), trials);
  }

  Sweep.Ended launch(List<List<String>> slots, SweepTrial... trials) {
    SweepTerms terms =
        new SweepTerms(
            slots, timeout, retries, budget, logBytes, new SweepTerms.Reports(metrics, lines));
    Sweep sweep =
        new Sweep(run, terms, Ticker.system(), new Told(), attempts::add, () -> freeBytes);
    List<Sweep.Pending> pending =
        Arrays.stream(trials).map(it -> new Sweep.Pending(it.trial(), () -> it)).toList();
    return sweep.run(new Sweep.Plan(trials.length, pending, Map.of(), List.of()));
  }

  SweepTrial trial(String configuration, long seed, String script) {
    Path folder = folder(configuration, seed);
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put("ASSAY_DIR", folder.toString());
    environment.put("ASSAY_METRICS", folder.resolve("metrics.json").toString());
    environment.put("SEED", Long.toString(seed));
    return new SweepTrial(
        new AttemptRecord.Trial(configuration + seed + "0123456789", configuration, "data", seed),
        configuration + " seed=" + seed,
        List.of("bash", "-c", script),
        environment,
        workingFolder(),
        folder,
        "name: " + configuration + "\n");
  }

  private Path workingFolder() {
    try {
      return Files.createDirectories(run.resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder(String configuration, long seed) {
    return run.resolve("trials").resolve(configuration).resolve("data").resolve(seed + "-x");
  }

  String log(String configuration, long seed) {
    try {
      return Files.readString(folder(configuration, seed).resolve("train.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<AttemptRecord> ofKind(Kind kind) {
    return attempts.stream().filter(it -> it.end().kind() == kind).toList();
  }

  private final class Told implements SweepListener {
    @Override
    public void ended(
        SweepTrial trial, AttemptRecord attempt, Optional<Duration> again, Progress progress) {}

    @Override
    public void stopped(SweepTrial.Group group, String reason, int skipped) {
      stopped.add(group.configuration() + ", " + skipped + " left out");
    }
  }
}
