extension DerivativeTable {
  /// Calls with the places of the first and of the second derivatives.
  mutating func withPointers<Value>(
    _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Value
  ) -> Value {
    unsafe first.withUnsafeMutableBufferPointer { first in
      unsafe second.withUnsafeMutableBufferPointer { second in
        unsafe body(first.baseAddress.unsafelyUnwrapped, second.baseAddress.unsafelyUnwrapped)
      }
    }
  }
}

/// A stretch of rows whose losses are computed.
@unsafe
struct LossBlock {
  let targets: UnsafePointer<Double>
  let weights: UnsafePointer<Double>
  /// (outputs, rows).
  let sums: UnsafePointer<Double>
  /// (outputs, rows).
  let first: UnsafeMutablePointer<Float>
  /// (outputs, rows).
  let second: UnsafeMutablePointer<Float>
  let rowCount: Int
  let initialMargins: UnsafePointer<Double>
  let outputs: Int
  let divisor: Double

  /// Writes the derivatives of rows and adds up their losses times weights.
  func loss(of rows: Range<Int>, _ objective: BoostingObjective) -> Double {
    switch objective {
    case .squaredError:
      return unsafe scalarLoss(rows) { margin, target in
        let rest = margin - target
        return (0.5 * rest * rest, rest, RealLanes(repeating: 1))
      }
    case .quantile(let level):
      return unsafe scalarLoss(rows) { margin, target in
        let rest = target - margin
        let isAbove = target .> margin
        let slope = RealLanes(repeating: 1 - level).replacing(with: -level, where: isAbove)
        return (-(slope * rest), slope, RealLanes(repeating: 1))
      }
    case .binary: return unsafe scalarLoss(rows) { unsafe Self.logistic(margin: $0, target: $1) }
    case .multiclass: return unsafe softmaxLoss(rows)
    }
  }

  /// The loss of the logistic function and its derivatives, small ones as exact as large ones.
  @inline(always)
  private static func logistic(margin: RealLanes, target: RealLanes) -> (RealLanes, RealLanes, RealLanes) {
    // The margin of the other class.
    let isOne = target .== 1
    let wrongMargin = margin.replacing(with: -margin, where: isOne)
    let power = (-wrongMargin.magnitudes).exponential
    let whole = 1 + power
    let isWrong = wrongMargin .>= 0
    let wrong = power.replacing(with: 1, where: isWrong) / whole
    let right = RealLanes(repeating: 1).replacing(with: power, where: isWrong) / whole
    // What was rounded off in 1 + power is added to the logarithm.
    let loss = whole.logarithm + (power - (whole - 1)) / whole
    return (
      loss + wrongMargin.larger(.zero), wrong.replacing(with: -wrong, where: isOne), wrong * right
    )
  }

  /// The loss of an objective of one output.
  @inline(always)
  private func scalarLoss(
    _ rows: Range<Int>, _ loss: (RealLanes, RealLanes) -> (loss: RealLanes, first: RealLanes, second: RealLanes)
  ) -> Double {
    var total = RealLanes.zero
    for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 8) {
      let count = min(8, rows.upperBound - row)
      let weight = unsafe load(weights + row, count)
      let margin = unsafe initialMargins[0] + load(sums + row, count) / divisor
      let at = unsafe loss(margin, load(targets + row, count))
      total += weight * at.loss
      unsafe store(weight * at.first, first + row, count)
      unsafe store(weight * at.second, second + row, count)
    }
    return total.total
  }

  private func softmaxLoss(_ rows: Range<Int>) -> Double {
    unsafe withUnsafeTemporaryAllocation(of: RealLanes.self, capacity: outputs) { powers in
      let powers = unsafe powers.baseAddress.unsafelyUnwrapped
      var total = RealLanes.zero
      for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 8) {
        unsafe total += softmaxLoss(ofEightFrom: row, count: min(8, rows.upperBound - row), powers)
      }
      return total.total
    }
  }

  @inline(always)
  private func softmaxLoss(ofEightFrom row: Int, count: Int, _ powers: UnsafeMutablePointer<RealLanes>) -> RealLanes {
    let (outputs, rowCount) = unsafe (outputs, rowCount)
    let (weight, target) = unsafe (load(weights + row, count), load(targets + row, count))
    var largest = RealLanes(repeating: -.infinity)
    var targetMargin = RealLanes.zero
    for output in 0..<outputs {
      let margin = unsafe initialMargins[output] + load(sums + output * rowCount + row, count) / divisor
      unsafe powers[output] = margin
      largest = largest.larger(margin)
      targetMargin.replace(with: margin, where: target .== Double(output))
    }
    var sum = RealLanes.zero
    for output in 0..<outputs {
      let power = unsafe (powers[output] - largest).exponential
      unsafe powers[output] = power
      sum += power
    }
    let share = 1 / sum
    let factor = Double(outputs) / Double(outputs - 1)
    for output in 0..<outputs {
      let probability = unsafe powers[output] * share
      let isTarget = target .== Double(output)
      let gradient = probability.replacing(with: probability - 1, where: isTarget)
      let place = output * rowCount + row
      unsafe store(weight * gradient, first + place, count)
      unsafe store(weight * (factor * probability * (1 - probability)).larger(.zero), second + place, count)
    }
    return weight * (sum.logarithm + (largest - targetMargin))
  }

  /// Up to eight numbers, zero for what there is not.
  @inline(always)
  private func load(_ start: UnsafePointer<Double>, _ count: Int) -> RealLanes {
    if count == 8 { return unsafe UnsafeRawPointer(start).loadUnaligned(as: RealLanes.self) }
    var lanes = RealLanes.zero
    for lane in 0..<count { unsafe lanes[lane] = start[lane] }
    return lanes
  }

  @inline(always)
  private func store(_ lanes: RealLanes, _ start: UnsafeMutablePointer<Float>, _ count: Int) {
    if count == 8 {
      unsafe UnsafeMutableRawPointer(start).storeBytes(of: SIMD8<Float>(lanes), as: SIMD8<Float>.self)
    } else {
      for lane in 0..<count { unsafe start[lane] = Float(lanes[lane]) }
    }
  }
}

extension SIMD8<Double> {
  /// The sum of all lanes, always in the same order.
  fileprivate var total: Double { indices.reduce(0) { $0 + self[$1] } }
}
