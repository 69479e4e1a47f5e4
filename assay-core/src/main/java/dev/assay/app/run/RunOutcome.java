package dev.assay.app.run;

import dev.assay.store.MetricsFile;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run came to.
///
/// @param id the run's id
/// @param folder its folder
/// @param files the files that are meant to be read, most useful first
/// @param summary the leaderboards and verdicts as text for a terminal
/// @param incomplete why the run is incomplete, one sentence each; empty where it is complete
public record RunOutcome(
    String id, Path folder, List<Path> files, String summary, List<String> incomplete) {

  /// Copies the lists.
  public RunOutcome {
    files = List.copyOf(files);
    incomplete = List.copyOf(incomplete);
  }

  /// This outcome with more to say.
  RunOutcome with(String otherSummary, List<String> reasons) {
    return new RunOutcome(id, folder, files, otherSummary, reasons);
  }

  /// `{run_id, dir, exit, metrics}` as JSON, with the content of the run's `metrics.json`.
  public String toJson() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("run_id", id);
    root.put("dir", folder.toString());
    root.put("exit", exitCode());
    root.set("metrics", JsonMapper.shared().readTree(folder.resolve(MetricsFile.FILE)));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  /// The exit code: 0 where the run is complete, else 3.
  public int exitCode() {
    return incomplete.isEmpty() ? 0 : 3;
  }
}
