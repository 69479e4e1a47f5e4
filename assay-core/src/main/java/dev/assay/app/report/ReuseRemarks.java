package dev.assay.app.report;

import dev.assay.api.observation.Observation;
import dev.assay.api.observation.ObservationTable;
import dev.assay.report.TrialInfo;
import dev.assay.store.RunRecord;
import java.util.ArrayList;
import java.util.List;

/// Says how many answers the model gave in this run, and where the others came from.
final class ReuseRemarks {
  private final RunRecord.Origin origin;

  ReuseRemarks(RunRecord.Origin origin) {
    this.origin = origin;
  }

  List<TrialInfo.Remark> of(ObservationTable table) {
    List<TrialInfo.Remark> remarks = new ArrayList<>();
    long earlier = table.from(Observation.Source.EARLIER_RUN);
    if (earlier > 0) {
      String run = origin.extendsRun().map(id -> "run " + id).orElse("an earlier run");
      remarks.add(remark("Extended", earlier, table.rows(), "were taken over from " + run));
    }
    long cached = table.from(Observation.Source.CACHE);
    if (cached > 0) {
      remarks.add(remark("Cached", cached, table.rows(), "came out of the cache"));
    }
    return remarks;
  }

  private static TrialInfo.Remark remark(String kind, long some, int all, String whence) {
    return new TrialInfo.Remark(
        kind,
        some
            + " of "
            + all
            + " answers "
            + whence
            + "; latencies, tokens and cost are those of the questions that were asked in this"
            + " run");
  }
}
