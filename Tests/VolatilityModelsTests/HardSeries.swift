import MarketData
import NumericalMethods

/// Seeded series of the kinds on which GARCH estimation is known to go wrong.
///
/// `Fixtures/hard_series.py` makes the same numbers.
struct HardSeries: Sendable, CustomStringConvertible {
  /// What is hard about a series.
  enum Kind: Int, CaseIterable, Sendable {
    case ordinary, nearUnitRoot, alphaNearZero, betaNearZero, heavyTails, outlier, constantVariance
  }

  /// The position in the collection, which determines all else.
  let index: Int
  /// The number of returns.
  let count: Int

  init(index: Int, count: Int = 500) {
    self.index = index
    self.count = count
  }

  /// The kinds take turns.
  var kind: Kind { Kind.allCases[index % Kind.allCases.count] }

  var description: String { "series \(index) (\(kind), \(count) returns)" }

  /// The returns: unit variance around 0.05, after 200 periods that are thrown away.
  var returns: ReturnSeries {
    get throws { try ReturnSeries(values: values) }
  }

  var values: [Double] {
    var random = SplitMix64(seed: 77_000 + UInt64(index))
    var (alpha, persistence) = (0.0, 0.0)
    let (first, second, third) = (random.nextUniform(), random.nextUniform(), random.nextUniform())
    // Every other round of the kinds has normal innovations, the rest Student's t.
    var nu: Double? = (index / Kind.allCases.count).isMultiple(of: 2) ? nil : 3 + 7 * third
    switch kind {
    case .ordinary, .outlier: (alpha, persistence) = (0.03 + 0.15 * first, 0.80 + 0.18 * second)
    case .nearUnitRoot: (alpha, persistence) = (0.02 + 0.15 * first, 0.99 + 0.0099 * second)
    case .alphaNearZero: (alpha, persistence) = (0.02 * first, 0.30 + 0.65 * second)
    case .betaNearZero: (alpha, persistence) = (0.10 + 0.50 * first, 0.10 + 0.50 * first + 0.05 * second)
    case .heavyTails:
      (alpha, persistence) = (0.03 + 0.10 * first, 0.85 + 0.12 * second)
      nu = 2.05 + 0.10 * third
    case .constantVariance: break
    }
    let beta = persistence - alpha
    let omega = 1 - persistence
    let burn = 200
    var h = 1.0
    var values: [Double] = []
    for t in 0..<(count + burn) {
      let z = nu.map { random.nextStandardizedStudentT(nu: $0) } ?? random.nextNormal()
      let e = h.squareRoot() * z
      if t >= burn { values.append(0.05 + e) }
      h = omega + alpha * e * e + beta * h
    }
    if kind == .outlier {
      let position = Int(random.nextUniform() * Double(count))
      values[position] += random.nextUniform() < 0.5 ? -50 : 50
    }
    return values
  }
}
