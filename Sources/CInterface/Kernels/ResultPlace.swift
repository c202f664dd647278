/// The caller's memory for a result of some number of elements.
///
/// It is checked before the work is done, so that nothing is computed for which there is no room.
@safe struct ResultPlace<Element: BitwiseCopyable> {
  private let start: UnsafeMutablePointer<Element>?
  private let capacity: Int
  private let needed: UnsafeMutablePointer<Int>?
  private let name: String

  /// The memory of an argument.
  ///
  /// - Throws: `InterfaceError` where it can't be memory of that capacity.
  init(
    _ start: UnsafeMutablePointer<Element>?, capacity: Int, needed: UnsafeMutablePointer<Int>?, _ name: String
  ) throws(InterfaceError) {
    try Arguments.checkAlignment(of: UInt(bitPattern: needed), MemoryLayout<Int>.alignment, "needed")
    try Arguments.checkAlignment(of: UInt(bitPattern: start), MemoryLayout<Element>.alignment, name)
    if capacity != 0, unsafe start == nil { throw InterfaceError(.nullPointer, "\(name) is NULL") }
    unsafe (self.start, self.capacity, self.needed, self.name) = (start, capacity, needed, name)
  }

  /// Whether the caller wants no result.
  var isLeftOut: Bool { unsafe start == nil && needed == nil }

  /// Tells how many elements the result has, and makes sure that there is room.
  ///
  /// - Throws: `InterfaceError.Status.bufferTooSmall`.
  func reserve(_ count: Int) throws(InterfaceError) {
    if let needed = unsafe needed { unsafe needed.pointee = count }
    // A capacity that `Int` does not hold is room enough.
    guard capacity < 0 || capacity >= count else {
      throw InterfaceError(.bufferTooSmall, "\(name) has room for \(capacity) elements, the result has \(count)")
    }
  }

  /// Writes the result.
  ///
  /// - Precondition: there is room.
  func write(_ values: [Element]) {
    if let needed = unsafe needed { unsafe needed.pointee = values.count }
    guard let start = unsafe start else { return }
    for (index, value) in values.enumerated() { unsafe start[index] = value }
  }
}

extension ResultPlace<CChar> {
  /// Writes a text with its zero byte, where there is room.
  ///
  /// - Throws: `InterfaceError.Status.bufferTooSmall`.
  func write(_ text: String) throws(InterfaceError) {
    let bytes = text.utf8.map { CChar(bitPattern: $0 == 0 ? 0x20 : $0) } + [0]
    try reserve(bytes.count)
    write(bytes)
  }
}
