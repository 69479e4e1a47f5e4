package dev.assay.app.report;

import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.List;

/// Says, before any number, in whose place a run was made.
final class OriginNotes {
  private OriginNotes() {}

  /// The notes of a run, those on its origin first.
  static List<String> before(List<String> notes, RunRecord record) {
    List<String> all = new ArrayList<>();
    record.origin().fallbackFor().ifPresent(failed -> all.add(note(failed)));
    all.addAll(notes);
    return all;
  }

  private static String note(RunRecord.FailedRun failed) {
    String run = failed.run().isEmpty() ? "" : " (run " + failed.run() + ")";
    return "This is the fallback for "
        + failed.spec()
        + run
        + ", which failed: "
        + String.join(" ", failed.reasons());
  }
}
