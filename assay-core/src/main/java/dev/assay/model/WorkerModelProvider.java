package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.Availability;
import dev.assay.api.model.Failure;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelFacts;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Opening;
import dev.assay.api.model.ProcessOutput;
import dev.assay.api.model.Reply;
import dev.assay.api.time.Ticker;
import dev.assay.net.HttpTransport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    try (Opening opening = prepare(request, output)) {
      return opening.open();
    }
  }

  @Override
  public Opening prepare(ModelRequest request, ProcessOutput output) {
    ModelFile file = ModelFile.of(request, runtime, digests);
    WorkerLauncher launcher = new WorkerLauncher(ticker, file.params().loadLimit());
    Optional<String> quickly =
        installation
            .startCache()
            .option(
                launcher,
                file.arguments(),
                started -> Rehearsal.with(client(started, request.model())));
    WorkerProcess process =
        launcher.spawn(
            installation.command().line(quickly, file.arguments()), request.place(), output);
    return new WorkerOpening(process, () -> load(launcher, process, request, file));
  }

  @Override
  public <T> T examine(ModelRequest request, Function<? super ModelFacts, T> question) {
    ModelFile file = ModelFile.of(request, runtime, digests);
    Optional<KnownModels> known = installation.knownModels();
    Optional<OipMetadata> told = known.flatMap(it -> it.find(file.digest(), file.arguments()));
    if (told.isPresent()) {
      return question.apply(facts(request, file, told.get()));
    }
    try (Model model = open(request)) {
      return question.apply(model);
    }
  }

  private WorkerModel load(
      WorkerLauncher launcher, WorkerProcess process, ModelRequest request, ModelFile file) {
    WorkerLauncher.Started worker = launcher.load(process, request.place());
    boolean ready = false;
    try {
      OipClient client = client(worker, request.model());
      OipMetadata metadata =
          worker.model().flatMap(OipMetadata::find).orElseGet(() -> metadata(client, request));
      WorkerFacts facts = facts(request, file, metadata);
      ready = true;
      worker
          .model()
          .ifPresent(told ->
              installation
                  .knownModels()
                  .ifPresent(known -> known.keep(file.digest(), file.arguments(), told)));
      return new WorkerModel(facts, new OipModel(client, facts.oip()), client, worker);
    } finally {
      if (!ready) {
        process.close();
      }
    }
  }

  private static WorkerFacts facts(ModelRequest request, ModelFile file, OipMetadata metadata) {
    return new WorkerFacts(
        request.id(),
        request.place(),
        file.digest(),
        OipFacts.of(metadata, request.location().task(), file.params().classes()));
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
}
