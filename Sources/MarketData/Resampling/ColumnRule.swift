/// How the values of a column are put together when several bars become one.
///
/// Values that are not a number are left out; where there is no other, the result is not a number.
public enum ColumnRule: String, CaseIterable, Codable, Sendable {
  /// The earliest value.
  case first
  /// The latest value, as of a state: an open interest, an index.
  case last
  /// The sum, as of amounts: a number of trades, a flow, a funding rate that is paid.
  ///
  /// It is added up in the order of `numpy.add.reduceat`, so that it equals what pandas 3 makes of it to the last
  /// bit.
  case sum
  /// The arithmetic mean: the sum, divided by the number of values.
  case mean
  /// The smallest value.
  case min
  /// The largest value.
  case max

  /// What becomes of `values`, which are in order of time.
  func value(of values: ArraySlice<Double>) -> Double {
    let present = values.lazy.filter { !$0.isNaN }
    let result: Double? =
      switch self {
      case .first: present.first
      case .last: values.last { !$0.isNaN }
      case .min: present.min()
      case .max: present.max()
      case .sum: present.isEmpty ? nil : PairwiseSum.of(Array(present))
      case .mean: present.isEmpty ? nil : PairwiseSum.of(Array(present)) / Double(present.count)
      }
    return result ?? .nan
  }
}
