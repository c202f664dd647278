import Foundation

/// A file that is replaced as a whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the name of the target once they are on
/// the disk; a failure removes it. What cannot be replaced (a device, a FIFO) is written directly.
/// A symbolic link stays, and the file it leads to is replaced.
///
/// An interrupt during the work leaves nothing, since a command writes when its work is done; one in the moment of
/// writing leaves the target as it was, and the temporary file `.plimsoll-*.tmp` beside it.
///
/// `ModelDocument.write(to:)` is the way to a file for users of the library. It refuses devices and FIFOs, to which a
/// command must be able to write, and knows neither the system's error numbers nor a check before the work.
struct AtomicFile {
  /// The name of the target as it was given.
  let path: String

  /// Makes sure that nothing stands against writing the file.
  func check() throws(SystemError) {
    let isRegular = try isDirect() == false
    if let refusal = SystemCalls.refusalToWrite(path), refusal.code != ENOENT { throw refusal }
    guard isRegular else { return }
    let folder = Self.folder(of: try target())
    guard try SystemCalls.status(of: folder).kind == .directory else { throw SystemError(code: ENOTDIR) }
    if let refusal = SystemCalls.refusalToWrite(folder) { throw refusal }
  }

  /// Writes `bytes` as the whole content.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    try check()
    guard try !isDirect() else {
      return try Self.fill(FileDescriptor(opening: path, flags: O_WRONLY), with: bytes) { _ in }
    }
    let target = try target()
    let permissions = try? SystemCalls.status(of: target).permissions
    let temporary = try Self.createTemporary(in: Self.folder(of: target))
    do throws(SystemError) {
      try Self.fill(temporary.file, with: bytes) { (file) throws(SystemError) in
        if let permissions { try file.setPermissions(permissions) }
        try file.synchronize()
      }
      try SystemCalls.rename(temporary.path, to: target)
    } catch {
      SystemCalls.remove(temporary.path)
      throw error
    }
  }

  /// Whether the target exists and is no regular file, so that it is written directly.
  private func isDirect() throws(SystemError) -> Bool {
    do throws(SystemError) {
      switch try SystemCalls.status(of: path).kind {
      case .regular: return false
      case .directory: throw SystemError(code: EISDIR)
      case .other: return true
      }
    } catch {
      guard error.code == ENOENT, !path.hasSuffix("/") else { throw error }
      return false
    }
  }

  /// The file that the path leads to, through symbolic links, whether or not it exists.
  private func target() throws(SystemError) -> String {
    var target = path
    for _ in 0..<40 {
      guard let destination = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else { return target }
      target = destination.hasPrefix("/") ? destination : "\(Self.folder(of: target))/\(destination)"
    }
    throw SystemError(code: ELOOP)
  }

  /// The folder that holds the file.
  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A new file in `folder` under a name that no other has.
  private static func createTemporary(in folder: String) throws(SystemError) -> (file: FileDescriptor, path: String) {
    while true {
      let path = "\(folder)/.plimsoll-\(UInt64.random(in: 0...UInt64.max)).tmp"
      do throws(SystemError) {
        return (try FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_EXCL), path)
      } catch {
        guard error.code == EEXIST else { throw error }
      }
    }
  }

  /// Writes `bytes`, does what is left to do, and closes the file in any case.
  private static func fill(
    _ file: FileDescriptor, with bytes: [UInt8], then finish: (FileDescriptor) throws(SystemError) -> Void
  ) throws(SystemError) {
    do throws(SystemError) {
      try file.write(bytes)
      try finish(file)
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
  }
}
