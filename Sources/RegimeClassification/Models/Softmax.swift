import NumericalMethods

/// Margins and the probabilities that they stand for.
enum Softmax {
  /// exp(m_k)/Σ exp(m_l) of each group of margins.
  ///
  /// - Precondition: there is a whole number of groups.
  static func probabilities(of margins: [Double], classCount: Int) -> [Double] {
    precondition(margins.count.isMultiple(of: classCount), "each row has a margin for each class")
    var result = margins
    for start in stride(from: 0, to: margins.count, by: classCount) {
      normalize(&result, start..<start + classCount)
    }
    return result
  }

  /// Replaces margins by their probabilities.
  ///
  /// - Returns: the logarithm of the sum of the exponentials of the margins.
  @discardableResult
  static func normalize(_ margins: inout [Double], _ range: Range<Int>) -> Double {
    var largest = -Double.infinity
    for index in range { largest = max(largest, margins[index]) }
    var sum = 0.0
    for index in range {
      margins[index] = .exp(margins[index] - largest)
      sum += margins[index]
    }
    for index in range { margins[index] /= sum }
    return largest + .log(sum)
  }
}
