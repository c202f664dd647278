import LinearAlgebra

/// The maximum of w·μ − ½ w·Σw − λ Σ|wᵢ| within the limits of each asset, at a price λ ≥ 0 of leverage.
///
/// A primal active-set method that keeps to one orthant at a time, as Lawson & Hanson (1974, chapter 23) do for
/// non-negative least squares and Lee et al. (2007, "Efficient sparse coding algorithms") for absolute values. It only
/// ever factorises the covariance of the assets that are held, and every step that moves raises the growth.
struct PricedGrowth {
  /// Where an asset stands; the signs are 1 for long and −1 for short.
  enum Position: Equatable {
    /// Not held.
    case out
    /// Held, with a size that may change.
    case free(sign: Double)
    /// Held, with the largest size there may be.
    case atLimit(sign: Double)

    var isAtLimit: Bool { if case .atLimit = self { true } else { false } }

    /// The sign of an asset whose size may change.
    var freeSign: Double? { if case .free(let sign) = self { sign } else { nil } }
  }

  let means: [Double]
  let covariance: Matrix
  let isLongOnly: Bool
  let largestSize: Double
  /// w, within its limits at all times.
  private(set) var weights: [Double]
  private(set) var positions: [Position]

  /// A program that holds nothing.
  init(means: [Double], covariance: Matrix, limits: PortfolioLimits) {
    self.means = means
    self.covariance = covariance
    isLongOnly = limits.isLongOnly
    largestSize = limits.maximumAsset ?? .infinity
    weights = [Double](repeating: 0, count: means.count)
    positions = [Position](repeating: .out, count: means.count)
  }

  /// Σ|wᵢ|.
  var leverage: Double { weights.reduce(0) { $0 + abs($1) } }

  /// The assets whose size may change.
  var free: [Int] { positions.indices.filter { positions[$0].freeSign != nil } }

  /// Goes from the weights that there are to the maximum at a price.
  ///
  /// - Throws: `SizingError.singularCovariance` where rounding keeps it from settling.
  mutating func maximize(price: Double) throws(SizingError) {
    var entered: Int?
    // What would be pushed back as soon as it enters: its gain is of rounding.
    var refused: Set<Int> = []
    for _ in 0..<(100 * (means.count + 1)) {
      let target = try freeMaximum(price: price)
      if let hindrance = hindrance(onTheWayTo: target) {
        if hindrance.share > 0 { refused = [] } else if hindrance.asset == entered { refused.insert(hindrance.asset) }
        move(to: target, share: hindrance.share)
        stop(hindrance.asset, at: hindrance.position)
        entered = nil
        continue
      }
      weights = target
      guard let entrant = mostProfitable(price: price, except: refused) else { return }
      positions[entrant.asset] = .free(sign: entrant.sign)
      entered = entrant.asset
    }
    throw .singularCovariance(order: means.count)
  }

  /// The gradient μ − Σw of the growth at any weights.
  func gradient(at weights: [Double]) -> [Double] { zip(means, covariance * weights).map { $0 - $1 } }

  /// Replaces the weights of the free assets, rounding errors beyond zero and the limits cut off.
  mutating func setFree(_ values: [Double]) {
    for (asset, value) in zip(free, values) {
      guard let sign = positions[asset].freeSign else { continue }
      weights[asset] = sign * min(max(sign * value, 0), largestSize)
    }
  }

  /// Makes all weights smaller by the same factor.
  mutating func scale(by factor: Double) {
    for asset in weights.indices { weights[asset] *= factor }
  }

  /// The weights whose free ones maximise, whatever their limits.
  private func freeMaximum(price: Double) throws(SizingError) -> [Double] {
    let free = free
    guard !free.isEmpty else { return weights }
    var held = weights
    for asset in free { held[asset] = 0 }
    let pull = covariance * held
    let rightHandSide = free.map { means[$0] - price * (positions[$0].freeSign ?? 0) - pull[$0] }
    guard let factor = CholeskyFactorization(submatrix(free)) else {
      throw .singularCovariance(order: means.count)
    }
    for (asset, weight) in zip(free, factor.solve(rightHandSide)) { held[asset] = weight }
    return held
  }

  /// The covariance of some of the assets.
  func submatrix(_ assets: [Int]) -> Matrix {
    Matrix(
      rowCount: assets.count, columnCount: assets.count,
      elements: assets.flatMap { i in assets.map { j in covariance[i, j] } })
  }

  /// The first limit on the way to a target, the share of the way up to there, and where the asset then stands.
  private func hindrance(onTheWayTo target: [Double]) -> (asset: Int, share: Double, position: Position)? {
    var first: (asset: Int, share: Double, position: Position)?
    for asset in free {
      guard let sign = positions[asset].freeSign else { continue }
      let (from, to) = (sign * weights[asset], sign * target[asset])
      let hindrance: (share: Double, position: Position)
      if to < 0 {
        hindrance = (from / (from - to), .out)
      } else if to > largestSize {
        hindrance = ((largestSize - from) / (to - from), .atLimit(sign: sign))
      } else {
        continue
      }
      if hindrance.share < first?.share ?? .infinity { first = (asset, hindrance.share, hindrance.position) }
    }
    return first
  }

  private mutating func move(to target: [Double], share: Double) {
    guard share > 0 else { return }
    setFree(free.map { weights[$0] + share * (target[$0] - weights[$0]) })
  }

  private mutating func stop(_ asset: Int, at position: Position) {
    positions[asset] = position
    switch position {
    case .out: weights[asset] = 0
    case .atLimit(let sign): weights[asset] = sign * largestSize
    case .free: break
    }
  }

  /// The asset that adds the most growth per unit of volatility if its size may change, beyond rounding.
  private func mostProfitable(price: Double, except refused: Set<Int>) -> (asset: Int, sign: Double)? {
    var best: (asset: Int, sign: Double)?
    var largest = 0.0
    let gradient = gradient(at: weights)
    for asset in positions.indices where !refused.contains(asset) {
      let (gain, sign): (Double, Double)
      switch positions[asset] {
      case .free: continue
      case .out:
        sign = gradient[asset] < 0 && !isLongOnly ? -1 : 1
        gain = sign * gradient[asset] - price
      case .atLimit(let held):
        sign = held
        gain = price - sign * gradient[asset]
      }
      let rounding = 1e-14 * (price + magnitude(of: asset))
      let relative = gain / covariance[asset, asset].squareRoot()
      if gain > rounding, relative > largest { (best, largest) = ((asset, sign), relative) }
    }
    return best
  }

  /// The size of what the gradient of an asset is a sum of.
  private func magnitude(of asset: Int) -> Double {
    weights.indices.reduce(abs(means[asset])) { $0 + abs(covariance[asset, $1] * weights[$1]) }
  }
}
