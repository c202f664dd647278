import PositionSizing

extension StoredPolicy {
  /// The size by what is known.
  ///
  /// - Throws: `InterfaceError.Status.invalidData` where an input is missing or impossible.
  func position(_ stated: StatedInputs) throws(InterfaceError) -> SizedPosition {
    let inputs = try stated.inputs()
    return try InterfaceError.mappingData { () throws(SizingError) in try policy.size(inputs) }
  }
}
