/// The numbers that the fields of a column may hold.
struct NumberRange: Sendable {
  /// What is expected, for messages.
  let expectation: String
  /// Whether numbers may be written with a percent sign, as fractions are.
  let allowsPercentSign: Bool
  /// Whether a number is one of the range.
  let contains: @Sendable (Double) -> Bool

  private init(
    _ expectation: String, allowsPercentSign: Bool = true, contains: @escaping @Sendable (Double) -> Bool
  ) {
    self.expectation = expectation
    self.allowsPercentSign = allowsPercentSign
    self.contains = contains
  }

  /// Probabilities and confidences.
  static let probability = NumberRange("a number from 0 to 1") { (0...1).contains($0) }
  /// Correlations.
  static let correlation = NumberRange("a number from -1 to 1") { (-1...1).contains($0) }
  /// Volatilities, losses and distances.
  static let positive = NumberRange("a positive number") { $0 > 0 && $0.isFinite }
  /// Gains.
  static let notNegative = NumberRange("a number that is not negative") { $0 >= 0 && $0.isFinite }
  /// Returns.
  static let finite = NumberRange("a finite number") { $0.isFinite }
  /// Percentiles.
  static let score = NumberRange("a number from 0 to 100 without a percent sign", allowsPercentSign: false) {
    (0...100).contains($0)
  }
  /// Counts.
  static let wholeNumber = NumberRange("a whole number from 0 to 1000000", allowsPercentSign: false) {
    (0...1_000_000).contains($0) && $0.rounded() == $0
  }
}
