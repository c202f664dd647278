import NumericalMethods

/// The logarithm of a positive function at equal distances, linear between them and constant outside.
struct LogTable {
  private let first: Double
  private let step: Double
  private let values: [Double]

  init(_ range: ClosedRange<Double>, count: Int, _ function: (Double) -> Double) {
    first = range.lowerBound
    step = (range.upperBound - range.lowerBound) / Double(count - 1)
    let (first, step) = (first, step)
    values = (0..<count).map { .log(max(function(first + Double($0) * step), 1e-200)) }
  }

  subscript(_ x: Double) -> Double {
    let place = min(max((x - first) / step, 0), Double(values.count - 1))
    let below = min(Int(place), values.count - 2)
    return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
  }
}
