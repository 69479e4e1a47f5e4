package dev.assay.spec;

import dev.assay.api.AssayException;
import dev.assay.spec.Node.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads spec files: YAML, or JSON where the file's name ends with `.json`.
///
/// It opens no network and no data. Whatever is wrong with a file is said at once, each problem
/// with its place.
public final class SpecReader {
  private final Catalog catalog;

  /// A reader that checks names against what an installation offers.
  public SpecReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Reads a spec file.
  ///
  /// @throws AssayException with every problem of the file
  public SpecFile read(Path file) {
    Path name = file.getFileName();
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (name == null || folder == null) {
      throw AssayException.invalid(file.toString(), "this is no file", "name a spec file");
    }
    return read(text(file), name.toString(), folder);
  }

  /// Reads the text of a spec.
  ///
  /// @param name the file as messages name it
  /// @param folder to what relative paths are relative
  /// @throws AssayException with every problem of the text
  public SpecFile read(String text, String name, Path folder) {
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    SourceText source = SourceText.of(name, clean);
    Problems problems = new Problems(source);
    if (clean.isBlank()) {
      throw problems.fatal(
          Place.START, "the file is empty", "a spec begins with 'benchmark:'; see docs/spec.md");
    }
    Node tree =
        name.toLowerCase(Locale.ROOT).endsWith(".json")
            ? JsonTree.read(clean, problems)
            : YamlTree.read(clean, problems);
    if (!(tree instanceof Entries root)) {
      throw problems.fatal(
          tree.at(), "the spec is " + tree.describe(), "a spec begins with 'benchmark:'");
    }
    return checked(root, source, problems, folder);
  }

  private SpecFile checked(Entries root, SourceText source, Problems problems, Path folder) {
    Forms forms = new Forms(problems, stem(source.name()));
    ShapeCheck shapes = new ShapeCheck(problems, forms.namesOf(root));
    Values values = shapes.root(forms.normal(root));
    Places places = new Places(source, shapes.places());
    SpecChecks checks = new SpecChecks(values, places, problems, catalog);
    checks.check();
    if (problems.any()) {
      throw problems.exception();
    }
    BenchmarkSpec spec = new SpecBuilder(values).build();
    List<String> warnings = new ArrayList<>(forms.warnings());
    warnings.addAll(SelfJudging.warnings(spec));
    return new SpecFile(spec, folder, places, warnings, checks.missing());
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String text(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(SpecLimits.BYTES + 1);
    } catch (NoSuchFileException _) {
      throw AssayException.invalid(
          file.toString(), "there is no such file", "name a spec file, such as benchmark.yaml");
    } catch (IOException e) {
      throw AssayException.invalid(
          file.toString(),
          Files.isDirectory(file) ? "this is a folder" : "the file cannot be read: " + e,
          "name a spec file that can be read, such as benchmark.yaml");
    }
    if (bytes.length > SpecLimits.BYTES) {
      throw AssayException.invalid(
          file.toString(),
          "the spec is larger than " + SpecLimits.BYTES / 1024 + " KiB",
          "keep rows in a dataset's file and name it with 'path'");
    }
    return decoded(file, bytes);
  }

  private static String decoded(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw AssayException.invalid(
          file.toString(), "the file is not UTF-8", "save it as UTF-8 text");
    }
  }
}
