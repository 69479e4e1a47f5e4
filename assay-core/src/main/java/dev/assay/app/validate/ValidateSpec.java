package dev.assay.app.validate;

import dev.assay.api.AssayException;
import dev.assay.api.Problem;
import dev.assay.api.dataset.Dataset;
import dev.assay.api.dataset.DatasetProvider;
import dev.assay.api.dataset.DatasetRequest;
import dev.assay.app.validate.Validation.DataFound;
import dev.assay.plugin.Catalogue;
import dev.assay.spec.SpecFile;
import dev.assay.spec.SpecReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  /// @param withData whether every row of its local datasets is read and checked, too
  public Validation validate(Path spec, boolean withData) {
    SpecFile file;
    try {
      file = reader.read(spec);
    } catch (AssayException wrong) {
      return new Validation("", wrong.problems(), List.of(), List.of(), List.of());
    }
    List<Problem> problems = new ArrayList<>();
    List<DataFound> found = new ArrayList<>();
    if (withData) {
      for (DatasetRequest request : file.datasetRequests()) {
        try {
          read(request).ifPresent(found::add);
        } catch (AssayException unfit) {
          problems.addAll(unfit.problems());
        }
      }
    }
    String name = file.spec().benchmark().name();
    return new Validation(name, problems, file.missing(), file.warnings(), found);
  }

  // What lies elsewhere is not fetched, and a file that is missing is reported as missing.
  private Optional<DataFound> read(DatasetRequest request) {
    boolean local =
        request.type().equals("inline")
            || (request.type().equals("file")
                && !request.location().isEmpty()
                && Files.isReadable(Path.of(request.location())));
    Optional<DatasetProvider> provider =
        local ? catalogue.dataset(request.type()) : Optional.empty();
    return provider.map(it -> {
      Dataset dataset = it.open(request);
      return new DataFound(dataset.name(), dataset.profile().rows(), dataset.profile().sha256());
    });
  }
}
