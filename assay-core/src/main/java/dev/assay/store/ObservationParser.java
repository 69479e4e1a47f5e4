package dev.assay.store;

import dev.assay.api.model.Answer;
import dev.assay.api.model.LatencyKind;
import dev.assay.api.model.Resource;
import dev.assay.api.observation.Item;
import dev.assay.api.observation.Observation;
import dev.assay.api.observation.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one line of a journal back into an observation.
final class ObservationParser {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, LatencyKind> LATENCY_KINDS =
      byKey(LatencyKind.values(), LatencyKind::key);
  private static final Map<String, Resource> RESOURCES = byKey(Resource.values(), Resource::key);
  private static final Map<String, Outcome.Kind> OUTCOMES =
      byKey(Outcome.Kind.values(), kind -> kind.name().toLowerCase(Locale.ROOT));
  private static final Map<String, Observation.Source> SOURCES =
      byKey(Observation.Source.values(), Observation.Source::key);

  private ObservationParser() {}

  /// The observation in a line, without its line break.
  ///
  /// @throws MalformedRecordException if it is none
  static Observation parse(byte[] bytes, int offset, int length) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "a record must be an object");
      Fields fields = new Fields();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = String.valueOf(json.currentName());
        json.nextToken();
        fields.read(name, json);
      }
      require(json.nextToken() == null, "there is more than one record in the line");
      return fields.observation();
    } catch (JacksonException malformed) {
      throw new MalformedRecordException(malformed.getOriginalMessage());
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new MalformedRecordException(message);
    }
  }

  private static <T> Map<String, T> byKey(T[] values, Function<T, String> key) {
    return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(key, value -> value));
  }

  private static <T> T known(Map<String, T> names, String name) {
    T value = names.get(name);
    if (value == null) {
      throw new MalformedRecordException("'" + name + "' is not known here");
    }
    return value;
  }

  private static double number(JsonParser json) {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> json.getDoubleValue();
      case VALUE_STRING ->
          switch (json.getString()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default ->
                throw new MalformedRecordException("'" + json.getString() + "' is no number");
          };
      default -> throw new MalformedRecordException("a number was expected");
    };
  }

  private static double[] numbers(JsonParser json) {
    require(json.currentToken() == JsonToken.START_ARRAY, "an array of numbers was expected");
    double[] values = new double[8];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = number(json);
    }
    return Arrays.copyOf(values, count);
  }

  static long[] integers(JsonParser json) {
    require(json.currentToken() == JsonToken.START_ARRAY, "an array of numbers was expected");
    long[] values = new long[64];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = json.getLongValue();
    }
    return Arrays.copyOf(values, count);
  }

  private static Map<LatencyKind, Long> latencyNanos(JsonParser json) {
    Map<LatencyKind, Long> nanos = new EnumMap<>(LatencyKind.class);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      LatencyKind kind = known(LATENCY_KINDS, String.valueOf(json.currentName()));
      json.nextToken();
      nanos.put(kind, json.getLongValue());
    }
    return nanos;
  }

  private static Map<Resource, Double> usage(JsonParser json) {
    Map<Resource, Double> usage = new EnumMap<>(Resource.class);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      Resource resource = known(RESOURCES, String.valueOf(json.currentName()));
      json.nextToken();
      usage.put(resource, number(json));
    }
    return usage;
  }

  private static Map<LatencyKind, Observation.Latencies> latencies(JsonParser json) {
    Map<LatencyKind, Observation.Latencies> latencies = new EnumMap<>(LatencyKind.class);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      LatencyKind kind = known(LATENCY_KINDS, String.valueOf(json.currentName()));
      json.nextToken();
      latencies.put(kind, measured(json));
    }
    return latencies;
  }

  private static Observation.Latencies measured(JsonParser json) {
    long[] nanos = new long[0];
    long[] rows = new long[0];
    long firstCallNanos = 0;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = String.valueOf(json.currentName());
      json.nextToken();
      switch (name) {
        case "nanos" -> nanos = integers(json);
        case "rows" -> rows = integers(json);
        case "first_call_nanos" -> firstCallNanos = json.getLongValue();
        default -> json.skipChildren();
      }
    }
    return new Observation.Latencies(nanos, rows, firstCallNanos);
  }

  /// The properties of a record as they are read; unknown ones are passed over, so that an older
  /// Assay can read what a newer one wrote.
  private static final class Fields {
    private String type = "";
    private String key = "";
    private String id = "";
    private String target = "";
    private String category = "";
    private String cluster = "";
    private String detail = "";
    private String message = "";
    private long row = -1;
    private int draw = -1;
    private int attempts = 1;
    private Observation.Source source = Observation.Source.ASKED;
    private final List<Outcome.Kind> kind = new ArrayList<>(1);
    private Answer answer = new Answer.None();
    private String label = "";
    private boolean labelled;
    private double[] scores = new double[0];
    private Map<LatencyKind, Long> latencyNanos = Map.of();
    private Map<Resource, Double> usage = Map.of();
    private Map<LatencyKind, Observation.Latencies> latencies = Map.of();
    private final DialogueJson dialogue = new DialogueJson();
    private final ClientJson client = new ClientJson();

    void read(String name, JsonParser json) {
      switch (name) {
        case "type" -> type = json.getString();
        case "key" -> key = json.getString();
        case "row" -> row = json.getLongValue();
        case "id" -> id = json.getString();
        case "draw" -> draw = json.getIntValue();
        case "target" -> target = json.getString();
        case "category" -> category = json.getString();
        case "cluster" -> cluster = json.getString();
        case "outcome" -> kind.add(known(OUTCOMES, json.getString()));
        case "detail" -> detail = json.getString();
        case "message" -> message = json.getString();
        case "label" -> {
          label = json.getString();
          labelled = true;
        }
        case "scores" -> scores = numbers(json);
        case "value" -> answer = new Answer.Value(number(json));
        case "tensor" -> answer = new Answer.Tensor(numbers(json));
        case "text" -> answer = new Answer.Text(json.getString());
        case "latency_nanos" -> latencyNanos = latencyNanos(json);
        case "attempts" -> attempts = json.getIntValue();
        case "source" -> source = known(SOURCES, json.getString());
        case "usage" -> usage = usage(json);
        case "latencies" -> latencies = latencies(json);
        default -> {
          if (!dialogue.read(name, json) && !client.read(name, json)) {
            json.skipChildren();
          }
        }
      }
    }

    Observation observation() {
      require(draw >= 0 || type.equals("client"), "the record has no draw");
      return switch (type) {
        case "sample" -> sample();
        case "process" -> new Observation.ModelProcess(draw, usage, latencies);
        case "client" -> client.client();
        default ->
            throw new MalformedRecordException("the record's type '" + type + "' is unknown");
      };
    }

    private Observation.Sample sample() {
      require(!key.isEmpty() && row >= 0 && kind.size() == 1, "key, row or outcome is missing");
      return new Observation.Sample(
          key,
          new Item(row, id, target, category, cluster),
          draw,
          new Outcome(kind.getFirst(), detail, message),
          labelled ? new Answer.Label(label, scores) : answer,
          new Observation.Timing(latencyNanos, attempts, source),
          dialogue.dialogue());
    }
  }
}
