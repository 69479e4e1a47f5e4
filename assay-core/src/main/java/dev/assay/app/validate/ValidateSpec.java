package dev.assay.app.validate;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.dataset.Dataset;
import dev.assay.app.run.Preparation;
import dev.assay.app.validate.Validation.DataFound;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import dev.assay.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;

/// Checks a spec without running it. It opens no network, and data only where asked.
public final class ValidateSpec {
  private final SpecReader reader;
  private final Catalogue catalogue;

  /// A check by what an installation offers.
  public ValidateSpec(SpecReader reader, Catalogue catalogue) {
    this.reader = reader;
    this.catalogue = catalogue;
  }

  /// Checks a spec.
  ///
  /// @param withData whether its local datasets are read and its local models loaded, as before a
  ///   run
  public Validation validate(Path spec, boolean withData) {
    SpecFile file;
    try {
      file = reader.read(spec);
    } catch (AssayException wrong) {
      return new Validation("", wrong.problems(), List.of(), List.of(), List.of());
    }
    List<Problem> problems = List.of();
    List<DataFound> found = List.of();
    if (withData) {
      Preparation.Local local = new Preparation(file, catalogue).local();
      problems = local.problems();
      found = local.datasets().stream().map(ValidateSpec::found).toList();
    }
    String name = file.spec().benchmark().name();
    return new Validation(name, problems, file.missing(), file.warnings(), found);
  }

  private static DataFound found(Dataset dataset) {
    return new DataFound(dataset.name(), dataset.profile().rows(), dataset.profile().sha256());
  }
}
