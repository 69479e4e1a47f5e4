package dev.assay.report.html;

import dev.assay.report.Figure;
import dev.assay.report.InertText;
import dev.assay.report.Marks;
import dev.assay.report.ReportInput;
import dev.assay.report.ReportLimits;
import dev.assay.report.Sample;
import dev.assay.report.TrialInfo;
import dev.assay.report.markup.Markup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// The table of samples: its data, and the frame that the script fills.
final class SampleSection {
  // Below this the data stay readable in the page's source; above it they are packed.
  private static final int PACKED_FROM = 64 * 1024;

  private final ReportInput input;
  private final ReportLimits limits;
  private final SampleColumns columns;
  private long failing;
  private long total;

  SampleSection(ReportInput input, ReportLimits limits) {
    this.input = input;
    this.limits = limits;
    this.columns = new SampleColumns(limits.textLength());
    collect();
  }

  void render(Markup html) {
    html.open("section", "id", "samples").element("h2", "Samples");
    if (total == 0) {
      html.element("p", "There are no samples.").closeLine();
      return;
    }
    html.element("p", shown(), "class", "hint");
    html.open("div", "id", "sample-table");
    html.element(
        "p",
        "The table of samples needs a script-enabled browser; the same samples are in the exports.",
        "class",
        "hint");
    html.close().closeLine();
  }

  private String shown() {
    String all =
        Figure.count(total)
            + " samples, "
            + Figure.count(failing)
            + " of them wrong or without an answer";
    return columns.size() == total
        ? all + ". Those come first."
        : all
            + ". The page holds "
            + Figure.count(columns.size())
            + " of them, the wrong and unanswered ones first; the exports hold all.";
  }

  /// The data of the table, in a script element that is never run.
  void data(Markup html) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("trials", input.trials().stream().map(SampleSection::trial).toList());
    all.put("outcomes", SampleColumns.OUTCOMES.stream().map(Marks::word).toList());
    all.put("columns", columns.columns());
    String json = ScriptJson.of(all);
    boolean packed = json.length() >= PACKED_FROM;
    html.open(
        "script",
        "type",
        "application/json",
        "id",
        "sample-data",
        "data-packed",
        String.valueOf(packed));
    html.verbatim(packed ? pack(json) : json).closeLine();
  }

  private static Map<String, Object> trial(TrialInfo of) {
    Map<String, Object> trial = new LinkedHashMap<>();
    trial.put("model", InertText.of(of.model()));
    trial.put("dataset", InertText.of(of.dataset()));
    trial.put("score", of.score().map(TrialInfo.Score::title).orElse(""));
    return trial;
  }

  private void collect() {
    input.trials().forEach(this::count);
    boolean all = total <= limits.samples();
    long room = Math.max(0, limits.samples() - failing);
    for (int trial = 0; trial < input.trials().size(); trial++) {
      long share = all ? Long.MAX_VALUE : room / (input.trials().size() - trial);
      room -= take(trial, share);
    }
  }

  private void count(TrialInfo trial) {
    try (Stream<Sample> samples = input.samples().samples(trial.model(), trial.dataset())) {
      samples.forEach(sample -> {
        total++;
        failing += sample.failing() ? 1 : 0;
      });
    }
  }

  /// Takes the failing samples of a trial and so many of the others; gives the number of the
  /// others.
  private long take(int number, long share) {
    TrialInfo trial = input.trials().get(number);
    long[] taken = {0};
    try (Stream<Sample> samples = input.samples().samples(trial.model(), trial.dataset())) {
      samples
          .filter(sample -> sample.failing() || taken[0]++ < share)
          .filter(_ -> columns.size() < limits.samples())
          .forEach(sample -> columns.add(number, sample));
    }
    return Math.min(taken[0], share);
  }

  private static String pack(String json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes, deflater)) {
      packed.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
