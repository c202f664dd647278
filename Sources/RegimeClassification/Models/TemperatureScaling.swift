import NumericalMethods

/// One temperature T by which margins are divided before they become probabilities: softmax(m/T).
///
/// Above 1 it draws probabilities together, below 1 it parts them; which class is most probable does not change. The
/// temperature is the one with the least mean loss on rows that the model has not learned from. In 1/T the loss is convex,
/// its derivatives over a row being E(m) − m_y and Var(m) under softmax(m/T), so that Newton's steps within a bracket
/// end at its only minimum.
/// Source: Guo, Pleiss, Sun & Weinberger (2017), "On calibration of modern neural networks", section 4.2.
public struct TemperatureScaling: Sendable, Hashable {
  /// T, positive.
  public let temperature: Double

  /// The temperatures that are searched.
  public static let range = 0.05...20.0
  /// The temperature that changes nothing.
  public static let identity = TemperatureScaling(unchecked: 1)

  /// A scaling.
  ///
  /// - Parameter temperature: T, positive and finite.
  /// - Throws: `RegimeError.invalidSpecification`.
  public init(temperature: Double) throws(RegimeError) {
    guard temperature > 0, temperature.isFinite else {
      throw .invalidSpecification(reason: "a temperature is positive and finite, \(temperature) is not")
    }
    self.init(unchecked: temperature)
  }

  private init(unchecked temperature: Double) { self.temperature = temperature }

  /// The temperature of the least mean loss.
  ///
  /// - Parameters:
  ///   - margins: the margins of rows that were not learned from, rows × classes, row by row; finite.
  ///   - classes: the class of each row, from zero.
  ///   - classCount: the number of classes.
  ///   - weights: the weight of each row; one for all where `nil`.
  /// - Precondition: the shapes agree.
  package init(margins: [Double], classes: [Int], classCount: Int, weights: [Double]? = nil) {
    precondition(margins.count == classes.count * classCount, "each row has a margin for each class")
    precondition(weights.map { $0.count == classes.count } ?? true, "each row has a weight")
    /// The derivatives of the loss by the inverse temperature.
    func derivatives(_ inverse: Double) -> (first: Double, second: Double) {
      var (first, second) = (0.0, 0.0)
      for (row, own) in classes.enumerated() {
        let range = row * classCount..<(row + 1) * classCount
        var probabilities = margins[range].map { $0 * inverse }
        Softmax.normalize(&probabilities, probabilities.indices)
        let mean = zip(probabilities, margins[range]).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = zip(probabilities, margins[range]).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
        let weight = weights?[row] ?? 1
        first += weight * (mean - margins[range.lowerBound + own])
        second += weight * variance
      }
      return (first, second)
    }
    self.init(unchecked: 1 / Self.inverse(where: derivatives))
  }

  /// The root of an increasing derivative, or the end of the range that it lies beyond.
  private static func inverse(where derivatives: (Double) -> (first: Double, second: Double)) -> Double {
    var (low, high) = (1 / range.upperBound, 1 / range.lowerBound)
    if derivatives(1).second == 0 { return 1 }
    if derivatives(low).first >= 0 { return low }
    if derivatives(high).first <= 0 { return high }
    var inverse = 1.0
    for _ in 0..<100 {
      let (first, second) = derivatives(inverse)
      if first == 0 { return inverse }
      if first < 0 { low = inverse } else { high = inverse }
      let next = second > 0 ? inverse - first / second : low
      let inside = next > low && next < high ? next : (low * high).squareRoot()
      if abs(inside - inverse) <= 1e-14 * inverse { return inside }
      inverse = inside
    }
    return inverse
  }

  /// The probabilities of margins divided by the temperature.
  ///
  /// - Parameters:
  ///   - margins: rows × classes, row by row.
  ///   - classCount: the number of classes.
  /// - Returns: rows × classes, row by row.
  /// - Precondition: each row has a margin for each class.
  public func probabilities(ofMargins margins: [Double], classCount: Int) -> [Double] {
    Softmax.probabilities(of: margins.map { $0 / temperature }, classCount: classCount)
  }
}
