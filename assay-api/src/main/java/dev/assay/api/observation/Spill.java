package dev.assay.api.observation;

import dev.assay.api.AssayException;
import dev.assay.api.ErrorCode;
import dev.assay.api.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Bytes that are appended and read back: in memory while they are few, then in a temporary file
/// that ends with the process. Not for several threads at once.
final class Spill {
  static final int IN_MEMORY = 1 << 20;

  private byte[] tail = new byte[1 << 10];
  private int tailLength;
  private long filed;
  private @Nullable FileChannel file;

  /// How many bytes there are.
  long length() {
    return filed + tailLength;
  }

  /// Appends the first bytes of an array.
  void append(byte[] bytes, int length) {
    if (tailLength + length > IN_MEMORY) {
      write(tail, tailLength);
      tailLength = 0;
    }
    if (length > IN_MEMORY) {
      write(bytes, length);
      return;
    }
    if (tailLength + length > tail.length) {
      tail = Arrays.copyOf(tail, Math.max(2 * tail.length, tailLength + length));
    }
    System.arraycopy(bytes, 0, tail, tailLength, length);
    tailLength += length;
  }

  /// Reads so many bytes from a position on.
  void read(long position, byte[] into, int length) {
    int inFile = Math.clamp(filed - position, 0, length);
    if (inFile > 0) {
      readFile(position, ByteBuffer.wrap(into, 0, inFile));
    }
    if (inFile < length) {
      int from = (int) (position + inFile - filed);
      System.arraycopy(tail, from, into, inFile, length - inFile);
    }
  }

  private void readFile(long position, ByteBuffer into) {
    FileChannel channel = file;
    try {
      while (channel != null && into.hasRemaining()) {
        if (channel.read(into, position + into.position()) < 0) {
          throw new IOException("it is shorter than what was written");
        }
      }
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private void write(byte[] bytes, int length) {
    try {
      FileChannel channel = file == null ? open() : file;
      file = channel;
      ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      filed += length;
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private static FileChannel open() throws IOException {
    Path path = Files.createTempFile("assay-", ".tmp");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static AssayException failed(String what, IOException e) {
    return new AssayException(
        ErrorCode.INCOMPLETE,
        Problem.at(
            System.getProperty("java.io.tmpdir", ""),
            "a temporary file cannot be " + what + ": " + e.getMessage(),
            "make room there, or name another folder: ASSAY_JAVA_OPTS=-Djava.io.tmpdir=FOLDER; the"
                + " observations are kept, and `assay rescore` goes on with them"),
        e);
  }
}
