package dev.assay.simulate;

/// A question and all that its answer is made of.
///
/// @param number the number of the request, from 1
/// @param created when it was received, in seconds since 1970
record Turn(Question question, Answer answer, FaultSet faults, long number, long created) {

  /// An id with a prefix, such as `chatcmpl-0000002a`.
  String id(String prefix) {
    String digits = Long.toHexString(number);
    return prefix + "0".repeat(Math.max(0, 8 - digits.length())) + digits;
  }
}
