package dev.assay.worker;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The largest resident memory that this process had.
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "VmHWM:";

  // struct rusage: two timevals of 16 bytes, then ru_maxrss; 144 bytes on 64-bit Linux and macOS.
  private static final long RUSAGE_BYTES = 144;
  private static final long MAX_RSS_AT = 32;
  private static final int RUSAGE_SELF = 0;

  /// The peak in bytes; empty where the system does not tell.
  OptionalLong bytes() {
    return Files.isReadable(STATUS) ? fromStatus() : fromUsage();
  }

  private static OptionalLong fromStatus() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(LINE))
          .map(line -> line.substring(LINE.length()).replace("kB", "").strip())
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
          .findFirst();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }

  /// The peak by getrusage, which counts bytes on macOS and kibibytes elsewhere.
  @SuppressWarnings("restricted") // The signature is that of the C library.
  static OptionalLong fromUsage() {
    Linker linker = Linker.nativeLinker();
    var function = linker.defaultLookup().find("getrusage");
    if (function.isEmpty()) {
      return OptionalLong.empty();
    }
    MethodHandle getrusage =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, 8);
      int failed = (int) getrusage.invokeExact(RUSAGE_SELF, usage);
      if (failed != 0) {
        return OptionalLong.empty();
      }
      long unit = isMac() ? 1 : 1024;
      return OptionalLong.of(usage.get(ValueLayout.JAVA_LONG, MAX_RSS_AT) * unit);
    } catch (Throwable broken) {
      throw new IllegalStateException("getrusage cannot be called", broken);
    }
  }

  private static boolean isMac() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
  }
}
