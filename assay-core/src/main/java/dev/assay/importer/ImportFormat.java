package dev.assay.importer;

import java.nio.file.Path;
import java.util.List;

/// The forms that can be imported.
public enum ImportFormat {
  /// `data.js` of github-action-benchmark, or the JSON in it.
  GITHUB_ACTION_BENCHMARK {
    @Override
    boolean fits(ImportFile file) {
      return file.root().path("entries").isObject();
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return ActionBenchmarkRuns.of(file);
    }
  },
  /// The file of `pytest --benchmark-json`.
  PYTEST_BENCHMARK {
    @Override
    boolean fits(ImportFile file) {
      return file.root().path("machine_info").isObject() && file.root().has("benchmarks");
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return PytestRuns.of(file);
    }
  },
  /// The file of `--benchmark_out` of Google Benchmark.
  GOOGLE_BENCHMARK {
    @Override
    boolean fits(ImportFile file) {
      return file.root().path("context").isObject() && file.root().has("benchmarks");
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return GoogleRuns.of(file);
    }
  },
  /// The file of `-rf json` of JMH.
  JMH {
    @Override
    boolean fits(ImportFile file) {
      return file.root().isArray() && file.root().path(0).has("primaryMetric");
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return JmhRuns.of(file);
    }
  },
  /// A result of asv; `benchmarks.json` above it says units.
  ASV {
    @Override
    boolean fits(ImportFile file) {
      return file.root().has("result_columns") && file.root().has("commit_hash");
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return AsvRuns.of(file, path);
    }
  },
  /// The metric format of Bencher: benchmark to measure to value.
  BENCHER {
    @Override
    boolean fits(ImportFile file) {
      return BencherRuns.fits(file);
    }

    @Override
    List<ImportedRun> runs(ImportFile file, Path path) {
      return BencherRuns.of(file);
    }
  };

  abstract boolean fits(ImportFile file);

  abstract List<ImportedRun> runs(ImportFile file, Path path);

  /// Reads a file in whichever of the forms it is.
  ///
  /// @throws dev.assay.api.AssayException if it is in none, or damaged
  public static List<ImportedRun> read(Path path) {
    ImportFile file = ImportFile.read(path);
    for (ImportFormat format : values()) {
      if (format.fits(file)) {
        return format.runs(file, path);
      }
    }
    throw file.wrong("this is none of the forms that can be imported");
  }
}
