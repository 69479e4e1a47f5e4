package dev.assay.spec;

import dev.assay.api.metric.Margin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of a spec, made of its shape.
final class SchemaText {
  private static final List<String> SWEEP = List.of("configurations", "grid", "command");

  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private SchemaText() {}

  static String text() {
    return JsonMapper.shared()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(new SchemaText().root())
            .replace("\r\n", "\n")
        + "\n";
  }

  private Map<String, Object> root() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Assay benchmark spec");
    schema.put(
        "description",
        "What a benchmark is. The keys may also stand nested under 'benchmark'. Two further forms"
            + " are accepted: the one with 'statistical_method', and a bare 'configurations'"
            + " block.");
    schema.put("type", "object");
    schema.put("if", Map.of("required", List.of("statistical_method")));
    schema.put("then", ref("statistical"));
    Map<String, Object> otherwise = new LinkedHashMap<>();
    otherwise.put("if", bareCondition());
    otherwise.put("then", ref("bare"));
    otherwise.put("else", ref("spec"));
    schema.put("else", otherwise);
    define();
    schema.put("$defs", definitions);
    return schema;
  }

  private static Map<String, Object> bareCondition() {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("required", List.of("configurations"));
    condition.put("not", Map.of("required", List.of("benchmark")));
    return condition;
  }

  private void define() {
    Map<String, Object> spec = rootObject();
    spec.put("required", List.of("benchmark"));
    spec.put("allOf", presence());
    definitions.put("spec", spec);
    definitions.put("bare", rootObject());
    definitions.put("statistical", statistical());
  }

  private Map<String, Object> rootObject() {
    Map<String, Object> object = object(SpecShape.ROOT);
    Map<String, Object> properties = properties(SpecShape.ROOT);
    Map<String, Object> benchmark = object(SpecShape.BENCHMARK);
    Map<String, Object> nested = properties(SpecShape.BENCHMARK);
    properties(SpecShape.ROOT).forEach(nested::putIfAbsent);
    nested.remove("benchmark");
    benchmark.put("properties", nested);
    benchmark.put("not", Map.of("required", List.of("dataset", "datasets")));
    properties.put("benchmark", benchmark);
    object.put("properties", properties);
    object.remove("required");
    object.put("not", Map.of("required", List.of("dataset", "datasets")));
    return object;
  }

  /// That a spec which is no sweep has data, models and metrics.
  private static List<Object> presence() {
    List<Object> sweeps = SWEEP.stream().map(SchemaText::has).toList();
    return List.of(
        anyOf(sweeps, List.of(has("dataset"), has("datasets"))),
        anyOf(sweeps, List.of(has("models"))),
        anyOf(sweeps, List.of(has("metrics"))));
  }

  private static Map<String, Object> anyOf(List<Object> some, List<Object> others) {
    List<Object> all = new ArrayList<>(some);
    all.addAll(others);
    return Map.of("anyOf", all);
  }

  private static Object has(String key) {
    Map<String, Object> nested = Map.of("benchmark", Map.of("required", List.of(key)));
    return Map.of("anyOf", List.of(Map.of("required", List.of(key)), Map.of("properties", nested)));
  }

  private Map<String, Object> statistical() {
    Map<String, Object> object = rootObject();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("statistical_method", of(shapeOf("interval_method")));
    properties.put("iterations", of(shapeOf("execution.repetitions")));
    properties.put("warmup_iterations", of(shapeOf("execution.warmup")));
    ((Map<?, ?>) object.getOrDefault("properties", Map.of()))
        .forEach((key, value) -> properties.put((String) key, value));
    object.put("properties", properties);
    return object;
  }

  private static Shape shapeOf(String path) {
    Shape shape = SpecShape.ROOT;
    for (String key : List.of(path.split("\\.", -1))) {
      shape =
          ((Shape.Keys) shape)
              .keys().stream()
                  .filter(it -> it.name().equals(key))
                  .findFirst()
                  .orElseThrow()
                  .shape();
    }
    return shape;
  }

  private Map<String, Object> object(Shape.Keys keys) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    object.put("properties", properties(keys));
    List<String> required =
        keys.keys().stream().filter(Shape.Setting::required).map(Shape.Setting::name).toList();
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    object.put("additionalProperties", keys.others().isPresent() ? of(keys.others().get()) : false);
    return object;
  }

  private Map<String, Object> properties(Shape.Keys keys) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Setting key : keys.keys()) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.meaning());
      key.preset().ifPresent(preset -> property.put("default", Reference.preset(preset)));
      property.putAll(of(key.shape()));
      properties.put(key.name(), property);
    }
    return properties;
  }

  private Map<String, Object> of(Shape shape) {
    return switch (shape) {
      case Shape.Text text ->
          map(
              "type",
              "string",
              "pattern",
              text.lines() ? "\\S" : "^\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*$");
      case Shape.Pattern pattern ->
          map("type", "string", "pattern", "^(?:" + pattern.pattern() + ")$");
      case Shape.Label _ ->
          map("type", List.of("string", "number"), "pattern", "^\\P{Cc}*[^\\s\\p{Cc}]\\P{Cc}*$");
      case Shape.Choice choice -> map("enum", choice.words());
      case Shape.Whole whole -> whole(whole);
      case Shape.Real real -> real(real);
      case Shape.Span _ ->
          map(
              "type",
              "string",
              "pattern",
              "^(?=.)([0-9]{1,6}h)?([0-9]{1,8}m)?([0-9]{1,9}s)?([0-9]{1,9}ms)?$");
      case Shape.Change _ ->
          map(
              "oneOf",
              List.of(
                  map("type", "number", "minimum", 0.0),
                  map("type", "string", "pattern", "^" + Margin.SHARE_FORM + "$")));
      case Shape.Many many -> many(many);
      case Shape.Table table -> map("type", "object", "additionalProperties", of(table.of()));
      case Shape.Keys keys -> keys(keys);
      case Shape.Free free -> free(free);
    };
  }

  private static Map<String, Object> whole(Shape.Whole whole) {
    Map<String, Object> schema = map("type", "integer", "minimum", whole.least());
    schema.put("maximum", whole.most());
    return schema;
  }

  private static Map<String, Object> real(Shape.Real real) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "number");
    if (Double.isFinite(real.least())) {
      schema.put(real.open() ? "exclusiveMinimum" : "minimum", real.least());
    }
    if (Double.isFinite(real.most())) {
      schema.put(real.open() ? "exclusiveMaximum" : "maximum", real.most());
    }
    return schema;
  }

  private Map<String, Object> many(Shape.Many many) {
    Map<String, Object> list = map("type", "array", "items", of(many.of()));
    if (many.least() > 0) {
      list.put("minItems", many.least());
    }
    return many.orOne() ? map("anyOf", List.of(of(many.of()), list)) : list;
  }

  private Map<String, Object> keys(Shape.Keys keys) {
    String name = keys.name();
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      Map<String, Object> object = object(keys);
      definitions.put(
          name,
          keys.shorthand().isPresent()
              ? map("anyOf", List.of(of(Shape.Text.oneLine()), object))
              : object);
    }
    return ref(name);
  }

  private Map<String, Object> free(Shape.Free free) {
    definitions.put(
        "value",
        map(
            "anyOf",
            List.of(
                Map.of("type", List.of("string", "number", "boolean")),
                map("type", "array", "items", ref("value")),
                map("type", "object", "additionalProperties", ref("value")))));
    return free.gaps() ? map("anyOf", List.of(ref("value"), Map.of("type", "null"))) : ref("value");
  }

  private static Map<String, Object> ref(String name) {
    return map("$ref", "#/$defs/" + name);
  }

  private static Map<String, Object> map(String key, Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key, value);
    return map;
  }

  private static Map<String, Object> map(String key, Object value, String key2, Object value2) {
    Map<String, Object> map = map(key, value);
    map.put(key2, value2);
    return map;
  }
}
