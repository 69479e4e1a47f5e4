package dev.assay.app.report;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.observation.Observation;
import dev.assay.app.score.Evaluated;
import dev.assay.app.score.ScoredRun;
import dev.assay.report.Sample;
import dev.assay.report.SampleSource;
import dev.assay.store.OrderedSamples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The samples of a run as its reports show them, read from the journals.
final class JournalSamples implements SampleSource {
  private final ScoredRun run;
  private final Path folder;
  private final boolean exactOnly;

  JournalSamples(ScoredRun run, Path folder) {
    this.run = run;
    this.folder = folder;
    this.exactOnly =
        run.metrics().stream()
            .anyMatch(plan -> plan.asked() && plan.info().name().equals("exact_match"));
  }

  @Override
  public Stream<Sample> samples(String model, String dataset) {
    boolean firstDrawOnly =
        run.trials().stream()
            .filter(of -> of.model().equals(model) && of.dataset().equals(dataset))
            .map(Evaluated::table)
            .anyMatch(table -> table.withoutRepeatedDraws().rows() < table.rows());
    List<Path> folders =
        run.record().trials().stream()
            .filter(entry -> entry.model().equals(model) && entry.dataset().equals(dataset))
            .limit(firstDrawOnly ? 1 : Long.MAX_VALUE)
            .map(entry -> folder.resolve(entry.folder()))
            .toList();
    OrderedSamples samples = OrderedSamples.open(folders);
    return samples.stream()
        .filter(sample -> !firstDrawOnly || sample.draw() == 0)
        .map(this::shown)
        .onClose(samples::close);
  }

  private Sample shown(Observation.Sample sample) {
    Sample.Item item =
        new Sample.Item(
            sample.item().id(),
            sample.item().row(),
            sample.draw(),
            sample.item().category(),
            sample.item().target());
    Long nanos = sample.timing().latencyNanos().get(LatencyKind.REQUEST);
    return new Sample(
        item,
        prediction(sample.answer()),
        mark(sample),
        score(sample),
        sample.outcome(),
        nanos == null ? Double.NaN : nanos,
        probability(sample.answer()),
        TalkText.of(sample));
  }

  private static String prediction(Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label.label();
      case Answer.Value value -> Double.toString(value.value());
      case Answer.Tensor tensor -> Arrays.toString(tensor.values());
      case Answer.Text text -> text.text();
      case Answer.None _ -> "";
    };
  }

  private Sample.Mark mark(Observation.Sample sample) {
    String target = sample.item().target();
    return switch (sample.answer()) {
      case Answer.Label(String label, _) when sample.outcome().isAnswered() ->
          label.equals(target) ? Sample.Mark.RIGHT : Sample.Mark.WRONG;
      // Other words may well mean the same, so that only equal ones say something by themselves.
      case Answer.Text(String text) when sample.outcome().isAnswered() && !target.isEmpty() ->
          text.strip().equals(target.strip())
              ? Sample.Mark.RIGHT
              : exactOnly ? Sample.Mark.WRONG : Sample.Mark.NEITHER;
      default -> Sample.Mark.NEITHER;
    };
  }

  private static double score(Observation.Sample sample) {
    return sample.outcome().isAnswered() && sample.answer() instanceof Answer.Value(double value)
        ? Math.abs(value - Double.parseDouble(sample.item().target()))
        : Double.NaN;
  }

  private static double probability(Answer answer) {
    return answer instanceof Answer.Label label
        ? Arrays.stream(label.scores()).max().orElse(Double.NaN)
        : Double.NaN;
  }
}
