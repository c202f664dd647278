/// A column of numbers beside returns, variances or bars.
struct NamedColumn {
  /// Its name.
  let name: String
  /// Its values.
  let values: [Double]
}

extension [NamedColumn] {
  /// Makes sure that columns go with what they stand beside.
  ///
  /// - Parameters:
  ///   - count: the number of values that each has.
  ///   - names: the names that they may have; `nil` for any.
  /// - Throws: `InterfaceError.Status.invalidArgument`.
  func check(count: Int, names: [String]? = nil) throws(InterfaceError) {
    var seen: Set<String> = []
    for column in self {
      guard seen.insert(column.name).inserted else {
        throw InterfaceError(.invalidArgument, "there are two columns \"\(column.name)\", expected different names")
      }
      guard column.values.count == count else {
        throw InterfaceError(
          .invalidArgument, "the column \"\(column.name)\" has \(column.values.count) values, expected \(count)")
      }
      guard let names, !names.contains(column.name) else { continue }
      throw InterfaceError(
        .invalidArgument,
        "the model reads no column \"\(column.name)\"; it reads "
          + (names.isEmpty ? "none" : names.map { "\"\($0)\"" }.joined(separator: ", ")))
    }
  }
}
