/// Which names of a model are told, by the numbers of `plimsoll.h`.
package enum NameList: Int32, CaseIterable, Sendable {
  /// The columns that the model reads.
  case inputs
  /// The numbers that it gives.
  case outputs
  /// The markets that it learned from.
  case markets

  /// The list of a number.
  ///
  /// - Throws: `InterfaceError.Status.invalidArgument` for a number of none.
  init(number: Int32) throws(InterfaceError) {
    guard let list = NameList(rawValue: number) else {
      throw InterfaceError(
        .invalidArgument, "list is \(number), expected the number of a list, from 0 to \(Self.allCases.count - 1)")
    }
    self = list
  }
}
