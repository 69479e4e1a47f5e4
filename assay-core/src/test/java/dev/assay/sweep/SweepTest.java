package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import dev.assay.api.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Launches real commands, most of them badly behaved.
class SweepTest {
  private static final List<String> ACCURACY = List.of("accuracy");

  @TempDir private Path run;

  private final List<AttemptRecord> attempts = Collections.synchronizedList(new ArrayList<>());
  private final List<String> stopped = new ArrayList<>();
  private Duration timeout = Duration.ofSeconds(60);
  private Optional<Duration> budget = Optional.empty();
  private Optional<Pattern> lines = Optional.empty();
  private List<String> metrics = List.of();
  private int retries;
  private long logBytes = 1 << 20;
  private long freeBytes = 1L << 40;

  @Test
  void run_commandThatReports_keepsWhatItReports() {
    metrics = ACCURACY;
    launch(
        trial(
            "a", 7, "echo training; echo '{\"accuracy\": 0.5, \"more\": 2}' >\"$ASSAY_METRICS\""));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.FINISHED);
    assertThat(attempts.getFirst().metrics())
        .containsExactly(Map.entry("accuracy", 0.5), Map.entry("more", 2.0));
    assertThat(log("a", 7)).isEqualTo("training\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"accuracy\": 0.            | metrics.json is no whole JSON",
        "[0.5]                        | metrics.json holds a list, not an object",
        "0.5                          | metrics.json holds a single value, not an object",
        "{\"accuracy\": NaN}          | accuracy is NaN, not a finite number",
        "{\"accuracy\": Infinity}     | accuracy is Infinity, not a finite number",
        "{\"accuracy\": \"0.9\"}      | accuracy is a text, not a number",
        "{\"accuracy\": null}         | accuracy is null, not a number",
        "{\"accurracy\": 0.9}         | the metric 'accuracy' is missing; it reported accurracy",
        "{\"accuracy\": 1, \"accuracy\": 2} | metrics.json is no whole JSON: Duplicate",
        "{}                           | the metric 'accuracy' is missing; it reported none",
      })
  void run_metricsThatAreWrong_failWithTheReason(String json, String message) {
    metrics = ACCURACY;
    launch(trial("a", 1, "printf '%s' '" + json + "' >\"$ASSAY_METRICS\""));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.METRICS);
    assertThat(attempts.getFirst().end().message()).startsWith(message);
    assertThat(attempts.getFirst().metrics()).isEmpty();
  }

  @Test
  void run_noMetrics_failsAndNamesTheVariable() {
    metrics = ACCURACY;
    launch(trial("a", 1, "true"));

    assertThat(attempts.getFirst().end().message()).contains("no metrics.json", "ASSAY_METRICS");
  }

  @Test
  void run_metricLines_lastLineCountsAndFileGoesFirst() {
    metrics = List.of("accuracy", "loss");
    lines = Optional.of(SweepTerms.Reports.PLAIN);
    launch(
        trial(
            "a",
            1,
            "echo loss=0.9; echo accuracy: 0.1; echo loss=0.25; echo it has loss=7 in it;"
                + " echo '{\"accuracy\": 0.5}' >\"$ASSAY_METRICS\""));

    assertThat(attempts.getFirst().metrics())
        .containsEntry("loss", 0.25)
        .containsEntry("accuracy", 0.5);
  }

  @Test
  void run_binaryOutput_isKeptByteForByteAndReadForMetrics() throws IOException {
    lines = Optional.of(SweepTerms.Reports.PLAIN);
    metrics = ACCURACY;
    launch(trial("a", 1, "head -c 300000 /dev/zero; printf '\\377\\376\\n\\naccuracy=0.5\\n'"));

    assertThat(attempts.getFirst().metrics()).containsEntry("accuracy", 0.5);
    assertThat(Files.readAllBytes(folder("a", 1).resolve("train.log")))
        .hasSize(300_000 + 4 + 13)
        .startsWith(0, 0, 0)
        .endsWith("accuracy=0.5\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void run_binaryOutputOfAFailure_isToldWithoutControlCharacters() {
    launch(trial("a", 1, "printf 'bad \\033[31m\\000\\377 end\\n'; exit 3"));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.EXIT);
    assertThat(attempts.getFirst().end().message()).contains("exit code 3", "bad", "end");
    assertThat(attempts.getFirst().end().message().chars().noneMatch(c -> c < ' ')).isTrue();
  }

  @Test
  void run_childrenThatOutliveTheCommand_areKilled() throws Exception {
    launch(
        trial(
            "a",
            1,
            "sleep 300 & echo $! >\"$ASSAY_DIR/one\"; (sleep 300; true) & echo $!"
                + " >\"$ASSAY_DIR/two\"; exit 0"),
        trial(
            "b",
            1,
            // A daemon: a session of its own, no output, no parent.
            "setsid sh -c 'echo $$ >\"$ASSAY_DIR/one\"; exec sleep 300' >/dev/null 2>&1 </dev/null"
                + " & while [ ! -s \"$ASSAY_DIR/one\" ]; do sleep 0.01; done"));

    for (Path file :
        List.of(
            folder("a", 1).resolve("one"),
            folder("a", 1).resolve("two"),
            folder("b", 1).resolve("one"))) {
      assertThat(Processes.isGone(Long.parseLong(Files.readString(file).strip())))
          .as(file.toString())
          .isTrue();
    }
    assertThat(attempts).allMatch(AttemptRecord::finished);
  }

  @Test
  void run_commandThatIgnoresSigterm_isKilledAfterTheGrace() throws Exception {
    timeout = Duration.ofMillis(300);
    launch(
        trial("a", 1, "trap '' TERM; echo $$ >\"$ASSAY_DIR/pid\"; while :; do sleep 0.05; done"));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(attempts.getFirst().end().exit()).hasValue(137);
    assertThat(
            Processes.isGone(
                Long.parseLong(Files.readString(folder("a", 1).resolve("pid")).strip())))
        .isTrue();
  }

  @Test
  void run_commandThatTidiesUpOnSigterm_isLetDoSo() {
    timeout = Duration.ofMillis(300);
    launch(trial("a", 1, "trap 'echo tidied; exit 0' TERM; while :; do sleep 0.05; done"));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(log("a", 1)).contains("tidied");
  }

  @Test
  void run_outputWithoutEnd_isEndedAtTheLimit() {
    launch(trial("a", 1, "yes"));

    assertThat(attempts.getFirst().end().kind()).isEqualTo(Kind.LOG);
    assertThat(attempts.getFirst().end().message()).contains("more than 1 MiB");
  }

  @Test
  void run_diskThatFills_endsTheSweepAndCountsNothingAsFailed() {
    freeBytes = 1 << 20;
    Sweep.Ended ended = launch(trial("a", 1, "sleep 60"), trial("b", 1, "true"));

    assertThat(ended).isEqualTo(Sweep.Ended.DISK);
    assertThat(attempts).isEmpty();
  }

  @Test
  void run_commandThatFindsADiskFull_isTriedAgain() {
    retries = 1;
    launch(trial("a", 1, "echo data >/dev/full"));

    assertThat(attempts).hasSize(2).allMatch(it -> it.end().kind() == Kind.INFRASTRUCTURE);
    assertThat(attempts.getLast().end().message()).contains("No space left on device");
  }

  @Test
  void run_failureOfTheMachine_isTriedAgainAndBothLogsAreKept() throws IOException {
    retries = 2;
    launch(
        trial(
            "a",
            1,
            "if [ -e \"$ASSAY_DIR/seen\" ]; then echo well; else touch \"$ASSAY_DIR/seen\"; echo"
                + " ill; exit 75; fi"));

    assertThat(attempts)
        .extracting(it -> it.end().kind())
        .containsExactly(Kind.INFRASTRUCTURE, Kind.FINISHED);
    assertThat(attempts).extracting(AttemptRecord::number).containsExactly(1, 2);
    assertThat(Files.readString(folder("a", 1).resolve("train-1.log"))).isEqualTo("ill\n");
    assertThat(log("a", 1)).isEqualTo("well\n");
  }

  @Test
  void run_killedFromOutside_isAFailureOfTheMachine() {
    launch(trial("a", 1, "kill -9 $$"), trial("b", 1, "kill -SEGV $$"));

    assertThat(attempts.get(0).end().kind()).isEqualTo(Kind.INFRASTRUCTURE);
    assertThat(attempts.get(0).end().message()).contains("SIGKILL", "short of memory");
    assertThat(attempts.get(1).end().kind()).isEqualTo(Kind.CRASH);
  }

  @Test
  void run_sameErrorWithSeveralSeeds_stopsThatConfigurationOnly() {
    List<SweepTrial> trials = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      trials.add(
          trial(
              "bad",
              seed,
              "echo 'ValueError at 0x7f3" + seed + ": seed " + seed + "' >&2; exit 1"));
      trials.add(trial("good", seed, "true"));
    }
    launch(trials.toArray(SweepTrial[]::new));

    assertThat(ofKind(Kind.EXIT)).extracting(it -> it.trial().seed()).containsExactly(1L, 2L);
    assertThat(ofKind(Kind.SKIPPED))
        .hasSize(3)
        .allMatch(it -> it.trial().configuration().equals("bad"));
    assertThat(ofKind(Kind.FINISHED)).hasSize(5);
    assertThat(stopped).containsExactly("bad, 3 left out");
  }

  @Test
  void run_errorsThatDiffer_stopNothing() {
    List<SweepTrial> trials = new ArrayList<>();
    for (String error : List.of("one", "two", "three")) {
      trials.add(trial("bad", trials.size(), "echo " + error + "; exit 1"));
    }
    launch(trials.toArray(SweepTrial[]::new));

    assertThat(ofKind(Kind.EXIT)).hasSize(3);
  }

  @Test
  void run_budgetThatEnds_endsWhatRunsAndBeginsNothing() {
    budget = Optional.of(Duration.ofMillis(400));
    Sweep.Ended ended = launch(trial("a", 1, "sleep 60"), trial("b", 1, "sleep 60"));

    assertThat(ended).isEqualTo(Sweep.Ended.BUDGET);
    assertThat(attempts).isEmpty();
  }

  @Test
  void run_severalSlots_runAtOnce() {
    SweepTrial[] trials = new SweepTrial[2];
    for (int i = 0; i < 2; i++) {
      // Each waits for the other one to begin.
      trials[i] =
          trial(
              "c" + i,
              1,
              "touch ../c" + i + "; while [ ! -e ../c" + (1 - i) + " ]; do sleep 0.02; done");
    }
    launch(2, trials);

    assertThat(attempts).hasSize(2).allMatch(AttemptRecord::finished);
  }

  @Test
  void run_slotsWithGraphicsCards_showEachTrialItsOwn() {
    SweepTrial[] trials = new SweepTrial[2];
    for (int i = 0; i < 2; i++) {
      // Each waits for the other one to begin, so that both slots are used.
      trials[i] =
          trial(
              "c" + i,
              1,
              "touch ../c"
                  + i
                  + "; while [ ! -e ../c"
                  + (1 - i)
                  + " ]; do sleep 0.02; done; echo $CUDA_VISIBLE_DEVICES");
    }
    launch(List.of(List.of("0", "1"), List.of("2", "3")), trials);

    assertThat(List.of(log("c0", 1), log("c1", 1))).containsExactlyInAnyOrder("0,1\n", "2,3\n");
  }

  @Test
  void run_wordsWithQuotesAndLineBreaks_reachTheCommandAsTheyAre() {
    SweepTrial plain = trial("a", 1, "true");
    String odd = "it's \"two\"\nlines $HOME `x` \\ *";
    SweepTrial trial =
        new SweepTrial(
            plain.trial(),
            "a",
            List.of("printf", "%s", odd),
            plain.environment(),
            run,
            plain.folder(),
            "");
    launch(trial);

    assertThat(log("a", 1)).isEqualTo(odd);
  }

  @Test
  void run_attemptThatOutlivedAssay_isTakenOverAndNotRunAgain() throws Exception {
    SweepTrial trial = trial("a", 1, "echo ran >>\"$ASSAY_DIR/tally\"");
    Files.createDirectories(trial.folder());
    launched(trial, "1 pid 999999999", "1 exit 0 1700000000.123456");
    launch(trial);

    assertThat(attempts).hasSize(1).allMatch(AttemptRecord::finished);
    assertThat(trial.folder().resolve("tally")).doesNotExist();
  }

  @Test
  void run_attemptThatFailedUnseen_isRunAgain() throws Exception {
    SweepTrial trial = trial("a", 1, "echo ran >>\"$ASSAY_DIR/tally\"");
    Files.createDirectories(trial.folder());
    launched(trial, "1 pid 999999999", "1 exit 143");
    launch(trial);

    assertThat(Files.readString(trial.folder().resolve("tally"))).isEqualTo("ran\n");
  }

  @Test
  void run_attemptThatAssayEndedAndThatTidiedUp_isRunAgain() throws Exception {
    SweepTrial trial = trial("a", 1, "echo ran >>\"$ASSAY_DIR/tally\"");
    Files.createDirectories(trial.folder());
    launched(trial, "1 pid 999999999", "1 stopped", "1 exit 0 1700000000.123456");
    launch(trial);

    assertThat(Files.readString(trial.folder().resolve("tally"))).isEqualTo("ran\n");
  }

  @Test
  void run_attemptsOfThisProcess_areNotedWithTheirEnds() throws Exception {
    timeout = Duration.ofMillis(300);
    launch(
        trial("a", 1, "exit 3"), trial("b", 1, "trap 'exit 0' TERM; while :; do sleep 0.05; done"));

    List<String> notes = Files.readAllLines(run.resolve(LaunchNotes.FILE));
    assertThat(notes).hasSize(5);
    assertThat(notes.get(0)).matches("trials/a/data/1-x 1 pid [0-9]+");
    assertThat(notes.get(1)).startsWith("trials/a/data/1-x 1 exit 3");
    assertThat(notes.get(2)).matches("trials/b/data/1-x 1 pid [0-9]+");
    assertThat(notes.get(3)).isEqualTo("trials/b/data/1-x 1 stopped");
    assertThat(notes.get(4)).startsWith("trials/b/data/1-x 1 exit 0");
  }

  private void launched(SweepTrial trial, String... events) throws IOException {
    Path folder = run.relativize(trial.folder());
    List<String> lines = Arrays.stream(events).map(event -> folder + " " + event).toList();
    Files.write(run.resolve(LaunchNotes.FILE), lines);
  }

  private Sweep.Ended launch(SweepTrial... trials) {
    return launch(1, trials);
  }

  private Sweep.Ended launch(int slots, SweepTrial... trials) {
    return launch(Collections.nCopies(slots, List.of()), trials);
  }

  private Sweep.Ended launch(List<List<String>> slots, SweepTrial... trials) {
    SweepTerms terms =
        new SweepTerms(
            slots, timeout, retries, budget, logBytes, new SweepTerms.Reports(metrics, lines));
    Sweep sweep =
        new Sweep(run, terms, Ticker.system(), new Told(), attempts::add, () -> freeBytes);
    List<Sweep.Pending> pending =
        Arrays.stream(trials).map(it -> new Sweep.Pending(it.trial(), () -> it)).toList();
    return sweep.run(new Sweep.Plan(trials.length, pending, Map.of(), List.of()));
  }

  private SweepTrial trial(String configuration, long seed, String script) {
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

  private Path folder(String configuration, long seed) {
    return run.resolve("trials").resolve(configuration).resolve("data").resolve(seed + "-x");
  }

  private String log(String configuration, long seed) {
    try {
      return Files.readString(folder(configuration, seed).resolve("train.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<AttemptRecord> ofKind(Kind kind) {
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
