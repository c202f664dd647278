import CPlimsoll

/// Does the work of a call and tells how it ended, in the status and in the caller's structure.
///
/// - Parameters:
///   - error: where the message goes; `nil` for nowhere.
///   - work: the work, which has written nothing where it throws.
/// - Returns: the status.
func answer(
  _ error: UnsafeMutablePointer<plimsoll_error>?, _ work: () throws(InterfaceError) -> Void
) -> plimsoll_status {
  do throws(InterfaceError) {
    try work()
    unsafe tell(0, "", in: error)
    return 0
  } catch let failure {
    unsafe tell(failure.status.rawValue, failure.message, in: error)
    return failure.status.rawValue
  }
}

private func tell(_ status: plimsoll_status, _ message: String, in error: UnsafeMutablePointer<plimsoll_error>?) {
  guard let error = unsafe error else { return }
  // Bytes may be stored at any address, whatever the caller's structure lies at.
  unsafe UnsafeMutableRawPointer(error).storeBytes(of: status, as: plimsoll_status.self)
  guard let offset = MemoryLayout<plimsoll_error>.offset(of: \.message) else { return }
  let text = unsafe UnsafeMutableRawPointer(error).advanced(by: offset)
  let capacity = MemoryLayout<plimsoll_error>.size - offset
  let bytes = Array(message.utf8)
  var count = min(bytes.count, capacity - 1)
  // A character is written wholly or not at all.
  while count > 0, count < bytes.count, bytes[count] & 0xC0 == 0x80 { count -= 1 }
  for (index, byte) in bytes.prefix(count).enumerated() {
    // A zero byte, as a name in a file may have, would end the message.
    unsafe text.storeBytes(of: byte == 0 ? 0x20 : byte, toByteOffset: index, as: UInt8.self)
  }
  unsafe text.storeBytes(of: 0, toByteOffset: count, as: UInt8.self)
}
