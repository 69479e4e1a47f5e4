package dev.assay.spec;

import dev.assay.spec.Shape.Choice;
import dev.assay.spec.Shape.Keys;
import dev.assay.spec.Shape.Many;
import dev.assay.spec.Shape.Setting;
import dev.assay.spec.Shape.Text;
import dev.assay.spec.Shape.Whole;
import java.util.LinkedHashMap;
import java.util.Map;

/// The keys under `history`, and the record that they make.
final class HistoryShape {
  private static final Whole DAYS = new Whole(0, 100_000);

  static final Keys HISTORY =
      Keys.of(
              "history",
              Setting.required(
                  "address",
                  Text.oneLine(),
                  "Where it lies: a folder, relative to the spec; `git:REMOTE#BRANCH`; or"
                      + " `s3://BUCKET/PREFIX`. See docs/history.md."),
              Setting.preset(
                  "append",
                  Choice.of("always", "never"),
                  "always",
                  "Whether a run that is complete is added to it by itself."),
              Setting.preset(
                  "samples",
                  Choice.of("copy", "none"),
                  "copy",
                  "Whether what the metrics make of each sample is kept, to pair later runs with."),
              Setting.optional(
                  "tags", Many.of(Text.oneLine()), "Words by which its runs are kept and found."),
              Setting.preset(
                  "hot_days", DAYS, SpecDefaults.HOT_DAYS, "Up to this age a run is a plain file."),
              Setting.preset(
                  "warm_days",
                  DAYS,
                  SpecDefaults.WARM_DAYS,
                  "Up to this age a run is whole, compressed."),
              Setting.preset(
                  "cold_days",
                  DAYS,
                  SpecDefaults.COLD_DAYS,
                  "Up to this age there is a summary of each day; older ones are removed."),
              Setting.preset(
                  "tagged",
                  Choice.of("keep", "expire"),
                  "keep",
                  "Whether releases and tagged runs stay for ever, or as long as others."))
          .withShorthand("address");

  private HistoryShape() {}

  static HistorySpec build(Values it) {
    if (!it.has("address")) {
      return HistorySpec.NONE;
    }
    return new HistorySpec(
        it.text("address"),
        it.word("append").equals("always"),
        it.word("samples").equals("copy"),
        it.texts("tags"),
        new HistorySpec.Days(
            it.whole("hot_days"),
            it.whole("warm_days"),
            it.whole("cold_days"),
            it.word("tagged").equals("keep")));
  }

  static Map<String, Object> values(HistorySpec history) {
    Map<String, Object> values = new LinkedHashMap<>();
    history
        .address()
        .ifPresent(address -> {
          values.put("address", address);
          values.put("append", history.append() ? "always" : "never");
          values.put("samples", history.samples() ? "copy" : "none");
          if (!history.tags().isEmpty()) {
            values.put("tags", history.tags());
          }
          values.put("hot_days", history.days().hot());
          values.put("warm_days", history.days().warm());
          values.put("cold_days", history.days().cold());
          values.put("tagged", history.days().keepTagged() ? "keep" : "expire");
        });
    return values;
  }
}
