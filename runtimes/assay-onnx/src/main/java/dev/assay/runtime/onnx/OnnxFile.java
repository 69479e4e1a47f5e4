package dev.assay.runtime.onnx;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import dev.assay.runtime.onnx.ProtobufReader.MalformedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an ONNX file says beyond what ONNX Runtime tells: whether it is whole, and its class names.
///
/// @param producer the program that wrote it, with its version; empty where it does not say
/// @param classes the class names in the order of the scores; empty where it states none
record OnnxFile(String producer, List<String> classes) {
  private static final String AGAIN = "Export or copy the model again.";

  /// Reads a file.
  ///
  /// @throws AssayException if there is no such file, or it is no whole ONNX model
  static OnnxFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AssayException.invalid(
          file.toString(),
          Files.isDirectory(file) ? "is a folder, not an ONNX model" : "there is no such file",
          "Check 'path' of the model.");
    }
    try (FileChannel channel = FileChannel.open(file);
        Arena arena = Arena.ofConfined()) {
      if (channel.size() == 0) {
        throw refuse(file, "the file is empty", AGAIN);
      }
      return read(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
    } catch (IOException unreadable) {
      throw new AssayException(
          ErrorCode.INVALID_REQUEST,
          Problem.at(
              file.toString(),
              "the file cannot be read: " + unreadable.getMessage(),
              "Check its permissions."),
          unreadable);
    }
  }

  private static OnnxFile read(Path file, MemorySegment bytes) {
    if (isText(bytes)) {
      throw refuse(
          file,
          "the file is text, not an ONNX model",
          "Give the binary .onnx file; a Git LFS pointer is fetched with 'git lfs pull'.");
    }
    boolean begins = begins(bytes);
    try {
      return readModel(bytes);
    } catch (MalformedException malformed) {
      throw begins
          ? refuse(file, "the ONNX model is damaged or cut off: " + malformed.getMessage(), AGAIN)
          : refuse(file, "the file is not an ONNX model", AGAIN);
    }
  }

  private static OnnxFile readModel(MemorySegment bytes) throws MalformedException {
    ProtobufReader model = new ProtobufReader(bytes);
    List<String> producer = new ArrayList<>();
    List<ProtobufReader> graph = new ArrayList<>();
    while (model.next()) {
      switch (model.field()) {
        case 2, 3 -> producer.add(model.text());
        case 7 -> graph.add(model.message());
        default -> {}
      }
    }
    if (graph.isEmpty()) {
      throw new MalformedException("it holds no graph");
    }
    return new OnnxFile(
        String.join(" ", producer), new ClassNames(OnnxGraph.read(graph.getFirst())).find());
  }

  // A model begins with its version of the format, a small number in field 1.
  private static boolean begins(MemorySegment bytes) {
    return bytes.byteSize() >= 2
        && bytes.get(ValueLayout.JAVA_BYTE, 0) == 0x08
        && bytes.get(ValueLayout.JAVA_BYTE, 1) > 0
        && bytes.get(ValueLayout.JAVA_BYTE, 1) < 64;
  }

  private static boolean isText(MemorySegment bytes) {
    long seen = Math.min(bytes.byteSize(), 64);
    for (long i = 0; i < seen; i++) {
      byte next = bytes.get(ValueLayout.JAVA_BYTE, i);
      boolean control = next >= 0 && next < ' ' && next != '\n' && next != '\r' && next != '\t';
      if (control) {
        return false;
      }
    }
    return true;
  }

  private static AssayException refuse(Path file, String message, String hint) {
    return AssayException.invalid(file.toString(), message, hint);
  }
}
