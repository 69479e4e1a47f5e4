package dev.assay.app.run;

import dev.assay.api.model.Availability;
import dev.assay.api.model.Model;
import dev.assay.api.model.ModelProvider;
import dev.assay.api.model.ModelRequest;
import dev.assay.api.model.Opening;
import dev.assay.api.model.ProcessOutput;

/// A provider of which every process is logged.
///
/// @param provider who opens the models
/// @param log takes what their processes write
record LoggedProvider(ModelProvider provider, ProcessOutput log) implements ModelProvider {
  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public Availability availability() {
    return provider.availability();
  }

  @Override
  public boolean hostsProcess() {
    return provider.hostsProcess();
  }

  @Override
  public Model open(ModelRequest request) {
    return provider.open(request, log);
  }

  @Override
  public Opening prepare(ModelRequest request, ProcessOutput output) {
    return provider.prepare(request, log);
  }
}
