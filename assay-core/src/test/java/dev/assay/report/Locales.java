package dev.assay.report;

import java.util.Locale;
import java.util.concurrent.Callable;

/// Runs code as on machines in other countries.
public final class Locales {
  private Locales() {}

  /// What the code gives under a default locale, which is put back afterwards.
  public static <T> T under(String tag, Callable<T> code) throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      return code.call();
    } finally {
      Locale.setDefault(before);
    }
  }
}
