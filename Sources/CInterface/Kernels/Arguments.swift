import CPlimsoll

/// What callers hand over, copied into values.
enum Arguments {
  /// A pointer that must not be NULL.
  static func present<Pointer>(_ pointer: Pointer?, _ name: String) throws(InterfaceError) -> Pointer {
    guard let pointer else { throw InterfaceError(.nullPointer, "\(name) is NULL") }
    return pointer
  }

  /// A pointer that must not be NULL and is aligned for its elements.
  static func place<Element>(
    _ pointer: UnsafeMutablePointer<Element>?, _ name: String
  ) throws(InterfaceError) -> UnsafeMutablePointer<Element> {
    let place = unsafe try present(pointer, name)
    try checkAlignment(of: UInt(bitPattern: place), MemoryLayout<Element>.alignment, name)
    return unsafe place
  }

  /// The elements of an array.
  static func array<Element: BitwiseCopyable>(
    _ start: UnsafePointer<Element>?, count: Int, _ name: String, _ countName: String = "count"
  ) throws(InterfaceError) -> [Element] {
    try Limits.check(count: count, countName)
    guard count > 0 else { return [] }
    let start = unsafe try present(start, name)
    try checkAlignment(of: UInt(bitPattern: start), MemoryLayout<Element>.alignment, name)
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// The elements of an array that may be left out.
  static func optionalArray<Element: BitwiseCopyable>(
    _ start: UnsafePointer<Element>?, count: Int, _ name: String
  ) throws(InterfaceError) -> [Element]? {
    guard unsafe start != nil else { return nil }
    return unsafe try array(start, count: count, name)
  }

  /// A text.
  static func text(_ start: UnsafePointer<CChar>?, _ name: String) throws(InterfaceError) -> String {
    guard let text = unsafe String(validatingCString: try present(start, name)) else {
      throw InterfaceError(.invalidArgument, "\(name) is not UTF-8")
    }
    return text
  }

  /// The columns beside returns, variances or bars.
  static func columns(
    _ start: UnsafePointer<plimsoll_column>?, count: Int
  ) throws(InterfaceError) -> [NamedColumn] {
    try Limits.check(count: count, "column_count")
    guard count > 0 else { return [] }
    let start = unsafe try present(start, "columns")
    try checkAlignment(of: UInt(bitPattern: start), unsafe MemoryLayout<plimsoll_column>.alignment, "columns")
    var columns: [NamedColumn] = []
    for index in 0..<count {
      let column = unsafe start[index]
      let name = unsafe try text(column.name, "columns[\(index)].name")
      let values = unsafe try array(
        column.values, count: column.count, "columns[\(index)].values", "columns[\(index)].count")
      columns.append(NamedColumn(name: name, values: values))
    }
    return columns
  }

  /// Checks the address of an array.
  static func checkAlignment(of address: UInt, _ alignment: Int, _ name: String) throws(InterfaceError) {
    guard address.isMultiple(of: UInt(alignment)) else {
      throw InterfaceError(.invalidArgument, "\(name) is not aligned to \(alignment) bytes")
    }
  }
}

extension Arguments {
  /// A structure that states its own size.
  static func structure<Structure>(
    _ pointer: UnsafePointer<Structure>?, _ name: String, size: KeyPath<Structure, Int>
  ) throws(InterfaceError) -> Structure {
    let pointer = unsafe try present(pointer, name)
    try checkAlignment(of: UInt(bitPattern: pointer), MemoryLayout<Structure>.alignment, name)
    let structure = unsafe pointer.pointee
    let stated = structure[keyPath: size]
    guard stated == MemoryLayout<Structure>.size else {
      throw InterfaceError(
        .invalidArgument,
        "\(name)->structure_size is \(UInt(bitPattern: stated)), expected \(MemoryLayout<Structure>.size)")
    }
    return structure
  }
}
