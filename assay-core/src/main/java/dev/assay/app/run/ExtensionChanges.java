package dev.assay.app.run;

import dev.assay.api.Problem;
import dev.assay.api.data.Role;
import dev.assay.spec.BenchmarkSpec;
import dev.assay.spec.DatasetSpec;
import dev.assay.spec.ModelSpec;
import dev.assay.spec.PromptSpec;
import dev.assay.spec.SpecFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds what a spec changes of the run that it is to extend: an extension adds and removes, and
/// leaves as it is what both have.
final class ExtensionChanges {
  private final SpecFile file;
  private final BenchmarkSpec now;
  private final BenchmarkSpec before;
  private final String run;
  private final List<Problem> problems = new ArrayList<>();

  /// @param file the spec that extends
  /// @param before the spec of the run
  /// @param run the id of the run
  ExtensionChanges(SpecFile file, BenchmarkSpec before, String run) {
    this.file = file;
    this.now = file.spec();
    this.before = before;
    this.run = run;
  }

  /// Every change that is no extension.
  List<Problem> problems() {
    if (Collections.disjoint(now.seeds(), before.seeds())) {
      changed("benchmark.seed", "the seed", words(before.seeds()), words(now.seeds()));
    }
    prompts();
    models();
    datasets();
    return List.copyOf(problems);
  }

  private void prompts() {
    Map<String, PromptSpec> earlier = byName(before.prompts(), PromptSpec::name);
    for (int i = 0; i < now.prompts().size(); i++) {
      PromptSpec prompt = now.prompts().get(i);
      PromptSpec other = earlier.get(prompt.name());
      if (other != null && !other.equals(prompt)) {
        String place = file.spec().prompts().size() == 1 ? "prompt" : "prompts[" + i + "]";
        boolean template = !other.template().equals(prompt.template());
        changed(
            place,
            "the " + (template ? "" : "system message of the ") + "prompt '" + prompt.name() + "'",
            template ? other.template() : other.system().orElse(""),
            template ? prompt.template() : prompt.system().orElse(""));
      }
    }
  }

  private void models() {
    Map<String, ModelSpec> earlier = byName(before.models(), ModelSpec::id);
    for (int i = 0; i < now.models().size(); i++) {
      ModelSpec model = now.models().get(i);
      ModelSpec other = earlier.get(model.id());
      if (other != null) {
        Map<String, String> was = essence(other);
        String place = "models[" + i + "]";
        essence(model)
            .forEach((key, value) -> {
              String old = was.getOrDefault(key, "");
              if (!old.equals(value)) {
                changed(place, "'" + key + "' of model '" + model.id() + "'", old, value);
              }
            });
      }
    }
  }

  // Where a file lies does not matter; what is in it is compared by its digest.
  private static Map<String, String> essence(ModelSpec model) {
    Map<String, String> essence = new LinkedHashMap<>();
    essence.put("provider", model.provider().orElse(""));
    essence.put("model", model.model());
    essence.put("base_url", model.location().baseUrl().orElse(""));
    essence.put("api", model.location().api().orElse(""));
    essence.put("params", String.valueOf(model.params()));
    essence.put("task", model.task().map(Enum::name).orElse(""));
    return essence;
  }

  private void datasets() {
    Map<String, DatasetSpec> earlier = byName(before.datasets(), DatasetSpec::name);
    for (DatasetSpec dataset : now.datasets()) {
      DatasetSpec other = earlier.get(dataset.name());
      if (other != null && !columns(dataset).equals(columns(other))) {
        changed(
            "dataset",
            "'columns' of dataset '" + dataset.name() + "'",
            String.valueOf(columns(other)),
            String.valueOf(columns(dataset)));
      }
    }
  }

  // What a prompt is made of shows in the prompt.
  private static Map<Role, String> columns(DatasetSpec dataset) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    columns.putAll(dataset.columns());
    columns.remove(Role.PROMPT);
    return columns;
  }

  private void changed(String place, String what, String was, String is) {
    problems.add(
        Problem.at(
            file.place(place),
            what + " is not what it was in run " + run + ": '" + is + "' instead of '" + was + "'",
            "put it back, or give what is new another name; --new runs everything afresh"));
  }

  private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, Function.identity(), (first, _) -> first));
  }

  private static String words(List<Long> seeds) {
    return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
