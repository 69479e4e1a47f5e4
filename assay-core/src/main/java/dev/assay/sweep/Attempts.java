package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Carries out the attempts of one slot: takes over what still runs from before, launches the rest,
/// and says how each ended.
final class Attempts implements AutoCloseable {
  private final Path runFolder;
  private final List<Integer> gpus;
  private final Watch watch;
  private final Diagnosis diagnosis;
  private final Ticker ticker;
  private Optional<Slot> slot = Optional.empty();

  Attempts(Path runFolder, List<Integer> gpus, Watch watch, SweepTerms terms, Ticker ticker) {
    this.runFolder = runFolder;
    this.gpus = gpus;
    this.watch = watch;
    this.diagnosis = new Diagnosis(terms.reports());
    this.ticker = ticker;
  }

  /// Carries out one attempt.
  ///
  /// @throws InterruptedException if the thread is interrupted
  AttemptRecord attempt(SweepQueue.Entry entry) throws InterruptedException {
    Optional<AttemptRecord> adopted = adopt(entry);
    return adopted.isPresent() ? adopted.get() : launch(entry);
  }

  // Only an attempt that succeeded is taken over; any other is made again, as nobody can say
  // whether
  // it was the end of Assay that ended it.
  private Optional<AttemptRecord> adopt(SweepQueue.Entry entry) throws InterruptedException {
    Adoption adoption = new Adoption(entry.trial(), entry.number());
    OptionalLong pid = adoption.runs();
    Optional<Integer> exit = adoption.exit();
    Optional<Running.Ending> ending = Optional.empty();
    if (pid.isPresent()) {
      long ago = ticker.now().toEpochMilli() - adoption.launchedMillis();
      Running running =
          new Running(
              entry.trial(),
              entry.number(),
              ticker.nanoTime() - Duration.ofMillis(Math.max(0, ago)).toNanos());
      running.runsAs(pid.getAsLong());
      watch.began(running);
      exit = adoption.await(pid.getAsLong());
      watch.ended(running);
      ending = running.ending();
    }
    if (ending.isEmpty() && !exit.equals(Optional.of(0))) {
      return Optional.empty();
    }
    Instant start = Instant.ofEpochMilli(adoption.launchedMillis());
    double seconds = Math.max(0, adoption.endedMillis() - adoption.launchedMillis()) / 1e3;
    Diagnosis.Found found = diagnosis.of(entry.trial(), exit.orElse(0), ending);
    return Optional.of(record(entry, start, seconds, found));
  }

  private AttemptRecord launch(SweepQueue.Entry entry) {
    Instant started = ticker.now();
    Running running = new Running(entry.trial(), entry.number(), ticker.nanoTime());
    Diagnosis.Found found;
    try {
      prepare(entry);
      watch.began(running);
      int exit = openSlot().run(entry.number(), entry.trial().folder(), running::runsAs);
      watch.ended(running);
      found = diagnosis.of(entry.trial(), exit, running.ending());
    } catch (IOException cannot) {
      watch.ended(running);
      close();
      found = Diagnosis.notLaunched("it could not be launched: " + cannot.getMessage());
    }
    double seconds = (ticker.nanoTime() - running.startNanos()) / 1e9;
    return record(entry, started, seconds, found);
  }

  private void prepare(SweepQueue.Entry entry) throws IOException {
    Path folder = entry.trial().folder();
    Files.createDirectories(folder);
    new Adoption(entry.trial(), entry.number()).clear();
    if (entry.number() > 1 && Files.exists(entry.trial().log())) {
      Files.move(
          entry.trial().log(),
          folder.resolve("train-" + (entry.number() - 1) + ".log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Map<String, String> more = new TreeMap<>();
    more.put(ProcessGroups.MARK, Running.mark(entry.trial(), entry.number()));
    if (!gpus.isEmpty()) {
      more.put(
          "CUDA_VISIBLE_DEVICES",
          gpus.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    Files.writeString(folder.resolve(SweepTrial.CONFIG), entry.trial().config());
    Files.write(
        folder.resolve(CommandScript.FILE),
        CommandScript.of(entry.trial(), more).getBytes(StandardCharsets.UTF_8));
  }

  private Slot openSlot() throws IOException {
    if (slot.isEmpty()) {
      slot = Optional.of(Slot.open(runFolder));
    }
    return slot.get();
  }

  private static AttemptRecord record(
      SweepQueue.Entry entry, Instant started, double seconds, Diagnosis.Found found) {
    return new AttemptRecord(
        entry.trial().trial(), entry.number(), started, seconds, found.end(), found.metrics());
  }

  @Override
  public void close() {
    slot.ifPresent(Slot::close);
    slot = Optional.empty();
  }
}
