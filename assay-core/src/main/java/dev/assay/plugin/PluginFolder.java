package dev.assay.plugin;

import dev.assay.api.AssayException;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.generation.GeneratorProvider;
import dev.assay.api.metric.MetricProvider;
import dev.assay.api.model.ModelProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The folder `plugins/` beside a spec: each jar in it, and each folder of jars in it, is a
/// plug-in.
///
/// A plug-in is code of others that runs with the rights of the user, so that it is loaded only
/// where the user has said so.
public final class PluginFolder {
  private final Path folder;

  /// The plug-ins of the spec in that folder.
  public PluginFolder(Path specFolder) {
    this.folder = specFolder.resolve("plugins");
  }

  /// Whether there is any plug-in to load.
  public boolean hasPlugins() {
    return !plugins().isEmpty();
  }

  /// Loads every plug-in. The class loaders stay open as long as the program runs.
  ///
  /// @throws AssayException naming the jar, if it cannot be read or registers what it does not hold
  public Catalogue.Providers load() {
    Catalogue.Providers all = new Catalogue.Providers(List.of(), List.of(), List.of(), List.of());
    for (Path plugin : plugins()) {
      all = all.and(load(plugin));
    }
    return all;
  }

  private static Catalogue.Providers load(Path plugin) {
    URL[] jars = jars(plugin).stream().map(PluginFolder::url).toArray(URL[]::new);
    ClassLoader loader = new PluginClassLoader(jars, PluginFolder.class.getClassLoader());
    try {
      return new Catalogue.Providers(
          own(MetricProvider.class, loader),
          own(ModelProvider.class, loader),
          own(GeneratorProvider.class, loader),
          own(DatasetProvider.class, loader));
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw AssayException.invalid(
          plugin.toString(),
          "the plug-in cannot be loaded: " + broken.getMessage(),
          "build it again against this version: assay plugin build DIR");
    }
  }

  // The parent's own registrations are seen through the loader as well; they are not the plug-in's.
  private static <T> List<T> own(Class<T> service, ClassLoader loader) {
    return ServiceLoader.load(service, loader).stream()
        .filter(provider -> loader.equals(provider.type().getClassLoader()))
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  private List<Path> plugins() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return list(folder).filter(path -> isJar(path) || !jars(path).isEmpty()).toList();
  }

  private static List<Path> jars(Path plugin) {
    if (isJar(plugin)) {
      return List.of(plugin);
    }
    return Files.isDirectory(plugin)
        ? list(plugin).filter(PluginFolder::isJar).toList()
        : List.of();
  }

  private static boolean isJar(Path path) {
    return path.toString().endsWith(".jar") && Files.isRegularFile(path);
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot list " + folder, unreadable);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException("no URL for " + jar, impossible);
    }
  }
}
