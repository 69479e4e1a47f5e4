package dev.assay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.api.model.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class UsageTest {

  @Test
  void read_onAnySystem_tellsMemoryAndProcessorTime() {
    Map<String, Object> usage = ProcessUsage.begin().read();

    assertThat(usage)
        .containsOnlyKeys(Resource.PEAK_MEMORY_BYTES.key(), Resource.CPU_SECONDS.key());
    assertThat(usage.get(Resource.PEAK_MEMORY_BYTES.key()))
        .isInstanceOfSatisfying(Long.class, bytes -> assertThat(bytes).isGreaterThan(10 << 20));
  }

  // Two ways to one number: the file of Linux, and the call that every Unix has.
  @Test
  void bytes_byEitherWay_areTheSame() {
    // The first call takes memory itself.
    OptionalLong before = PeakMemory.fromUsage();
    OptionalLong usual = new PeakMemory().bytes();

    assertThat(before.getAsLong()).isCloseTo(usual.getAsLong(), withinPercentage(50));
  }

  @Test
  void read_onGpuWithoutDriver_leavesTheGpuOut() {
    boolean driver =
        List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib/wsl/lib").stream()
            .anyMatch(folder -> Files.exists(Path.of(folder, "libnvidia-ml.so.1")));

    assertThat(Nvml.open().isPresent() && !driver).isFalse();
    ProcessUsage usage = ProcessUsage.begin();
    usage.watchGpu();
    assertThat(usage.read()).containsKey(Resource.PEAK_MEMORY_BYTES.key());
  }
}
