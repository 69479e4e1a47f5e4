package dev.assay.spec;

import dev.assay.spec.Shape.Keys;
import dev.assay.spec.Shape.Label;
import dev.assay.spec.Shape.Many;
import dev.assay.spec.Shape.Setting;
import dev.assay.spec.Shape.Span;
import dev.assay.spec.Shape.Table;
import dev.assay.spec.Shape.Text;
import dev.assay.spec.Shape.Whole;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The keys under `launch`, and the record that they make.
final class LaunchShape {
  static final Keys LAUNCH =
      Keys.of(
          "launch",
          Setting.preset(
              "working_dir",
              Text.oneLine(),
              SpecDefaults.WORKING_DIR,
              "The folder that the command starts in, relative to the spec."),
          Setting.optional(
              "env",
              new Table(new Label()),
              "Variables that the command is given; `{{parameter}}` as in `command`."),
          Setting.optional(
              "code",
              Many.of(Text.oneLine()),
              "The files that the command is made of, relative to the spec; `*` and `**` as usual."
                  + " A trial whose code has changed is another trial."),
          Setting.preset(
              "timeout",
              new Span(),
              SpecDefaults.LAUNCH_TIMEOUT,
              "How long one trial may take; it is then ended with all that it started."),
          Setting.optional(
              "metric_lines",
              Text.oneLine(),
              "Read metrics from lines of the output, too: `plain` for `name=value` or `name:"
                  + " value`, or a regular expression with the name and the value as its groups."),
          Setting.optional(
              "memory_mib",
              new Whole(1, 1L << 40),
              "The memory that one trial takes, in MiB; no more trials run at once than fit."),
          Setting.preset(
              "gpus",
              new Whole(0, 1024),
              SpecDefaults.GPUS,
              "The graphics cards that one trial takes, each for itself alone."),
          Setting.preset(
              "log_mib",
              new Whole(1, 1L << 30),
              SpecDefaults.LOG_MIB,
              "The largest output of one trial, in MiB; one that writes more is ended."));

  private LaunchShape() {}

  static LaunchSpec build(Values it) {
    Map<String, String> env = new LinkedHashMap<>();
    it.table("env").forEach((name, value) -> env.put(name, value.toString()));
    OptionalLong memory =
        it.has("memory_mib") ? OptionalLong.of(it.whole("memory_mib")) : OptionalLong.empty();
    return new LaunchSpec(
        it.word("working_dir"),
        env,
        it.texts("code"),
        it.span("timeout").orElse(SpecDefaults.LAUNCH_TIMEOUT),
        it.text("metric_lines"),
        new LaunchSpec.Needs(memory, (int) it.whole("gpus"), it.whole("log_mib")));
  }

  static Map<String, Object> values(LaunchSpec launch) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("working_dir", launch.workingDir());
    if (!launch.env().isEmpty()) {
      values.put("env", launch.env());
    }
    if (!launch.code().isEmpty()) {
      values.put("code", launch.code());
    }
    values.put("timeout", words(launch.timeout()));
    launch.metricLines().ifPresent(lines -> values.put("metric_lines", lines));
    launch.needs().memoryMib().ifPresent(mib -> values.put("memory_mib", mib));
    values.put("gpus", launch.needs().gpus());
    values.put("log_mib", launch.needs().logMib());
    return values;
  }

  /// A length of time as a spec writes it.
  static String words(Duration span) {
    StringBuilder text = new StringBuilder();
    part(text, span.toHours(), "h");
    part(text, span.toMinutesPart(), "m");
    part(text, span.toSecondsPart(), "s");
    part(text, span.toMillisPart(), "ms");
    return text.toString();
  }

  private static void part(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }
}
