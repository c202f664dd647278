/// The limits that `plimsoll.h` states.
enum Limits {
  /// The largest number of elements of an array.
  static let maximumCount = 1 << 28
  /// The largest number of periods ahead.
  static let maximumHorizon = 10_000
  /// The time stamps that calendars are sure to hold, in microseconds.
  static let timeStamps: ClosedRange<Int64> = -(1 << 53)...1 << 53

  /// The number of elements that an argument states.
  ///
  /// - Parameters:
  ///   - count: the number, negative for one that `Int` does not hold.
  ///   - name: the name of the argument.
  /// - Throws: `InterfaceError.Status.invalidArgument` for more than the largest.
  static func check(count: Int, _ name: String) throws(InterfaceError) {
    guard (0...maximumCount).contains(count) else {
      throw InterfaceError(
        .invalidArgument, "\(name) is \(UInt(bitPattern: count)), expected a number of at most \(maximumCount)")
    }
  }

  /// The number of elements of a table.
  static func product(_ rows: Int, _ columns: Int, _ name: String) throws(InterfaceError) -> Int {
    try check(count: rows, name)
    try check(count: columns, name)
    // Neither is more than 2²⁸, so that the product does not overflow.
    try check(count: rows * columns, name)
    return rows * columns
  }

  /// A whole number in a range.
  static func check(_ value: Int, in range: ClosedRange<Int>, _ name: String) throws(InterfaceError) {
    guard range.contains(value) else {
      throw InterfaceError(
        .invalidArgument,
        "\(name) is \(UInt(bitPattern: value)), expected a number from \(range.lowerBound) to \(range.upperBound)")
    }
  }
}
