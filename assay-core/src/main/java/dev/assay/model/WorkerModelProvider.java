package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.Availability;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.ProcessOutput;
import dev.assay.api.model.Reply;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Opens model files, each in a worker process that uses one of the runtimes of this installation.
public final class WorkerModelProvider implements ModelProvider {
  private static final Duration METADATA_LIMIT = Duration.ofSeconds(30);

  private final String runtime;
  private final WorkerInstallation installation;
  private final HttpTransport transport;
  private final Ticker ticker;
  private final FileDigest digests = new FileDigest();

  /// A provider.
  ///
  /// @param runtime the runtime and the provider's name, such as `onnx`
  /// @param installation where the runtime is
  public WorkerModelProvider(
      String runtime, WorkerInstallation installation, HttpTransport transport, Ticker ticker) {
    this.runtime = runtime;
    this.installation = installation;
    this.transport = transport;
    this.ticker = ticker;
  }

  @Override
  public String name() {
    return runtime;
  }

  @Override
  public Availability availability() {
    return installation.classPath().isEmpty()
        ? new Availability.Missing(
            "the runtime '" + runtime + "' is not installed",
            "Start Assay by its launcher, ./assay, which builds it.")
        : new Availability.Available();
  }

  @Override
  public boolean hostsProcess() {
    return true;
  }

  @Override
  public Model open(ModelRequest request) {
    return open(request, ProcessOutput.DISCARDED);
  }

  @Override
  public Model open(ModelRequest request, ProcessOutput output) {
    ModelParams params = ModelParams.of(request);
    Path file = file(request);
    FileDigest.Digest digest = digests.of(file, request.place());
    WorkerCommand command = installation.command();
    WorkerCommand.Arguments arguments =
        new WorkerCommand.Arguments(runtime, file, request.model(), params.options());
    WorkerLauncher launcher = new WorkerLauncher(ticker, params.loadLimit());
    Optional<String> quickly =
        installation
            .startCache()
            .option(
                launcher, arguments, started -> Rehearsal.with(client(started, request.model())));
    WorkerLauncher.Started worker =
        launcher.start(command.line(quickly, arguments), request.place(), output);
    boolean ready = false;
    try {
      OipClient client = client(worker, request.model());
      OipModel model =
          new OipModel(
              client, metadata(client, request), request.location().task(), params.classes());
      ready = true;
      WorkerModel.Origin origin = new WorkerModel.Origin(request.id(), request.place(), digest);
      return new WorkerModel(origin, model, client, worker);
    } finally {
      if (!ready) {
        worker.process().close();
      }
    }
  }

  private OipClient client(WorkerLauncher.Started worker, String model) {
    return new OipClient(transport, "http://127.0.0.1:" + worker.port(), model, Map.of());
  }

  private static OipMetadata metadata(OipClient client, ModelRequest request) {
    return switch (client.metadata(METADATA_LIMIT)) {
      case Reply.Answered<OipMetadata>(OipMetadata metadata) -> metadata;
      case Reply.Failed<OipMetadata>(Failure failure) ->
          throw AssayException.invalid(
              request.place(),
              "the worker of '" + request.id() + "' does not answer: " + failure.message(),
              "Run the command again.");
    };
  }

  private static Path file(ModelRequest request) {
    Path file =
        request
            .location()
            .path()
            .orElseThrow(() ->
                AssayException.invalid(
                    request.place(),
                    "model '" + request.id() + "' has no file",
                    "Give its 'path'."));
    if (!Files.exists(file)) {
      throw AssayException.invalid(
          request.place(),
          "the file of model '" + request.id() + "' does not exist: " + file,
          "Correct 'path'; it is relative to the spec's folder.");
    }
    if (Files.isDirectory(file)) {
      throw AssayException.invalid(
          request.place(),
          "the path of model '" + request.id() + "' is a folder: " + file,
          "Give the model's file.");
    }
    return file;
  }
}
