package dev.assay.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.generation.AttemptTrace;
import dev.assay.api.generation.Chunks;
import dev.assay.api.generation.Tokens;
import dev.assay.api.model.Answer;
import dev.assay.api.model.ModelCard;
import dev.assay.api.model.Task;
import dev.assay.api.observation.Dialogue;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTableBuilder;
import dev.assay.api.observation.Outcome;
import dev.assay.app.score.Evaluated;
import dev.assay.report.LoadValidity;
import dev.assay.spec.ExecutionSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class LoadChecksTest {
  private static final long MILLI = 1_000_000;
  private static final long BEGIN = 1_700_000_000_000_000_000L;
  private static final Observation.Client CALM =
      client(
          new Observation.Processor(2, 2_000 * MILLI, "assay-net-1-1", 1_000 * MILLI),
          new Observation.Pauses(4, 20 * MILLI, 8 * MILLI),
          new Observation.Flight(200, 20_100 * MILLI, 20_000 * MILLI));

  @Test
  void validity_ofACalmClient_isValidAndSaysHowCalm() {
    LoadValidity validity = validity(open(), 20, 1, CALM);

    assertThat(validity.valid()).isTrue();
    assertThat(validity.checks())
        .extracting(LoadValidity.Check::name)
        .containsExactly("Send lag", "Rate", "Processor", "Pauses", "Little's law", "Clock");
    assertThat(validity.checks())
        .extracting(LoadValidity.Check::measured)
        .containsExactly(
            "questions were sent 1.00 ms late (p50) and 1.00 ms (p99), 1.0 % of the p99 of the"
                + " time to the first token",
            "20.0 questions a second were sent of the 20.0 of the schedule (100 %)",
            "the busiest thread of the client, assay-net-1-1, used 10 % of a core, all threads"
                + " 0.2 of 2 cores",
            "4 pauses for memory took 0.2 % of the time, the longest 8.00 ms",
            "2.01 questions were on their way on average, and 20.0 a second times 100 ms is 2.00"
                + " (0.5 % apart)",
            "two clocks of the machine differ by 0.0000 %");
    assertThat(validity.brief()).endsWith("all 6 checks passed");
  }

  @Test
  void validity_ofAClosedLoop_asksForNoRate() {
    assertThat(validity(closed(), 20, 1, CALM).checks())
        .extracting(LoadValidity.Check::name)
        .doesNotContain("Rate");
  }

  @Test
  void validity_clientThatSendsLate_isInvalidAndSaysWhatToDo() {
    LoadValidity validity = validity(open(), 20, 6, CALM);

    assertThat(failed(validity)).containsExactly("Send lag");
    assertThat(validity.word()).isEqualTo("INVALID");
    assertThat(validity.sentence())
        .startsWith("the client was the bottleneck: ")
        .contains("6.00 ms (p99), 6.0 % of the p99")
        .contains("at most 5.0 %")
        .contains("lower the rate");
  }

  @Test
  void validity_rateThatIsNotKept_isInvalid() {
    // Each question is sent later than the one before: the schedule runs away from the client.
    Builder late = new Builder();
    for (int i = 0; i < 200; i++) {
      late.add(i, 50 * MILLI * i, 4 * MILLI * i);
    }
    LoadValidity validity = late.validity(open(), CALM);

    assertThat(failed(validity)).contains("Rate");
    assertThat(validity.sentence()).contains("18.5 questions a second were sent of the 20.0");
  }

  @Test
  void validity_busyThreadOfTheClient_isInvalidUnlessTheRunIsShort() {
    Observation.Processor busy =
        new Observation.Processor(2, 12_000 * MILLI, "assay-collect", 7_100 * MILLI);

    assertThat(failed(validity(open(), 20, 1, client(busy, CALM.pauses(), CALM.flight()))))
        .containsExactly("Processor");
    Observation.Client shortly =
        new Observation.Client(
            new Observation.Clock(BEGIN, 1_000 * MILLI, 1_000 * MILLI),
            new Observation.Processor(2, 990 * MILLI, "assay-collect", 990 * MILLI),
            new Observation.Pauses(0, 0, 0),
            CALM.flight());
    assertThat(failed(validity(closed(), 20, 1, shortly))).isEmpty();
  }

  @Test
  void validity_pauses_matterOnlyWhereAPercentileCanSeeThem() {
    Observation.Pauses many = new Observation.Pauses(100, 200 * MILLI, 8 * MILLI);
    Observation.Pauses small = new Observation.Pauses(100, 200 * MILLI, 2 * MILLI);

    assertThat(failed(validity(open(), 20, 1, client(CALM.processor(), many, CALM.flight()))))
        .containsExactly("Pauses");
    assertThat(failed(validity(open(), 20, 1, client(CALM.processor(), small, CALM.flight()))))
        .isEmpty();
  }

  @Test
  void validity_timeThatLatenciesLeaveOut_isInvalid() {
    Observation.Flight leaky = new Observation.Flight(200, 20_000 * MILLI, 18_000 * MILLI);

    assertThat(failed(validity(open(), 20, 1, client(CALM.processor(), CALM.pauses(), leaky))))
        .containsExactly("Little's law");
  }

  @Test
  void validity_clockThatWasSet_isInvalid() {
    Observation.Client set =
        new Observation.Client(
            new Observation.Clock(BEGIN, 10_000 * MILLI, 10_200 * MILLI),
            CALM.processor(),
            CALM.pauses(),
            CALM.flight());

    assertThat(failed(validity(open(), 20, 1, set))).containsExactly("Clock");
  }

  @Test
  void validity_withoutTimes_isNone() {
    assertThat(new LoadChecks(open(), new Builder().evaluated()).validity()).isEmpty();
  }

  private static LoadValidity validity(
      ExecutionSpec.Load load, int perSecond, long lagMillis, Observation.Client client) {
    Builder builder = new Builder();
    for (int i = 0; i < 200; i++) {
      builder.add(i, 1_000 * MILLI / perSecond * i, lagMillis * MILLI);
    }
    return builder.validity(load, client);
  }

  private static List<String> failed(LoadValidity validity) {
    return validity.checks().stream()
        .filter(LoadValidity.Check::failed)
        .map(LoadValidity.Check::name)
        .toList();
  }

  private static Observation.Client client(
      Observation.Processor processor, Observation.Pauses pauses, Observation.Flight flight) {
    Observation.Clock tenSeconds = new Observation.Clock(BEGIN, 10_000 * MILLI, 10_000 * MILLI);
    return new Observation.Client(tenSeconds, processor, pauses, flight);
  }

  private static ExecutionSpec.Load open() {
    return load("poisson", OptionalDouble.of(20));
  }

  private static ExecutionSpec.Load closed() {
    return load("closed", OptionalDouble.empty());
  }

  private static ExecutionSpec.Load load(String arrival, OptionalDouble rate) {
    return new ExecutionSpec.Load(
        arrival,
        rate,
        OptionalDouble.empty(),
        Optional.<Duration>empty(),
        1,
        new ExecutionSpec.Limits(100, OptionalDouble.empty(), OptionalDouble.empty()));
  }

  /// Answers whose first token comes 100 ms after sending.
  private static final class Builder {
    private final ObservationTableBuilder table =
        new ObservationTableBuilder(Task.GENERATION, List.of());

    void add(int row, long intendedNanos, long lagNanos) {
      long intended = BEGIN + intendedNanos;
      long sent = intended + lagNanos;
      long first = sent + 100 * MILLI;
      Chunks chunks = new Chunks(new long[] {first}, new byte[] {'c'}, new int[] {9});
      Dialogue.Exchange exchange =
          new Dialogue.Exchange(
              intended, new AttemptTrace(sent, first, chunks, first), 200, "", "");
      table.add(
          new Observation.Sample(
              "key" + row,
              new Item(row, "" + row, "", "", ""),
              0,
              Outcome.answered(),
              new Answer.Text("a"),
              new Observation.Timing(Map.of(), 1, Observation.Source.ASKED),
              Optional.of(
                  new Dialogue(
                      "",
                      "q",
                      "",
                      "stop",
                      Tokens.of(1, 1),
                      OptionalDouble.empty(),
                      List.of(exchange)))));
    }

    LoadValidity validity(ExecutionSpec.Load load, Observation.Client client) {
      table.add(client);
      return new LoadChecks(load, evaluated()).validity().orElseThrow();
    }

    Evaluated evaluated() {
      ModelCard card =
          new ModelCard(Task.GENERATION, List.of(), List.of(), List.of(), 0, "", Map.of());
      return new Evaluated("m", "d", card, table.build(), new LinkedHashMap<>());
    }
  }
}
