import NumericalMethods

/// The margins that probabilities stand for.
enum ClassMargins {
  /// Their logarithms; the least positive number stands for a probability of zero.
  static func margins(of probabilities: [Double]) -> [Double] {
    probabilities.map { .log(max($0, .leastNormalMagnitude)) }
  }
}
