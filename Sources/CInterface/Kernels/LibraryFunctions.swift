// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll

/// The version of Plimsoll.
@c @implementation
public func plimsoll_version() -> UnsafePointer<CChar>? {
  unsafe UnsafeRawPointer(InterfaceVersion.package.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// The version of the interface.
@c @implementation
public func plimsoll_interface_version() -> Int32 { PLIMSOLL_INTERFACE_VERSION }

/// Frees what a handle stands for.
@c @implementation
public func plimsoll_free(_ handle: UInt64, _ error: UnsafeMutablePointer<plimsoll_error>?) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in try HandleTable.remove(handle) }
}
