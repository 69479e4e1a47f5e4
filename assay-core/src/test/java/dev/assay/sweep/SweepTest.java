package dev.assay.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.observation.AttemptRecord;
import dev.assay.api.observation.AttemptRecord.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What commands are given, and what they report.
final class SweepTest extends Launches {
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
  void run_output_isInTheLogWhileTheCommandRuns() {
    String wait = "while ! %s; do sleep 0.02; done";
    launch(
        2,
        trial("a", 1, "echo out; echo error >&2; " + wait.formatted("[ -e ../read ]")),
        trial(
            "b",
            1,
            wait.formatted("grep -sq error ../trials/a/data/1-x/train.log") + "; touch ../read"));

    assertThat(attempts).hasSize(2).allMatch(AttemptRecord::finished);
    assertThat(log("a", 1)).isEqualTo("out\nerror\n");
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
}
