package dev.assay.app.dialect;

import dev.assay.api.AssayException;
import dev.assay.api.model.Task;
import dev.assay.app.Installation;
import dev.assay.report.InertText;
import dev.assay.report.text.TextTable;
import dev.assay.spec.SpecFile;
import dev.assay.store.ObservationReader;
import dev.assay.store.RunDirectory;
import dev.assay.store.RunRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// States the numbers of a run as another load generator would have, from the same observations.
public final class SpeakDialect {
  private static final List<String> FIGURES = List.of("value", "mean", "std", "p50", "p90", "p95");
  private static final String LAST = "p99";
  private final Installation installation;

  /// The use case on an installation.
  public SpeakDialect(Installation installation) {
    this.installation = installation;
  }

  /// Writes `dialect-<name>.json` into the folder of a run, and returns the same as text.
  ///
  /// @throws AssayException if the folder holds no run of a language model that streams
  public String speak(Path folder, Dialect dialect) {
    SpecFile file =
        installation
            .specReader(installation.catalogue(folder, false))
            .read(folder.resolve("config.yaml"));
    Limits limits = Limits.of(file.spec().metrics());
    try (RunDirectory directory = RunDirectory.reopen(folder)) {
      SequencedMap<RunRecord.TrialEntry, List<Measured>> trials = measure(folder, dialect, limits);
      if (trials.isEmpty()) {
        throw AssayException.invalid(
            folder.toString(),
            "no language model streamed an answer in this run",
            "load generators time the chunks of a stream; leave params.stream as it is");
      }
      directory.write(
          "dialect-" + dialect.key() + ".json",
          json(dialect, trials).getBytes(StandardCharsets.UTF_8));
      return text(dialect, trials);
    }
  }

  private static SequencedMap<RunRecord.TrialEntry, List<Measured>> measure(
      Path folder, Dialect dialect, Limits limits) {
    SequencedMap<RunRecord.TrialEntry, List<Measured>> trials = new LinkedHashMap<>();
    RunRecord record = RunRecord.read(folder);
    for (RunRecord.TrialEntry trial : record.trials()) {
      boolean speaks =
          record.models().stream()
              .anyMatch(model ->
                  model.id().equals(trial.model()) && model.card().task() == Task.GENERATION);
      if (speaks) {
        Answers answers = new Answers();
        try (ObservationReader observations =
            ObservationReader.open(folder.resolve(trial.folder()))) {
          observations.forEachRemaining(answers::add);
        }
        if (!answers.all().isEmpty()) {
          trials.put(trial, dialect.measure(answers, limits));
        }
      }
    }
    return trials;
  }

  private static String json(
      Dialect dialect, SequencedMap<RunRecord.TrialEntry, List<Measured>> trials) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode root = mapper.createObjectNode();
    root.put("dialect", dialect.key());
    root.put("tool", dialect.tool());
    trials.forEach((trial, numbers) -> {
      ObjectNode entry = root.withArray("trials").addObject();
      entry.put("model", trial.model());
      entry.put("dataset", trial.dataset());
      entry.put("seed", trial.seed());
      ObjectNode metrics = entry.putObject("metrics");
      for (Measured measured : numbers) {
        ObjectNode figures = metrics.putObject(measured.name());
        measured
            .figures()
            .forEach((name, value) -> {
              if (Double.isFinite(value)) {
                figures.put(name, value.doubleValue());
              }
            });
      }
    });
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private static String text(
      Dialect dialect, SequencedMap<RunRecord.TrialEntry, List<Measured>> trials) {
    StringBuilder text = new StringBuilder();
    trials.forEach((trial, numbers) -> {
      text.append(InertText.of(trial.model()))
          .append(" on ")
          .append(InertText.of(trial.dataset()))
          .append(" seed=")
          .append(trial.seed())
          .append(", as ")
          .append(dialect.tool())
          .append(" counts\n\n");
      text.append(table(numbers)).append('\n');
    });
    return text.toString();
  }

  private static String table(List<Measured> numbers) {
    List<String> names = new ArrayList<>(FIGURES);
    names.add(LAST);
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("metric"));
    head.addAll(names);
    table.add(head);
    for (Measured measured : numbers) {
      List<String> cells = new ArrayList<>(List.of(measured.name()));
      for (String name : names) {
        Double value = measured.figures().get(name);
        cells.add(
            value == null || !Double.isFinite(value)
                ? "–"
                : String.format(Locale.ROOT, "%.5g", value));
      }
      table.add(cells);
    }
    return table.render();
  }
}
