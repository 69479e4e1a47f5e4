package dev.assay.stats;

import dev.assay.stats.decision.Direction;
import dev.assay.stats.decision.Sample;
import dev.assay.stats.decision.Terms;
import dev.assay.stats.distribution.Normal;
import dev.assay.stats.power.Pilot;
import dev.assay.stats.resample.Design;
import dev.assay.stats.resample.Quantity;
import dev.assay.stats.resample.Resampling;
import dev.assay.stats.statistic.WeightedMean;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Arguments of every type that the library takes, usual and hostile ones, and objects made of
/// them.
final class HostileArguments {
  private static final int TRIES = 60;

  private final SplittableRandom random = new SplittableRandom(20_261_121);
  private final Map<Class<?>, List<Object>> known = new HashMap<>();

  HostileArguments() {
    put(
        double.class,
        0.5,
        0.05,
        0.95,
        2.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -1.0,
        0.0,
        1.0,
        1e-300,
        1e300);
    put(int.class, 3, 7, 2, 1, 0, -1, 40);
    put(long.class, 3L, 7L, 2L, 1L, 0L, -1L, 40L);
    put(boolean.class, true, false);
    put(String.class, "x", "y");
    put(
        double[].class,
        new double[] {1, 2, 4.5, 3},
        new double[] {0.5, 0.1, 0.9, 0.4},
        new double[] {0, 1, 1, 0},
        new double[0],
        new double[] {1},
        new double[] {2, 2, 2, 2},
        new double[] {0, 0, 0, 0},
        new double[] {1, Double.NaN, 2, 3},
        new double[] {1, Double.POSITIVE_INFINITY, 2, 3},
        new double[] {1e-300, 3e-300, 0, 2e-300},
        new double[] {1e300, -1e300, 1.5e308, 2e299},
        new double[] {1, 2});
    put(
        double[][].class,
        new double[][] {{1, 2, 5}, {3, 4, 1}, {2, 2, 6}},
        new double[][] {{0, 1, 1}, {1, 0, 1}, {0, 0, 1}},
        new double[0][],
        new double[][] {{}},
        new double[][] {{1, 2}, {3}},
        new double[][] {{1, 1}, {1, 1}},
        new double[][] {{0, 0}, {0, 0}},
        new double[][] {{Double.NaN, 1}, {1, 2}},
        new double[][] {{Double.POSITIVE_INFINITY, 1}, {2, 3}},
        new double[][] {{1e300, 1e-300}, {2, -1e300}});
    put(
        int[].class,
        new int[] {0, 1, 0, 1},
        new int[] {0, 1, 2, 3},
        new int[0],
        new int[] {0, 0, 0, 0},
        new int[] {-1, 1, 2, 2},
        new int[] {5});
    put(boolean[].class, new boolean[] {true, false, true}, new boolean[0], new boolean[] {false});
    put(Optional.class, Optional.empty());
    put(Resampling.class, new Resampling(60, 1, 1));
    put(
        Terms.class,
        Terms.seeded(1).withDirection(Direction.HIGHER).withResampling(new Resampling(60, 1, 1)));
    put(
        Sample.class,
        Sample.ofMean(new double[] {1, 2, 4}),
        Sample.ofMean(new double[0]),
        Sample.ofMean(new double[] {1}),
        Sample.ofMean(new double[] {2, 2, 2}),
        Sample.ofMean(new double[] {1, Double.NaN, 2}),
        Sample.ofMean(new double[] {1, 0, 1}));
    Columns columns = Columns.of("x", new double[] {1, 2, 4, 3});
    put(Columns.class, columns, Columns.of("x", new double[0]), Columns.of("x", new double[] {1}));
    put(Quantity.class, Quantity.of(new WeightedMean("x"), columns));
    put(Design.class, Design.rows(4), Design.rows(1));
    put(Statistic.class, new WeightedMean("x"));
    put(Normal.class, Normal.STANDARD);
    put(Pilot.class, Pilot.differences(new double[] {1, 2, 4, 3}));
    ToDoubleFunction<double[][]> pValue = data -> data[0][0] > 1 ? 0.01 : 0.5;
    put(ToDoubleFunction.class, pValue);
  }

  private void put(Class<?> type, Object... values) {
    known.put(type, List.of(values));
  }

  /// Arguments for a call: one from each parameter's list, the first with even chance; empty where
  /// a type cannot be made.
  Optional<Object[]> draw(Executable call) {
    Object[] arguments = new Object[call.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      List<Object> values = of(call.getGenericParameterTypes()[i], call.getParameterTypes()[i]);
      if (values.isEmpty()) {
        return Optional.empty();
      }
      arguments[i] =
          random.nextBoolean() ? values.getFirst() : values.get(random.nextInt(values.size()));
    }
    return Optional.of(arguments);
  }

  private List<Object> of(Type generic, Class<?> type) {
    if (type == List.class && generic instanceof ParameterizedType list) {
      Type argument = list.getActualTypeArguments()[0];
      Type bound = argument instanceof WildcardType wild ? wild.getUpperBounds()[0] : argument;
      if (bound instanceof Class<?> element) {
        List<Object> elements = element == Integer.class ? of(int.class) : of(element);
        return List.of(elements.subList(0, Math.min(3, elements.size())), List.of());
      }
    }
    return of(type);
  }

  /// Values of a type: known ones, all constants, or what its factories and constructors make.
  List<Object> of(Class<?> type) {
    List<Object> values = known.get(type);
    if (values == null) {
      known.put(type, List.of());
      values = List.copyOf(made(type));
      known.put(type, values);
    }
    return values;
  }

  private List<Object> made(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.asList(type.getEnumConstants());
    }
    List<Object> made = new ArrayList<>();
    if (type.isSealed()) {
      for (Class<?> kind : type.getPermittedSubclasses()) {
        made.addAll(of(kind));
      }
    }
    List<Executable> makers = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type) {
        makers.add(method);
      }
    }
    if (makers.isEmpty()) {
      makers.addAll(Arrays.asList(type.getConstructors()));
    }
    for (Executable maker : makers) {
      for (int i = 0; i < TRIES; i++) {
        draw(maker).ifPresent(arguments -> make(maker, arguments, made));
      }
    }
    return made.subList(0, Math.min(made.size(), 3 * TRIES));
  }

  private static void make(Executable maker, Object[] arguments, List<Object> made) {
    try {
      made.add(
          maker instanceof Method method
              ? method.invoke(null, arguments)
              : ((Constructor<?>) maker).newInstance(arguments));
    } catch (InvocationTargetException refused) {
      // What a maker refuses is no argument; the sweep looks at how it refuses.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
