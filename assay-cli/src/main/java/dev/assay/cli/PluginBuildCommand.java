package dev.assay.cli;

import dev.assay.api.time.Ticker;
import dev.assay.app.Installation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `assay plugin build DIR`: compiles a plug-in into one jar.
@Command(
    description = {
      "Compiles the plug-in in DIR into DIR/target/<name>.jar.",
      "DIR holds src/ (Java sources), resources/META-INF/services/ (one line for each class),",
      "and perhaps lib/ (jars to compile against).",
      "Put the jar into plugins/ beside a spec, and run that spec with --allow-plugins."
    },
    mixinStandardHelpOptions = true)
final class PluginBuildCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "DIR", description = "The folder of the plug-in.")
  private Path folder = Path.of("");

  PluginBuildCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    try (Installation installation =
        new Installation(surroundings.home(), surroundings.environment(), Ticker.system())) {
      Path jar = installation.pluginBuilder().build(surroundings.workingFolder().resolve(folder));
      surroundings.out().println(surroundings.shown(jar));
      return 0;
    }
  }
}
