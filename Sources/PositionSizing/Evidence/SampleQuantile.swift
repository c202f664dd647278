/// Quantiles of a sample, interpolated between its order statistics as numpy does by default.
///
/// Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7; the order statistics by
/// Hoare (1961), "Algorithm 65: find", in a time proportional to the sample.
enum SampleQuantile {
  /// The value below which a share `tail` of the values lies.
  ///
  /// It reorders them; there is at least one, and none is NaN.
  static func lower(_ tail: Double, of values: inout [Double]) -> Double {
    at(tail * Double(values.count - 1), of: &values)
  }

  /// The value above which a share `tail` of the values lies.
  ///
  /// It reorders them; there is at least one, and none is NaN.
  static func upper(_ tail: Double, of values: inout [Double]) -> Double {
    at((1 - tail) * Double(values.count - 1), of: &values)
  }

  /// What lies at `position` of the sorted values.
  private static func at(_ position: Double, of values: inout [Double]) -> Double {
    let index = Int(position)
    bring(index, of: &values)
    let share = position - Double(index)
    guard share > 0, let next = values[(index + 1)...].min(), next > values[index] else { return values[index] }
    return values[index] + share * (next - values[index])
  }

  /// Moves the values so that the one at `index` is the one that sorting would put there, with none larger before it
  /// and none smaller after it.
  private static func bring(_ index: Int, of values: inout [Double]) {
    var first = 0
    var last = values.count - 1
    while first < last {
      let pivot = values[index]
      var left = first
      var right = last
      while left <= right {
        while values[left] < pivot { left += 1 }
        while pivot < values[right] { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if right < index { first = left }
      if index < left { last = right }
    }
  }
}
