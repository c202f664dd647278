package import GradientBoosting

/// The leaves of an ensemble as whole numbers, which a runtime sums without rounding.
///
/// ONNX Runtime sums the leaves of trees in single precision, where whole numbers below 2²⁴ are exact in any order. So the
/// leaves of output k, all smaller than 2^e_k, are told by their digits to the base 2^b: a leaf is
/// Σ_p digit_p · 2^(e_k − b(p + 1)), with b so small that the sums of digits over all rounds stay below 2²⁴. The sums are
/// then put together in double precision. A margin is so as exact as ``TreeEnsemble/margins(of:)``, and classes that tie
/// there tie here.
package struct LeafDigits {
  /// The largest number of bits of a leaf that are told, counted from the greatest leaf of its output: what is left out is
  /// below the last bit of a sum in double precision.
  private static let mostBits = 64

  /// The most rounds: sums of digits of one bit stay below 2²⁴, with one bit to spare.
  static let mostRounds = 1 << 23

  /// The number of bits of a digit.
  let bitCount: Int
  /// The number of digits.
  let count: Int
  /// For each output the exponent that its leaves are below.
  let exponents: [Int]

  /// The digits for an ensemble.
  ///
  /// - Parameter ensemble: the trees.
  /// - Precondition: ``check(roundCount:)`` has nothing against the number of rounds.
  package init(_ ensemble: TreeEnsemble) {
    let outputs = ensemble.objective.outputCount
    let rounds = max(ensemble.roundCount, 1)
    precondition(rounds <= Self.mostRounds, "an ensemble for ONNX has at most 2²³ rounds")
    var exponents = [Int?](repeating: nil, count: outputs)
    var lowest = [Int](repeating: .max, count: outputs)
    for (index, tree) in ensemble.trees.enumerated() {
      for leaf in tree.leaves where leaf.value != 0 {
        let exponent = Int(leaf.value.exponent)
        let output = index % outputs
        exponents[output] = max(exponents[output] ?? exponent + 1, exponent + 1)
        lowest[output] = min(lowest[output], exponent - leaf.value.significandWidth)
      }
    }
    bitCount = 24 - (Int.bitWidth - (rounds - 1).leadingZeroBitCount)
    let widest = zip(exponents, lowest).map { exponent, lowest in exponent.map { $0 - lowest } ?? 1 }.max() ?? 1
    count = (min(widest, Self.mostBits) + bitCount - 1) / bitCount
    self.exponents = exponents.map { $0 ?? 0 }
  }

  /// Throws where an ensemble has more rounds than sums in single precision are exact for.
  ///
  /// - Parameter roundCount: the number of rounds.
  /// - Throws: `ModelExchangeError.notExportable` for more than 2²³ rounds.
  package static func check(roundCount: Int) throws(ModelExchangeError) {
    guard roundCount <= mostRounds else {
      throw .notExportable(
        format: "ONNX",
        reason: "it has \(roundCount) rounds of trees, of which at most \(mostRounds) are summed exactly")
    }
  }

  /// What the digits of each output count: (`count`, outputs).
  var scales: [Double] {
    (0..<count).flatMap { place in exponents.map { Self.power($0 - bitCount * (place + 1)) } }
  }

  /// The digits of a leaf of an output, the greatest first, all of its sign.
  func digits(of value: Float, output: Int) -> [Float] {
    var rest = Double(value) * Self.power(-exponents[output])
    return (0..<count).map { _ in
      rest *= Self.power(bitCount)
      let digit = rest.rounded(.towardZero)
      rest -= digit
      return Float(digit)
    }
  }

  /// 2 to a power.
  private static func power(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
}
