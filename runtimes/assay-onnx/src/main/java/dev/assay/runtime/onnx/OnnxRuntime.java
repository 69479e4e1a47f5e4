package dev.assay.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.worker.HostedModel;
import dev.assay.worker.ModelRuntime;
import java.nio.file.Path;
import java.util.Map;

/// Runs ONNX models with ONNX Runtime.
public final class OnnxRuntime implements ModelRuntime {

  /// The runtime; made by the service loader.
  public OnnxRuntime() {}

  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public void prepare() {
    NativeLibrary.prepare();
    OrtEnvironment _ = environment();
  }

  @Override
  public HostedModel open(Path file, Map<String, String> options) {
    OnnxFile facts = OnnxFile.read(file);
    OnnxOptions asked = new OnnxOptions(options);
    asked.check();
    OrtEnvironment environment = environment();
    try (SessionOptions sessionOptions = new SessionOptions()) {
      asked.apply(sessionOptions);
      OrtSession session = environment.createSession(file.toString(), sessionOptions);
      return new OnnxModel(
          environment,
          session,
          new OnnxDescriber(file, facts, asked.onGpu())
              .describe(session, environment.getVersion()));
    } catch (OrtException refused) {
      throw new AssayException(
          ErrorCode.INVALID_REQUEST,
          Problem.at(
              file.toString(),
              "ONNX Runtime " + environment.getVersion() + " refuses the model: " + reason(refused),
              "Check the model with onnx.checker.check_model, or export it again."),
          refused);
    }
  }

  // There is one for the process.
  private static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "assay");
  }

  // The message carries a code before and file positions after what a user can use.
  static String reason(OrtException exception) {
    String message = "" + exception.getMessage();
    int dash = message.indexOf("message: ");
    return (dash < 0 ? message : message.substring(dash + "message: ".length())).strip();
  }
}
