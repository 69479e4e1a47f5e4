package dev.assay.model;

import dev.assay.api.AssayException;
import dev.assay.api.model.ModelRequest;
import java.nio.file.Files;
import java.nio.file.Path;

/// A model file that is asked for.
///
/// @param digest its contents
/// @param params what the spec gives under `params`
/// @param arguments what a worker is told to load it
record ModelFile(FileDigest.Digest digest, ModelParams params, WorkerCommand.Arguments arguments) {

  /// The file of a request.
  ///
  /// @throws AssayException if it cannot be read, or a parameter is wrong
  static ModelFile of(ModelRequest request, String runtime, FileDigest digests) {
    ModelParams params = ModelParams.of(request);
    Path file = file(request);
    return new ModelFile(
        digests.of(file, request.place()),
        params,
        new WorkerCommand.Arguments(runtime, file, request.model(), params.options()));
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
