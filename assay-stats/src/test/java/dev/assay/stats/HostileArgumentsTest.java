package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every public method of the library, called with usual and hostile arguments: it gives defined
/// values, or refuses and says why; never NaN in silence, never another exception.
final class HostileArgumentsTest {
  private static final int CALLS = 60;
  private static final int SLOW_CALLS = 3;

  /// An integral for each value.
  private static final Set<String> SLOW = Set.of("StudentizedRange", "NoncentralT");

  /// They take a function, and give what it gives.
  private static final Set<String> NUMERICS = Set.of("ChiMixture", "MonotoneRoot");

  /// Documented as NaN: a method without standard error, degrees of freedom or z; and what is
  /// passed on to callers that refuse it, such as the jackknife value of a group without which a
  /// statistic has none.
  private static final Set<String> MAY_BE_NAN =
      Set.of(
          "standardError",
          "degreesOfFreedom",
          "z",
          "normality",
          "Jackknife.values",
          "Design.variances",
          "Direction.signed",
          "Desirability.of",
          "Desirability.slope",
          "Plain.of",
          "AtMost.of",
          "AtMost.slope",
          "AtLeast.of",
          "Between.of");

  @TestFactory
  Stream<DynamicTest> everyClass_hostileArguments_answersOrRefuses() throws Exception {
    List<Class<?>> classes = classes();
    assertThat(classes.size()).isGreaterThan(90);
    return classes.stream()
        .map(type ->
            DynamicTest.dynamicTest(
                type.getName().substring("dev.assay.stats.".length()),
                () -> assertThat(problems(type, new HostileArguments())).isEmpty()));
  }

  private static List<Class<?>> classes() throws URISyntaxException, IOException {
    Path root =
        Path.of(Arguments.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      List<Class<?>> classes = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        String name = root.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (!name.endsWith("-info")) {
          Class<?> type = load(name);
          if (isPublic(type) && !NUMERICS.contains(type.getSimpleName())) {
            classes.add(type);
          }
        }
      }
      return classes;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> each = type;
    while (each != null) {
      if (!Modifier.isPublic(each.getModifiers())) {
        return false;
      }
      each = each.getEnclosingClass();
    }
    return true;
  }

  private static Set<String> problems(Class<?> type, HostileArguments arguments) {
    Set<String> problems = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      boolean open = Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
      boolean still = Modifier.isStatic(method.getModifiers());
      boolean accessor = type.isRecord() && isComponent(type, method);
      if (open && !accessor && method.getParameterCount() + (still ? 0 : 1) > 0) {
        List<Object> receivers = still ? List.of(type) : arguments.of(type);
        int calls = SLOW.contains(type.getSimpleName()) ? SLOW_CALLS : CALLS;
        for (int i = 0; i < calls && !receivers.isEmpty(); i++) {
          Object receiver = receivers.get(i % receivers.size());
          arguments
              .draw(method)
              .flatMap(drawn -> problem(method, still ? null : receiver, drawn))
              .ifPresent(problems::add);
        }
      }
    }
    for (Executable constructor : type.getConstructors()) {
      for (int i = 0; i < CALLS; i++) {
        arguments
            .draw(constructor)
            .flatMap(drawn -> problem(constructor, null, drawn))
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static boolean isComponent(Class<?> type, Method method) {
    return method.getParameterCount() == 0
        && Arrays.stream(type.getRecordComponents())
            .anyMatch(component -> component.getName().equals(method.getName()));
  }

  private static Optional<String> problem(
      Executable call, @Nullable Object receiver, Object[] arguments) {
    String name = call.getDeclaringClass().getSimpleName() + "." + call.getName();
    try {
      if (!(call instanceof Method method)) {
        ((Constructor<?>) call).newInstance(arguments);
        return Optional.empty();
      }
      Object result = method.invoke(receiver, arguments);
      if (MAY_BE_NAN.contains(name)) {
        return Optional.empty();
      }
      return undefined(method.getName(), result)
          .map(where -> name + ": " + where + " is NaN for " + shown(receiver, arguments));
    } catch (InvocationTargetException e) {
      Throwable cause = e.getTargetException();
      boolean refused =
          cause instanceof RefusedException
              || cause instanceof IllegalArgumentException
              || cause instanceof IndexOutOfBoundsException;
      return refused && !String.valueOf(cause.getMessage()).isBlank()
          ? Optional.empty()
          : Optional.of(name + ": " + cause + " for " + shown(receiver, arguments));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shown(@Nullable Object receiver, Object[] arguments) {
    return (receiver == null ? "" : receiver + " and ") + Arrays.deepToString(arguments);
  }

  private static Optional<String> undefined(String name, @Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Double number ->
          Double.isNaN(number) && !MAY_BE_NAN.contains(name) ? Optional.of(name) : Optional.empty();
      case OptionalDouble number -> undefined(name, number.orElse(0));
      case double[] numbers ->
          Arrays.stream(numbers)
              .mapToObj(number -> undefined(name, number))
              .flatMap(Optional::stream)
              .findFirst();
      case Object[] rows ->
          Arrays.stream(rows)
              .map(row -> undefined(name, row))
              .flatMap(Optional::stream)
              .findFirst();
      case Record record -> ofComponents(record);
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofComponents(Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        if (!isPublic(record.getClass())) {
          return Optional.empty();
        }
        Optional<String> undefined =
            undefined(component.getName(), component.getAccessor().invoke(record));
        if (undefined.isPresent()) {
          return undefined;
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return Optional.empty();
  }
}
