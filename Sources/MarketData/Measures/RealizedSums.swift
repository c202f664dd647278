/// The sums over the returns of one period, each added up in order of time without compensation.
struct RealizedSums {
  private(set) var returnCount = 0
  private(set) var pairCount = 0
  private(set) var squares = 0.0
  private(set) var fourthPowers = 0.0
  private(set) var negativeSquares = 0.0
  private(set) var positiveSquares = 0.0
  private var products = 0.0

  /// The sums over `returns`, all of which follow each other.
  init(_ returns: [Double]) {
    precondition(returns.allSatisfy(\.isFinite), "returns are finite numbers")
    var previous: Double?
    for value in returns {
      add(value, after: previous)
      previous = value
    }
  }

  init() {}

  /// Adds a return; `previous` is the one that it follows without a gap, where there is one.
  mutating func add(_ value: Double, after previous: Double?) {
    let square = value * value
    returnCount += 1
    squares += square
    fourthPowers += square * square
    if value < 0 { negativeSquares += square }
    if value > 0 { positiveSquares += square }
    if let previous {
      pairCount += 1
      products += abs(value) * abs(previous)
    }
  }

  /// π/2 times the sum of the products; `nil` where there is none.
  var bipowerVariation: Double? { pairCount > 0 ? .pi / 2 * products : nil }
}
