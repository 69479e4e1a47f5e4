package dev.assay.app.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every function that `assay stats check` knows, with inputs made hostile one at a time: it gives
/// defined values, or refuses with a typed reason; never NaN, never another exception.
final class HostileInputTest {
  private static final int CASES_OF_A_FUNCTION = 3;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> FILES =
      List.of(
          "statistics",
          "extra-classic",
          "extra-modern",
          "extra-power",
          "extra-second",
          "extra-random");

  /// Documented as NaN where the p-value is exact, and so has no z.
  private static final Set<String> MAY_BE_NAN = Set.of("z");

  /// What stands for "not bounded", and ratios whose denominator is 0 by definition.
  private static final Set<String> MAY_BE_INFINITE =
      Set.of("lower", "upper", "lower_bound", "value", "iman_davenport_f", "psi");

  private static final double[] NUMBERS = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0, 1e-300, 0.5, 1, 2, 1e300
  };

  @TestFactory
  Stream<DynamicTest> everyFunction_hostileInput_isAnsweredOrRefused() throws IOException {
    Map<String, List<GoldenCase>> cases = casesByFunction();
    assertThat(cases.keySet()).containsAll(GoldenFunctions.ALL.keySet());
    return GoldenFunctions.ALL.keySet().stream()
        .sorted()
        .map(function ->
            DynamicTest.dynamicTest(
                function,
                () ->
                    assertThat(problems(function, cases.getOrDefault(function, List.of())))
                        .isEmpty()));
  }

  private static List<String> problems(String function, List<GoldenCase> cases) {
    List<String> problems = new ArrayList<>();
    for (GoldenCase each : cases) {
      for (Mutation mutation : mutations(each)) {
        problem(function, mutation.input())
            .ifPresent(
                problem -> problems.add(each.id() + ", " + mutation.name() + ": " + problem));
      }
    }
    return problems;
  }

  private static Optional<String> problem(String function, GoldenInput input) {
    try {
      var outputs = Objects.requireNonNull(GoldenFunctions.ALL.get(function)).evaluate(input);
      return outputs.entrySet().stream()
          .filter(output -> !defined(output.getKey(), output.getValue()))
          .map(output -> output.getKey() + " is " + output.getValue())
          .findFirst();
    } catch (RefusedException e) {
      return String.valueOf(e.getMessage()).isBlank() ? Optional.of("no reason") : Optional.empty();
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return Optional.of(e + " at " + Arrays.stream(e.getStackTrace()).findFirst());
    }
  }

  private static boolean defined(String name, Object value) {
    return switch (value) {
      case double[] numbers -> Arrays.stream(numbers).allMatch(each -> number(name, each));
      case double[][] rows -> Arrays.stream(rows).allMatch(each -> defined(name, each));
      case Double each -> number(name, each);
      default -> true;
    };
  }

  private static boolean number(String name, double value) {
    return Double.isFinite(value)
        || (Double.isNaN(value) ? MAY_BE_NAN : MAY_BE_INFINITE).contains(name);
  }

  private record Mutation(String name, GoldenInput input) {}

  private static List<Mutation> mutations(GoldenCase each) {
    List<Mutation> mutations = new ArrayList<>();
    for (boolean option : new boolean[] {false, true}) {
      ObjectNode part = option ? each.input().params() : each.input().inputs();
      for (String name : part.propertyNames()) {
        for (Map.Entry<String, JsonNode> hostile : hostile(part.get(name)).entrySet()) {
          ObjectNode changed = part.deepCopy();
          changed.set(name, hostile.getValue());
          mutations.add(
              new Mutation(
                  name + " " + hostile.getKey(),
                  option
                      ? new GoldenInput(each.input().inputs(), changed)
                      : new GoldenInput(changed, each.input().params())));
        }
      }
    }
    return mutations;
  }

  private static Map<String, JsonNode> hostile(JsonNode value) {
    Map<String, JsonNode> hostile = new TreeMap<>();
    if (value.isNumber()) {
      for (double number : NUMBERS) {
        hostile.put("= " + number, JSON.numberNode(number));
      }
    } else if (value.isArray() && !value.isEmpty()) {
      arrays((ArrayNode) value, hostile);
    }
    return hostile;
  }

  private static void arrays(ArrayNode array, Map<String, JsonNode> hostile) {
    hostile.put("empty", JSON.arrayNode());
    hostile.put("one", first(array, 1));
    hostile.put("two", first(array, 2));
    hostile.put("shorter", first(array, array.size() - 1));
    for (double number : NUMBERS) {
      hostile.put("first = " + number, replaced(array, number));
      hostile.put("all = " + number, each(array, _ -> JSON.numberNode(number)));
    }
    hostile.put("all times 1e-300", each(array, node -> times(node, 1e-300)));
    hostile.put("all times 1e300", each(array, node -> times(node, 1e300)));
  }

  private static JsonNode times(JsonNode node, double factor) {
    return node.isNumber() ? JSON.numberNode(node.doubleValue() * factor) : node;
  }

  private static ArrayNode first(ArrayNode array, int count) {
    ArrayNode taken = JSON.arrayNode();
    for (int i = 0; i < Math.min(count, array.size()); i++) {
      taken.add(array.get(i));
    }
    return taken;
  }

  private static ArrayNode replaced(ArrayNode array, double number) {
    ArrayNode copy = array.deepCopy();
    if (copy.get(0) instanceof ArrayNode inner) {
      if (!inner.isEmpty()) {
        copy.set(0, replaced(inner, number));
      }
    } else {
      copy.set(0, JSON.numberNode(number));
    }
    return copy;
  }

  private static ArrayNode each(ArrayNode array, UnaryOperator<JsonNode> change) {
    ArrayNode changed = JSON.arrayNode();
    for (JsonNode node : array) {
      changed.add(node instanceof ArrayNode inner ? each(inner, change) : change.apply(node));
    }
    return changed;
  }

  /// The function with all of its options that are words, such as a method or a distribution.
  private static String choice(GoldenCase each) {
    StringBuilder choice = new StringBuilder(each.function());
    each.input().params().properties().stream()
        .filter(option -> option.getValue().isString())
        .forEach(option -> choice.append(' ').append(option));
    return choice.toString();
  }

  private static Map<String, List<GoldenCase>> casesByFunction() throws IOException {
    Map<String, List<GoldenCase>> cases = new TreeMap<>();
    Set<String> chosen = new HashSet<>();
    for (String file : FILES) {
      try (InputStream in =
          HostileInputTest.class.getResourceAsStream("/golden/" + file + ".json")) {
        for (JsonNode node :
            JsonMapper.shared().readTree(Objects.requireNonNull(in)).path("cases")) {
          GoldenCase each = GoldenCase.of(node);
          boolean small = node.toString().length() < 9000;
          List<GoldenCase> known = cases.computeIfAbsent(each.function(), _ -> new ArrayList<>());
          if (small
              && !each.expected().has("error")
              && (chosen.add(choice(each)) || known.size() < CASES_OF_A_FUNCTION)) {
            known.add(each);
          }
        }
      }
    }
    return cases;
  }
}
