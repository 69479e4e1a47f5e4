package dev.assay.plugin;

import dev.assay.api.AssayException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Builds a plug-in from a folder of Java sources into one jar, against the vocabulary alone.
///
/// The folder holds `src/` (Java sources, at least one) and `resources/` (where
/// `META-INF/services/` registers the class); `lib/` may hold jars to compile against.
public final class PluginBuilder {
  private static final List<String> VOCABULARY = List.of("assay-api-", "assay-stats-", "jspecify-");

  private final String classPath;

  private PluginBuilder(String classPath) {
    this.classPath = classPath;
  }

  /// A builder that compiles against the vocabulary among the jars of an installation.
  ///
  /// @throws AssayException if the folder does not hold it
  public static PluginBuilder against(Path libraries) {
    try {
      List<Path> jars = files(libraries).stream().filter(PluginBuilder::isVocabulary).toList();
      if (jars.size() < VOCABULARY.size()) {
        throw new IOException("some of " + VOCABULARY + " are missing");
      }
      return new PluginBuilder(
          jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    } catch (IOException incomplete) {
      throw AssayException.invalid(
          libraries.toString(),
          "the installation is incomplete: " + incomplete.getMessage(),
          "start Assay by its launcher, ./assay, which builds it");
    }
  }

  private static boolean isVocabulary(Path jar) {
    return VOCABULARY.stream().anyMatch(jar.getFileName().toString()::startsWith);
  }

  /// Compiles and packs the plug-in, and returns its jar: `target/<name of the folder>.jar`.
  ///
  /// @throws AssayException with the compiler's messages, if it does not compile or registers
  ///   nothing
  public Path build(Path folder) {
    Path sources = folder.resolve("src");
    Path resources = folder.resolve("resources");
    if (!Files.isDirectory(sources)) {
      throw AssayException.invalid(
          folder.toString(),
          "there is no folder 'src' with Java sources",
          "see examples/02-add-a-metric for the layout of a plug-in");
    }
    if (!Files.isDirectory(resources.resolve("META-INF/services"))) {
      throw AssayException.invalid(
          resources.toString(),
          "the plug-in registers no class",
          "write the class's full name into resources/META-INF/services/"
              + "dev.assay.api.metric.MetricProvider (or ModelProvider, DatasetProvider)");
    }
    try {
      Path target = Files.createDirectories(folder.resolve("target"));
      Path classes = clean(target.resolve("classes"));
      compile(sources, folder.resolve("lib"), classes);
      Path jar = target.resolve(folder.toAbsolutePath().normalize().getFileName() + ".jar");
      pack(jar, List.of(classes, resources));
      return jar;
    } catch (IOException failed) {
      throw AssayException.invalid(
          folder.toString(), "cannot be built: " + failed, "check that the folder can be written");
    }
  }

  private void compile(Path sources, Path libraries, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw AssayException.invalid(
          System.getProperty("java.home"),
          "this Java has no compiler",
          "use a JDK rather than a JRE");
    }
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              classPath + libraries(libraries),
              "-proc:none",
              "-Xlint:all");
      boolean compiled =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(java(sources)))
              .call();
      if (!compiled) {
        throw AssayException.invalid(
            sources.toString(), "does not compile", messages.toString().strip());
      }
    }
  }

  private static String libraries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (Path jar : files(folder)) {
      path.append(File.pathSeparatorChar).append(jar);
    }
    return path.toString();
  }

  private static List<Path> java(Path sources) throws IOException {
    return files(sources).stream().filter(file -> file.toString().endsWith(".java")).toList();
  }

  private static void pack(Path jar, List<Path> roots) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path root : roots) {
        for (Path entry : files(root)) {
          String name = root.relativize(entry).toString().replace('\\', '/');
          JarEntry header = new JarEntry(name);
          // A fixed time makes equal sources give equal bytes.
          header.setLastModifiedTime(FileTime.fromMillis(0));
          out.putNextEntry(header);
          Files.copy(entry, out);
          out.closeEntry();
        }
      }
    }
  }

  private static Path clean(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
    }
    return Files.createDirectories(folder);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
