import Foundation

/// An open file of the operating system.
struct FileDescriptor {
  /// The number of the open file.
  let number: Int32

  static let standardInput = FileDescriptor(number: 0)
  static let standardOutput = FileDescriptor(number: 1)
  static let standardError = FileDescriptor(number: 2)

  /// The open file with that number.
  init(number: Int32) {
    self.number = number
  }

  /// Opens a file.
  init(opening path: String, flags: Int32, permissions: mode_t = 0o666) throws(SystemError) {
    let number = try SystemCalls.retrying { Int(unsafe open(path, flags | O_CLOEXEC, permissions)) }
    self.init(number: Int32(number))
  }

  /// Whether this is a terminal.
  var isTerminal: Bool { isatty(number) == 1 }

  /// The width of the terminal in characters; 80 where it is not known.
  var columns: Int {
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Whether `path` names the open file; a device that is no terminal, as `/dev/null`, does not keep what is written
  /// and counts as another each time.
  func isNamed(_ path: String) -> Bool {
    var (own, other) = (stat(), stat())
    guard unsafe fstat(number, &own) == 0, unsafe stat(path, &other) == 0 else { return false }
    guard own.st_dev == other.st_dev, own.st_ino == other.st_ino else { return false }
    return own.st_mode & S_IFMT != S_IFCHR || isTerminal
  }

  /// Writes all bytes, however many calls it takes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      start += try SystemCalls.retrying(waitingFor: (number, POLLOUT)) {
        unsafe bytes.withUnsafeBytes { buffer in
          guard let base = buffer.baseAddress else { return 0 }
          return unsafe Foundation.write(number, base + start, buffer.count - start)
        }
      }
    }
  }

  /// The bytes up to the end of the file.
  func readToEnd() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try SystemCalls.retrying(waitingFor: (number, POLLIN)) {
        unsafe block.withUnsafeMutableBytes { unsafe read(number, $0.baseAddress, $0.count) }
      }
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  /// Sets the permission bits.
  func setPermissions(_ permissions: mode_t) throws(SystemError) {
    guard fchmod(number, permissions) == 0 else { throw SystemError(code: errno) }
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(SystemError) {
    _ = try SystemCalls.retrying { Int(fsync(number)) }
  }

  /// Closes the file; some file systems report a failed write only here.
  func close() throws(SystemError) {
    guard Foundation.close(number) == 0 else { throw SystemError(code: errno) }
  }
}
