package dev.assay.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/// Loads the classes of one plug-in from its own jars first, so that its libraries never clash with
/// ours; only the vocabulary that both sides share comes from the application.
final class PluginClassLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of("dev.assay.api.", "dev.assay.stats.", "org.jspecify.");

  PluginClassLoader(URL[] jars, ClassLoader application) {
    super(jars, application);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = shared(name) ? super.loadClass(name, false) : own(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> own(String name) throws ClassNotFoundException {
    try {
      return findClass(name);
    } catch (ClassNotFoundException notOwn) {
      return ClassLoader.getPlatformClassLoader().loadClass(name);
    }
  }

  private static boolean shared(String name) {
    return SHARED.stream().anyMatch(name::startsWith);
  }
}
