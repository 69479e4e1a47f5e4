package dev.assay.app.dialect;

import dev.assay.api.AssayException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A load generator whose definitions differ from ours and from each other's.
public enum Dialect {
  /// `vllm bench serve`.
  VLLM("vllm bench serve 0.33.0") {
    @Override
    List<Measured> measure(Answers answers, Limits limits) {
      return new VllmNumbers(answers, limits).all();
    }
  },
  /// `guidellm benchmark`.
  GUIDELLM("guidellm 0.8.1") {
    @Override
    List<Measured> measure(Answers answers, Limits limits) {
      return new GuidellmNumbers(answers, limits).all();
    }
  },
  /// `aiperf profile`.
  AIPERF("aiperf 0.13.0") {
    @Override
    List<Measured> measure(Answers answers, Limits limits) {
      return new AiperfNumbers(answers, limits).all();
    }
  },
  /// MLPerf's LoadGen with token latencies.
  LOADGEN("mlcommons_loadgen 6.0.17") {
    @Override
    List<Measured> measure(Answers answers, Limits limits) {
      return new LoadgenNumbers(answers).all();
    }
  };

  private final String tool;

  Dialect(String tool) {
    this.tool = tool;
  }

  /// The tool, with the version whose source says what its numbers are.
  public String tool() {
    return tool;
  }

  /// The name by which a user asks for it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The dialect of that name.
  ///
  /// @throws AssayException if there is none
  public static Dialect of(String key) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            AssayException.invalid(
                "--dialect",
                "'" + key + "' is no dialect",
                "take one of "
                    + Arrays.stream(values()).map(Dialect::key).collect(Collectors.joining(", "))));
  }

  /// What the tool would have reported.
  abstract List<Measured> measure(Answers answers, Limits limits);
}
