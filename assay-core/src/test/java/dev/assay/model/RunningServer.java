package dev.assay.model;

import dev.assay.api.model.ProcessOutput;
import dev.assay.api.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A worker that runs for a whole test class, as a server that somebody else started.
final class RunningServer {
  private Optional<WorkerLauncher.Started> started = Optional.empty();

  void start(String model, String fixture) {
    WorkerCommand.Arguments arguments =
        new WorkerCommand.Arguments("onnx", OnnxWorkers.FIXTURES.resolve(fixture), model, Map.of());
    WorkerLauncher launcher = new WorkerLauncher(Ticker.system(), Duration.ofSeconds(60));
    WorkerProcess process =
        launcher.spawn(
            OnnxWorkers.installation().command().line(Optional.empty(), arguments),
            "",
            ProcessOutput.DISCARDED);
    started = Optional.of(launcher.load(process, ""));
  }

  String base() {
    return "http://127.0.0.1:" + started.orElseThrow().port();
  }

  void stop() {
    started.ifPresent(server -> server.process().close());
  }
}
