package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How commands end, most of them badly behaved.
final class SweepEndTest extends Launches {
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
}
