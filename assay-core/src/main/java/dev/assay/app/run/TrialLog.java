package dev.assay.app.run;

import dev.assay.api.model.ProcessOutput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// `train.log` of a trial: what the processes of its model wrote, as it came.
///
/// A process that never stops writing must not fill the disk, so that the log of one start of a
/// trial ends after 64 MiB. A log that cannot be written ends, too; the observations decide about
/// the run.
final class TrialLog implements ProcessOutput, AutoCloseable {
  static final String FILE = "train.log";
  private static final long LARGEST_BYTES = 64L << 20;
  private static final byte[] CUT =
      "\n[assay: the rest was left out]\n".getBytes(StandardCharsets.UTF_8);

  private final Optional<OutputStream> file;
  private long room = LARGEST_BYTES;

  private TrialLog(Optional<OutputStream> file) {
    this.file = file;
  }

  /// The log in the folder of a trial; what an earlier start logged is kept.
  ///
  /// @throws dev.assay.api.AssayException if it cannot be written
  static TrialLog open(Path folder) {
    Path path = folder.resolve(FILE);
    try {
      return new TrialLog(Optional.of(new FileOutputStream(path.toFile(), true)));
    } catch (IOException cannot) {
      throw RunLog.unwritable(path, cannot);
    }
  }

  /// No log: the model has no process of its own here.
  static TrialLog none() {
    return new TrialLog(Optional.empty());
  }

  @Override
  public synchronized void take(byte[] bytes, int count) {
    if (room <= 0 || file.isEmpty()) {
      return;
    }
    try {
      file.get().write(bytes, 0, (int) Math.min(count, room));
      room -= count;
      if (room <= 0) {
        file.get().write(CUT);
      }
    } catch (IOException full) {
      room = 0;
    }
  }

  @Override
  public synchronized void close() {
    room = 0;
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException full) {
        // What was written stays.
      }
    }
  }
}
