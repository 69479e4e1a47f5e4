package dev.assay.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.api.AssayException;
import dev.assay.app.run.RunOutcome;
import dev.assay.store.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many trials run at once on a machine with four graphics cards, or so its driver says.
class CapacityTest {
  private static final String FOUR_CARDS =
      "for card in 0 1 2 3; do echo 'NVIDIA Test, 81920, 580.65'; done\n";
  // Each trial counts those that run beside it again and again, and itself.
  private static final String SPEC =
      """
      benchmark: {name: bounded, seed: 1}
      seeds: [1, 2, 3, 4, 5, 6]
      command:
        - bash
        - -c
        - 'mkdir -p now; touch now/$SEED; for i in {1..20}; do ls now | wc -l; sleep 0.01; done; rm now/$SEED; echo cards=$CUDA_VISIBLE_DEVICES'
      execution: {concurrency: 6}
      """;

  private final Sweeps sweeps;

  CapacityTest(@TempDir Path folder) {
    this.sweeps = new Sweeps(folder).without("CUDA_VISIBLE_DEVICES");
  }

  @Test
  void run_trialsOfTwoCards_runTwoAtATimeEachWithItsOwn() throws IOException {
    sweeps.withProgram("nvidia-smi", FOUR_CARDS);
    List<String> logs = logs(sweeps.run(SPEC + "launch: {gpus: 2}\n"));

    assertThat(logs)
        .hasSize(6)
        .allMatch(log -> log.contains("cards=0,1") || log.contains("cards=2,3"));
    assertThat(mostAtOnce(logs)).isLessThanOrEqualTo(2);
  }

  @Test
  void run_cardsThatASchedulerGave_areTheOnlyOnesUsed() throws IOException {
    sweeps.withProgram("nvidia-smi", FOUR_CARDS).with("CUDA_VISIBLE_DEVICES", "3, GPU-5a");
    List<String> logs = logs(sweeps.run(SPEC + "launch: {gpus: 1}\n"));

    assertThat(logs)
        .hasSize(6)
        .allMatch(log -> log.contains("cards=3\n") || log.contains("cards=GPU-5a\n"));
    assertThat(mostAtOnce(logs)).isLessThanOrEqualTo(2);
  }

  @Test
  void run_moreCardsThanThereAre_isRefused() throws IOException {
    sweeps.withProgram("nvidia-smi", FOUR_CARDS);

    assertThatThrownBy(() -> sweeps.run(SPEC + "launch: {gpus: 5}\n"))
        .isInstanceOf(AssayException.class)
        .hasMessageContaining("a trial takes 5 graphics cards, and this machine shows 4");
  }

  @Test
  void run_concurrency_boundsHowManyRunAtOnce() throws IOException {
    List<String> logs = logs(sweeps.run(SPEC.replace("concurrency: 6", "concurrency: 2")));

    assertThat(mostAtOnce(logs)).isLessThanOrEqualTo(2);
  }

  @Test
  void run_memoryForOneTrialOnly_runsOneAtATime() throws IOException {
    sweeps.run("benchmark: {name: any, seed: 1}\ncommand: ['true']\n");
    long mib = sweeps.installation().machine().memoryBytes() >> 20;
    List<String> logs = logs(sweeps.run(SPEC + "launch: {memory_mib: " + mib / 2 + "}\n"));

    assertThat(mostAtOnce(logs)).isEqualTo(1);
  }

  private static int mostAtOnce(List<String> logs) {
    return logs.stream()
        .flatMap(String::lines)
        .filter(line -> line.matches(" *[0-9]+"))
        .mapToInt(line -> Integer.parseInt(line.strip()))
        .max()
        .orElse(0);
  }

  private static List<String> logs(RunOutcome outcome) throws IOException {
    List<String> logs = new ArrayList<>();
    for (RunRecord.TrialEntry trial : RunRecord.read(outcome.folder()).trials()) {
      logs.add(Files.readString(outcome.folder().resolve(trial.folder()).resolve("train.log")));
    }
    return logs;
  }
}
