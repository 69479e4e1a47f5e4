package dev.assay.model;

import dev.assay.api.model.Answer;
import dev.assay.api.model.ModelCard.TensorSpec;
import dev.assay.api.model.Task;
import dev.assay.api.tensor.Tensor;
import dev.assay.api.tensor.TensorType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// Reads a model's outputs as answers, one for each row.
final class AnswerDecoder {
  private final Task task;
  private final List<String> classes;
  private final Optional<String> label;
  private final Optional<String> scores;
  private final String first;

  /// A decoder for a model.
  ///
  /// @param asked what the spec says that the model produces, where it says so
  /// @param named the class names that the spec gives; empty where it gives none
  AnswerDecoder(OipMetadata model, Optional<Task> asked, List<String> named) {
    this.first = model.outputs().getFirst().name();
    this.label =
        model
            .labelOutput()
            .or(() -> name(model, output -> isDiscrete(output) && width(output) == 1));
    this.scores =
        model
            .scoresOutput()
            .or(() -> name(model, output -> output.type().isFloating() && width(output) != 1))
            .or(() -> name(model, output -> output.type().isFloating()));
    this.task = asked.or(model::task).orElseGet(() -> guess(model));
    this.classes = named.isEmpty() ? classes(model) : List.copyOf(named);
  }

  Task task() {
    return task;
  }

  /// The labels in the order of the scores; empty where they are not known before the first answer.
  List<String> classes() {
    return task == Task.CLASSIFICATION ? classes : List.of();
  }

  /// The answers to that many rows.
  ///
  /// @throws OipCodec.MalformedAnswer if the outputs are not what the model's card says
  List<Answer> decode(OipAnswer answer, int rows) {
    try {
      return switch (task) {
        case CLASSIFICATION -> labels(answer, rows);
        case REGRESSION -> values(output(answer, scores.orElse(first)), rows);
        case TENSOR -> tensors(output(answer, first), rows);
        case GENERATION -> texts(output(answer, first), rows);
      };
    } catch (IllegalArgumentException malformed) {
      throw new OipCodec.MalformedAnswer("" + malformed.getMessage());
    }
  }

  private List<Answer> labels(OipAnswer answer, int rows) {
    List<double[]> perRow =
        scores.isPresent()
            ? split(output(answer, scores.get()), rows).stream().map(this::scores).toList()
            : List.of();
    List<String> texts = List.of();
    if (label.isPresent()) {
      texts = output(answer, label.get()).texts();
      expect(label.get(), texts.size() == rows, texts.size(), rows);
    }
    List<Answer> answers = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double[] own = perRow.isEmpty() ? new double[0] : perRow.get(row);
      String text = texts.isEmpty() ? className(largest(own)) : className(texts.get(row));
      answers.add(new Answer.Label(text, own));
    }
    return answers;
  }

  // One score for two classes is the probability of the second.
  private double[] scores(double[] given) {
    if (given.length == 1 && label.isEmpty() && classes.size() != 1) {
      return new double[] {1 - given[0], given[0]};
    }
    if (!classes.isEmpty() && given.length != classes.size()) {
      throw new OipCodec.MalformedAnswer(
          "the model gives %d scores for each row, but there are %d classes"
              .formatted(given.length, classes.size()));
    }
    return given;
  }

  private static List<Answer> values(Tensor output, int rows) {
    double[] numbers = output.numbers();
    expect(output.name(), numbers.length == rows, numbers.length, rows);
    return Arrays.stream(numbers).<Answer>mapToObj(Answer.Value::new).toList();
  }

  private static List<Answer> tensors(Tensor output, int rows) {
    return split(output, rows).stream().<Answer>map(Answer.Tensor::new).toList();
  }

  private static List<Answer> texts(Tensor output, int rows) {
    List<String> texts = output.texts();
    expect(output.name(), texts.size() == rows, texts.size(), rows);
    return texts.stream().<Answer>map(Answer.Text::new).toList();
  }

  private static List<double[]> split(Tensor output, int rows) {
    double[] numbers = output.numbers();
    expect(
        output.name(), numbers.length >= rows && numbers.length % rows == 0, numbers.length, rows);
    int width = numbers.length / rows;
    List<double[]> split = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      split.add(Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
    }
    return split;
  }

  private static void expect(String output, boolean fits, int values, int rows) {
    if (!fits) {
      throw new OipCodec.MalformedAnswer(
          "output '%s' has %d values for %d rows".formatted(output, values, rows));
    }
  }

  private static Tensor output(OipAnswer answer, String name) {
    return answer
        .output(name)
        .orElseThrow(() -> new OipCodec.MalformedAnswer("the answer has no output '" + name + "'"));
  }

  private String className(int index) {
    return index < classes.size() ? classes.get(index) : Integer.toString(index);
  }

  // A spec may name the classes of a model that itself only counts them.
  private String className(String text) {
    if (!classes.contains(text) && text.matches("\\d{1,6}")) {
      return className(Integer.parseInt(text));
    }
    return text;
  }

  private static int largest(double[] scores) {
    int largest = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  private List<String> classes(OipMetadata model) {
    if (!model.classes().isEmpty()) {
      return model.classes();
    }
    return model.outputs().stream()
        .filter(output -> scores.isPresent() && output.name().equals(scores.get()))
        .map(AnswerDecoder::width)
        .filter(width -> width > 0 && width < 1_000_000)
        .map(width -> LongStream.range(0, Math.max(2, width)).mapToObj(Long::toString).toList())
        .findFirst()
        .orElse(List.of());
  }

  private Task guess(OipMetadata model) {
    if (label.isPresent()) {
      return model.outputs().size() == 1
              && model.outputs().getFirst().type() == TensorType.BYTES
              && scores.isEmpty()
          ? Task.GENERATION
          : Task.CLASSIFICATION;
    }
    return width(model.outputs().getFirst()) == 1 ? Task.REGRESSION : Task.TENSOR;
  }

  private static Optional<String> name(OipMetadata model, Predicate<TensorSpec> wanted) {
    return model.outputs().stream().filter(wanted).map(TensorSpec::name).findFirst();
  }

  private static boolean isDiscrete(TensorSpec output) {
    return output.type() == TensorType.BYTES || output.type().isInteger();
  }

  // The number of elements for each row; negative where the server leaves it open.
  private static long width(TensorSpec spec) {
    return spec.shape().stream().skip(1).reduce(1L, (a, b) -> a < 0 || b < 0 ? -1 : a * b);
  }
}
