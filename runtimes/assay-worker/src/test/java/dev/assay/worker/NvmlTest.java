package dev.assay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.api.model.Resource;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a worker tells of GPUs, with a library in C that has NVIDIA's interface: the C compiler
/// lays out its structures.
@EnabledOnOs(OS.LINUX)
final class NvmlTest {
  private static final String MEMORY = Resource.GPU_PEAK_MEMORY_BYTES.key();
  private static final String UTILIZATION = Resource.GPU_UTILIZATION.key();

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void compile() throws IOException, InterruptedException, URISyntaxException {
    Path source = Path.of(NvmlTest.class.getResource("/fake_nvml.c").toURI());
    String library = folder.resolve("libnvidia-ml.so.1").toString();
    Process compiler =
        new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library, source.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(compiler.waitFor()).as(said).isZero();
  }

  @Test
  void read_twoGpus_sumsTheProcessesMemoryAndTakesTheBusiest() throws Exception {
    assertThat(usage("usual")).contains(MEMORY + "=" + (4L << 30)).contains(UTILIZATION + "=0.75");
  }

  @Test
  void read_memoryThatTheDriverHides_isAbsent() throws Exception {
    assertThat(usage("hidden")).doesNotContain(MEMORY).contains(UTILIZATION + "=0.75");
  }

  @Test
  void read_gpuThatTellsNothing_isAbsent() throws Exception {
    assertThat(usage("shared")).contains(Resource.CPU_SECONDS.key()).doesNotContain("gpu");
  }

  @Test
  void read_libraryWithoutDriver_isAbsent() throws Exception {
    assertThat(usage("no-driver")).contains(Resource.CPU_SECONDS.key()).doesNotContain("gpu");
  }

  private static String usage(String mode) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + File.separator + "bin/java",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Reading.class.getName());
    builder.environment().putAll(Map.of("LD_LIBRARY_PATH", folder.toString(), "FAKE_NVML", mode));
    Process process = builder.redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told;
  }

  /// A process that tells what it used.
  static final class Reading {
    public static void main(String[] arguments) throws InterruptedException {
      ProcessUsage usage = ProcessUsage.begin();
      usage.watchGpu();
      Thread.sleep(250);
      System.out.println(usage.read());
    }
  }
}
