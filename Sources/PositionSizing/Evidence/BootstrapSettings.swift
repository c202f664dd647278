/// How sure an interval is to be, and how many resamples it is made of.
struct BootstrapSettings: Hashable, Sendable {
  let confidence: Double
  let resamples: Int
  let seed: UInt64

  /// Fewer resamples have no tail to read a limit from.
  private static let fewestResamples = 100

  init(confidence: Double, resamples: Int, seed: UInt64) throws(SizingError) {
    self.confidence = try Self.checked(confidence: confidence)
    guard resamples >= Self.fewestResamples else {
      throw .impossible(
        quantity: "number of resamples", value: Double(resamples), allowed: "at least \(Self.fewestResamples)")
    }
    self.resamples = resamples
    self.seed = seed
  }

  private init(unchecked confidence: Double, resamples: Int, seed: UInt64) {
    self.confidence = confidence
    self.resamples = resamples
    self.seed = seed
  }

  /// The same with another seed.
  func seeded(by seed: UInt64) -> BootstrapSettings {
    BootstrapSettings(unchecked: confidence, resamples: resamples, seed: seed)
  }

  /// The probability below the lower limit, and above the upper one.
  var tail: Double { (1 - confidence) / 2 }

  /// `confidence` where it lies strictly between 0 and 1.
  static func checked(confidence: Double) throws(SizingError) -> Double {
    guard confidence > 0, confidence < 1 else {
      throw .impossible(quantity: "confidence", value: confidence, allowed: "a number strictly between 0 and 1")
    }
    return confidence
  }
}
