package dev.assay.app.doctor;

/// The main class of the process in which the doctor loads a native library: ends normally if the
/// named class can be initialised. A library that crashes takes only this process with it.
final class NativeProbe {
  private NativeProbe() {}

  /// Initialises the class that the first argument names.
  public static void main(String[] arguments) throws ClassNotFoundException {
    Class.forName(arguments[0]);
  }
}
