package dev.assay.sweep;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Carries out the attempts of one slot: takes over what still runs from before, launches the rest,
/// and says how each ended.
final class Attempts implements AutoCloseable {
  private final Path runFolder;
  private final List<String> gpus;
  private final Watch watch;
  private final Diagnosis diagnosis;
  private final Ticker ticker;
  private volatile Optional<Slot> slot = Optional.empty();

  Attempts(Path runFolder, List<String> gpus, Watch watch, SweepTerms terms, Ticker ticker) {
    this.runFolder = runFolder;
    this.gpus = gpus;
    this.watch = watch;
    this.diagnosis = new Diagnosis(terms.reports());
    this.ticker = ticker;
  }

  /// Carries out one attempt.
  ///
  /// @param number the number of the attempt
  /// @throws InterruptedException if the thread is interrupted
  AttemptRecord attempt(SweepTrial trial, int number) throws InterruptedException {
    Adoption adoption = new Adoption(trial, number, watch.notes());
    Optional<AttemptRecord> adopted =
        adoption.isKnown() ? adopt(trial, number, adoption) : Optional.empty();
    return adopted.isPresent() ? adopted.get() : launch(trial, number);
  }

  // Only an attempt that succeeded is taken over; any other is made again, as nobody can say
  // whether
  // it was the end of Assay that ended it.
  private Optional<AttemptRecord> adopt(SweepTrial trial, int number, Adoption adoption)
      throws InterruptedException {
    OptionalLong pid = adoption.runs();
    OptionalInt exit = adoption.exit();
    Optional<Running.Ending> ending = Optional.empty();
    if (pid.isPresent()) {
      long ago = ticker.now().toEpochMilli() - adoption.launchedMillis();
      long start = ticker.nanoTime() - Duration.ofMillis(Math.max(0, ago)).toNanos();
      Running running = new Running(trial, number, start, pid::getAsLong);
      watch.began(running);
      exit = adoption.await(pid.getAsLong());
      watch.ended(running);
      ending = running.ending();
    }
    if (ending.isEmpty() && exit.orElse(-1) != 0) {
      return Optional.empty();
    }
    Instant start = Instant.ofEpochMilli(adoption.launchedMillis());
    double seconds = Math.max(0, adoption.endedMillis() - adoption.launchedMillis()) / 1e3;
    Diagnosis.Found found = diagnosis.of(trial, exit.orElse(0), ending);
    return Optional.of(
        new AttemptRecord(trial.trial(), number, start, seconds, found.end(), found.metrics()));
  }

  private AttemptRecord launch(SweepTrial trial, int number) {
    Instant started = ticker.now();
    Running running = new Running(trial, number, ticker.nanoTime(), this::process);
    Diagnosis.Found found;
    try {
      prepare(trial, number);
      watch.began(running);
      int exit = openSlot().run(number, trial.folder());
      watch.ended(running);
      found = diagnosis.of(trial, exit, running.ending());
    } catch (IOException cannot) {
      watch.ended(running);
      close();
      found = Diagnosis.notLaunched("it could not be launched: " + cannot.getMessage());
    }
    if (found.end().kind() != Kind.FINISHED && watch.failedByDisk()) {
      found = Diagnosis.stopped("the disk is full"); // Whatever it says, that may be why.
    }
    double seconds = (ticker.nanoTime() - running.startNanos()) / 1e9;
    return new AttemptRecord(trial.trial(), number, started, seconds, found.end(), found.metrics());
  }

  private void prepare(SweepTrial trial, int number) throws IOException {
    Path folder = trial.folder();
    if (!isNew(folder)) {
      tidy(trial, number);
    }
    Map<String, String> more = new TreeMap<>();
    more.put(ProcessGroups.MARK, Running.mark(trial, number));
    if (!gpus.isEmpty()) {
      more.put("CUDA_VISIBLE_DEVICES", String.join(",", gpus));
    }
    Files.write(folder.resolve(SweepTrial.CONFIG), trial.config().getBytes(StandardCharsets.UTF_8));
    Files.write(
        folder.resolve(CommandScript.FILE),
        CommandScript.of(trial, more).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isNew(Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException triedBefore) {
      return false;
    }
  }

  // What an earlier attempt reported is no result of this one, and its output is kept.
  private static void tidy(SweepTrial trial, int number) throws IOException {
    Files.deleteIfExists(trial.folder().resolve(SweepTrial.METRICS));
    if (number > 1 && Files.exists(trial.log())) {
      Files.move(
          trial.log(),
          trial.folder().resolve("train-" + (number - 1) + ".log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private long process() {
    return slot.map(Slot::process).orElse(0L);
  }

  private Slot openSlot() throws IOException {
    if (slot.isEmpty()) {
      slot = Optional.of(Slot.open(runFolder));
    }
    return slot.get();
  }

  @Override
  public void close() {
    slot.ifPresent(Slot::close);
    slot = Optional.empty();
  }
}
