/// Sums, lowest and highest values of the last w numbers, for each number, in constant time a number.
///
/// The numbers are cut into blocks of w. A window ends in one block and begins in the one before: what it holds of each
/// is an end and a start of a block, both added up once. Nothing is ever subtracted, so that sums of numbers that are
/// not negative are right to w units in the last place however long the series is, a window of zeros sums to zero, and
/// a number that is not one spoils the windows that hold it and no others. Source: van Herk (1992), "A fast algorithm
/// for local minimum and maximum filters on rectangular and octagonal kernels".
package enum RollingWindows {
  /// The sums of the last `window` values; not a number where there are fewer.
  package static func sums(of values: [Double], window: Int) -> [Double] { combined(values, window: window, by: +) }

  /// The means of the last `window` values; not a number where there are fewer.
  package static func means(of values: [Double], window: Int) -> [Double] {
    sums(of: values, window: window).map { $0 / Double(window) }
  }

  /// The lowest of the last `window` values; not a number where there are fewer or one of them is not.
  package static func lowest(of values: [Double], window: Int) -> [Double] {
    combined(values, window: window) { $0.isNaN || $0 <= $1 ? $0 : $1 }
  }

  /// The highest of the last `window` values; not a number where there are fewer or one of them is not.
  package static func highest(of values: [Double], window: Int) -> [Double] {
    combined(values, window: window) { $0.isNaN || $0 >= $1 ? $0 : $1 }
  }

  /// The means of the last `window` values, or of all where there are fewer; not a number where there is none.
  ///
  /// Leading values that are not numbers count as none.
  package static func meansSoFar(of values: [Double], window: Int) -> [Double] {
    let start = values.firstIndex { !$0.isNaN } ?? values.count
    var means = [Double](repeating: .nan, count: start)
    means.reserveCapacity(values.count)
    let numbers = Array(values[start...])
    var sum = 0.0
    for (index, value) in numbers.prefix(window).enumerated() {
      sum += value
      means.append(sum / Double(index + 1))
    }
    return means + self.means(of: numbers, window: window).dropFirst(window)
  }

  /// The means of all values so far with weights 2^(−k/`halfLife`) for the value k before, which sum to one; not a
  /// number where there are fewer than `halfLife`.
  ///
  /// Leading values that are not numbers count as none; a later one spoils all that follow.
  package static func exponentialMeans(of values: [Double], decay: Double, halfLife: Int) -> [Double] {
    let start = values.firstIndex { !$0.isNaN } ?? values.count
    var (sum, weights) = (0.0, 0.0)
    return values.indices.map { index in
      guard index >= start else { return .nan }
      sum = decay * sum + values[index]
      weights = decay * weights + 1
      return index - start + 1 < halfLife ? .nan : sum / weights
    }
  }

  private static func combined(
    _ values: [Double], window: Int, by combine: (Double, Double) -> Double
  ) -> [Double] {
    guard window <= values.count else { return [Double](repeating: .nan, count: values.count) }
    guard window > 1 else { return values }
    // The combination from each number to the end of its block, and from the start of its block to each number.
    var toEnd = values
    var fromStart = values
    for index in values.indices.reversed() where (index + 1) % window != 0 && index + 1 < values.count {
      toEnd[index] = combine(values[index], toEnd[index + 1])
    }
    for index in values.indices where index % window != 0 {
      fromStart[index] = combine(fromStart[index - 1], values[index])
    }
    return values.indices.map { index in
      let first = index - window + 1
      guard first >= 0 else { return .nan }
      return first % window == 0 ? fromStart[index] : combine(toEnd[first], fromStart[index])
    }
  }
}
