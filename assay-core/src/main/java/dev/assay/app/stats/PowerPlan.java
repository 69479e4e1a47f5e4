package dev.assay.app.stats;

import dev.assay.api.AssayException;
import dev.assay.stats.RefusedException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// The answer to a planning question: sample size, effect and power that belong together.
///
/// @param design what was planned
/// @param solved which of the three was asked: `n`, `effect` or `power`
/// @param n the sample size; where it was asked, the real solution before rounding up
/// @param effect the effect, in the design's unit
/// @param power the chance to detect the effect
public record PowerPlan(PowerDesign design, String solved, double n, double effect, double power) {
  private static final double USUAL_POWER = 0.8;

  /// Solves for the one of `n`, `effect` and `power` that is not given. Where only one of sample
  /// size and effect is given, the power is 0.8.
  ///
  /// @throws AssayException if all or too few are given, or the design has no answer
  public static PowerPlan solve(
      PowerDesign design, OptionalDouble n, OptionalDouble effect, OptionalDouble power) {
    try {
      if (n.isPresent() && effect.isPresent() && power.isEmpty()) {
        double solved = design.power(n.getAsDouble(), effect.getAsDouble());
        return new PowerPlan(design, "power", n.getAsDouble(), effect.getAsDouble(), solved);
      }
      double wanted = power.orElse(USUAL_POWER);
      if (n.isPresent() && effect.isEmpty()) {
        double solved = design.effect(n.getAsDouble(), wanted);
        return new PowerPlan(design, "effect", n.getAsDouble(), solved, wanted);
      }
      if (effect.isPresent() && n.isEmpty()) {
        double solved = design.sampleSize(effect.getAsDouble(), wanted);
        return new PowerPlan(design, "n", solved, effect.getAsDouble(), wanted);
      }
    } catch (RefusedException e) {
      throw AssayException.invalid(
          "power", String.valueOf(e.getMessage()), "correct the option that is named");
    }
    throw AssayException.invalid(
        "power",
        n.isPresent()
            ? "--n, --effect and --power are all given"
            : "neither --n nor --effect is given",
        "give two of --n, --effect and --power, or one of --n and --effect for a power of 0.8");
  }

  /// The sample size rounded up.
  public long observations() {
    return (long) Math.ceil(n);
  }

  /// The plan in one sentence.
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d %s detect an effect of %.4g (%s) with power %.3f (%s).",
        observations(),
        design.words().counted(),
        effect,
        design.words().effectUnit(),
        power,
        design.words().method());
  }

  /// The plan for machines, in the order of reading.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("solved", solved);
    json.put("n", observations());
    json.put("n_exact", n);
    json.put("counted", design.words().counted());
    json.put("effect", effect);
    json.put("effect_unit", design.words().effectUnit());
    json.put("power", power);
    json.put("method", design.words().method());
    return json;
  }
}
