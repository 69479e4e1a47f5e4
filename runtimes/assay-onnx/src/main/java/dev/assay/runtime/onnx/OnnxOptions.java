package dev.assay.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.assay.api.AssayException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The options of a session, from `params` of the spec.
///
/// By default one thread computes, without spinning: the numbers do not depend on the machine's
/// number of processors, and processor time is what the model needs.
final class OnnxOptions {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "intra_op_threads",
              "inter_op_threads",
              "allow_spinning",
              "optimization",
              "device",
              "device_id"));

  private final Map<String, String> given;

  OnnxOptions(Map<String, String> given) {
    this.given = given;
  }

  /// Refuses options that are not known.
  void check() {
    for (String name : given.keySet()) {
      if (!KNOWN.contains(name)) {
        throw refuse(name, "is not an option of the onnx provider", "Options are: " + KNOWN);
      }
    }
  }

  /// Whether the model is to compute on a GPU.
  boolean onGpu() {
    return given.getOrDefault("device", "cpu").equals("cuda");
  }

  /// Applies the options to those of a session.
  void apply(SessionOptions options) throws OrtException {
    options.setIntraOpNumThreads(count("intra_op_threads", 1));
    options.setInterOpNumThreads(count("inter_op_threads", 1));
    options.addConfigEntry("session.intra_op.allow_spinning", truth("allow_spinning") ? "1" : "0");
    options.setDeterministicCompute(true);
    options.setOptimizationLevel(
        switch (given.getOrDefault("optimization", "all")) {
          case "all" -> OptLevel.ALL_OPT;
          case "extended" -> OptLevel.EXTENDED_OPT;
          case "basic" -> OptLevel.BASIC_OPT;
          case "none" -> OptLevel.NO_OPT;
          default -> throw wrong("optimization", "all, extended, basic or none");
        });
    switch (given.getOrDefault("device", "cpu")) {
      case "cpu" -> {}
      case "cuda" -> addCuda(options);
      default -> throw wrong("device", "cpu or cuda");
    }
  }

  private void addCuda(SessionOptions options) throws OrtException {
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      throw refuse(
          "device",
          "is cuda, but this build of ONNX Runtime has no CUDA",
          "Put onnxruntime_gpu in place of onnxruntime among the runtime's jars, or use device:"
              + " cpu.");
    }
    try {
      options.addCUDA(count("device_id", 0));
    } catch (OrtException noCuda) {
      throw refuse(
          "device",
          "is cuda, but CUDA cannot be used: " + noCuda.getMessage(),
          "Check the driver with nvidia-smi, or use device: cpu.");
    }
  }

  private int count(String name, int otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("\\d{1,4}")) {
      throw wrong(name, "a whole number from 0");
    }
    return Integer.parseInt(text);
  }

  private boolean truth(String name) {
    return switch (given.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "true or false");
    };
  }

  private AssayException wrong(String name, String expected) {
    return refuse(name, "is " + given.get(name), "Expected: " + expected);
  }

  private static AssayException refuse(String name, String message, String hint) {
    return AssayException.invalid("params." + name, message, hint);
  }
}
