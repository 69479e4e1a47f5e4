package dev.assay.app;

import dev.assay.api.AssayException;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.metric.MetricInfo;
import dev.assay.api.time.Ticker;
import dev.assay.app.environment.EnvironmentProbe;
import dev.assay.app.environment.Programs;
import dev.assay.app.environment.WorkTree;
import dev.assay.dataset.FileDatasetProvider;
import dev.assay.dataset.HttpsDatasetProvider;
import dev.assay.dataset.InlineDatasetProvider;
import dev.assay.dataset.S3DatasetProvider;
import dev.assay.metric.ClassificationMetrics;
import dev.assay.metric.GenerationMetrics;
import dev.assay.metric.LatencyMetrics;
import dev.assay.metric.ProbabilityMetrics;
import dev.assay.metric.RegressionMetrics;
import dev.assay.metric.ReliabilityMetrics;
import dev.assay.metric.ResourceMetrics;
import dev.assay.metric.TextMetrics;
import dev.assay.metric.UsageMetrics;
import dev.assay.model.OipModelProvider;
import dev.assay.model.SimulatedProvider;
import dev.assay.model.WorkerInstallation;
import dev.assay.model.WorkerModelProvider;
import dev.assay.model.wire.AnthropicProvider;
import dev.assay.model.wire.BedrockProvider;
import dev.assay.model.wire.CommandProvider;
import dev.assay.model.wire.Credentials;
import dev.assay.model.wire.GeminiProvider;
import dev.assay.model.wire.HttpJsonProvider;
import dev.assay.model.wire.OpenAiProvider;
import dev.assay.net.HttpTransport;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.PluginBuilder;
import dev.assay.plugin.PluginFolder;
import dev.assay.spec.Catalog;
import dev.assay.spec.SpecFile;
import dev.assay.spec.SpecReader;
import dev.assay.store.Environment;
import dev.assay.store.RunRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What this installation can do: the one place where its parts are put together.
public final class Installation implements AutoCloseable {
  private static final String PLUGIN_REMEDY =
      "this version has none; a plug-in that offers it can be put into plugins/ beside the spec";

  // Names that specs of other tools and later versions use; they are valid and cannot be run.
  private static final List<String> KNOWN_PROVIDERS =
      List.of("python", "pytorch", "tensorflow", "xgboost", "tribuo");
  private static final List<String> KNOWN_METRICS = List.of("llm_judge_accuracy");

  private final Path home;
  private final Map<String, String> variables;
  private final Ticker ticker;
  private final HttpTransport transport;

  /// The installation in a folder that holds `lib/`, with these environment variables.
  public Installation(Path home, Map<String, String> variables, Ticker ticker) {
    this.home = home;
    this.variables = Map.copyOf(variables);
    this.ticker = ticker;
    this.transport = new HttpTransport(ticker);
  }

  /// The clock.
  public Ticker ticker() {
    return ticker;
  }

  /// What this installation runs on.
  public Environment machine() {
    return new EnvironmentProbe(variables).machine();
  }

  /// The state of the repository that holds a folder; empty outside of one.
  public Optional<RunRecord.Commit> commit(Path folder) {
    return new EnvironmentProbe(variables).commit(folder);
  }

  /// The path of a spec within its repository; its name outside of one.
  public String pathInRepository(SpecFile spec) {
    return new EnvironmentProbe(variables).pathInRepository(spec.folder()) + spec.name();
  }

  /// The programs that commands of a spec can name.
  public Programs programs() {
    return new Programs(variables);
  }

  /// The environment's variables.
  public Map<String, String> variables() {
    return variables;
  }

  /// How the files of the repository that holds a folder differ from its commit; empty outside of
  /// one.
  public Optional<WorkTree> workTree(Path folder) {
    return new EnvironmentProbe(variables).workTree(folder);
  }

  /// Builds plug-ins against the vocabulary of this installation.
  public PluginBuilder pluginBuilder() {
    return PluginBuilder.against(home.resolve("lib"));
  }

  /// Everything that the spec in a folder can name.
  ///
  /// @param allowPlugins whether the plug-ins beside the spec are loaded
  /// @throws AssayException if there is a plug-in that cannot be loaded
  public Catalogue catalogue(Path specFolder, boolean allowPlugins) {
    Catalogue.Providers builtIn =
        new Catalogue.Providers(
            List.of(
                new ClassificationMetrics(),
                new ProbabilityMetrics(),
                new RegressionMetrics(),
                new LatencyMetrics(),
                new ResourceMetrics(),
                new TextMetrics(),
                new GenerationMetrics(),
                new UsageMetrics(),
                new ReliabilityMetrics()),
            List.of(
                new WorkerModelProvider(
                    "onnx", WorkerInstallation.of(home, "onnx"), transport, ticker),
                new OipModelProvider(transport)),
            languageModels(),
            List.of(
                new FileDatasetProvider(specFolder),
                new InlineDatasetProvider(),
                new HttpsDatasetProvider(variables),
                new S3DatasetProvider(variables)));
    return new Catalogue(allowPlugins ? builtIn.and(new PluginFolder(specFolder).load()) : builtIn);
  }

  private List<GeneratorProvider> languageModels() {
    Credentials credentials = new Credentials(variables);
    return List.of(
        new OpenAiProvider(transport, credentials),
        new AnthropicProvider(transport, credentials),
        new GeminiProvider(transport, credentials),
        new BedrockProvider(transport, credentials, ticker),
        new HttpJsonProvider(transport, credentials),
        new CommandProvider(variables, ticker),
        new SimulatedProvider(ticker));
  }

  /// Reads specs against what the catalogue offers.
  public SpecReader specReader(Catalogue catalogue) {
    Map<String, MetricInfo> metrics = new LinkedHashMap<>();
    catalogue.metrics().forEach(info -> metrics.put(info.name(), info));
    return new SpecReader(
        new Catalog(
            offer(catalogue.modelProviders(), KNOWN_PROVIDERS),
            offer(catalogue.datasetTypes(), List.of()),
            metrics,
            toAdd(KNOWN_METRICS, metrics.keySet())));
  }

  /// Closes the connections to models.
  @Override
  public void close() {
    transport.close();
  }

  private static Catalog.Offer offer(Collection<String> installed, List<String> known) {
    return new Catalog.Offer(Set.copyOf(installed), toAdd(known, installed));
  }

  private static Map<String, String> toAdd(List<String> known, Collection<String> installed) {
    Map<String, String> remedies = new LinkedHashMap<>();
    for (String name : known) {
      if (!installed.contains(name)) {
        remedies.put(name, PLUGIN_REMEDY);
      }
    }
    return remedies;
  }
}
