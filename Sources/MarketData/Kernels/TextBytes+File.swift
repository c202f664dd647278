import Foundation

extension TextBytes {
  /// The bytes of a file: mapped where it is a regular one, else read to the end, as pipes and devices are.
  ///
  /// - Throws: `MarketDataError.fileNotFound`, `.isDirectory`, `.permissionDenied` or `.readFailed`.
  package static func contents(ofFile path: String) throws(MarketDataError) -> TextBytes {
    // The system would take a zero byte for the end of the path, and open another file.
    guard !path.utf8.contains(0) else { throw .fileNotFound(file: path) }
    let descriptor = try retrying(path) { unsafe open(path, O_RDONLY | O_CLOEXEC) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure(of: path, errno) }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else { throw .isDirectory(file: path) }
    // A file of size zero is read too: those that the system makes up, as in /proc, have a content nevertheless.
    if kind == S_IFREG, let mapping = TextBytes(mapping: descriptor, count: Int(status.st_size)) {
      return mapping
    }
    return TextBytes(try readToEnd(descriptor, path))
  }

  private static func readToEnd(_ descriptor: Int32, _ path: String) throws(MarketDataError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try retrying(path) {
        unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  /// The outcome of a system call, made again where a signal interrupted it.
  private static func retrying<Outcome: SignedInteger>(
    _ path: String, _ call: () -> Outcome
  ) throws(MarketDataError) -> Outcome {
    while true {
      let outcome = call()
      guard outcome < 0 else { return outcome }
      guard errno == EINTR else { throw failure(of: path, errno) }
    }
  }

  private static func failure(of path: String, _ code: Int32) -> MarketDataError {
    switch code {
    case ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG: .fileNotFound(file: path)
    case EACCES, EPERM: .permissionDenied(file: path)
    case EISDIR: .isDirectory(file: path)
    default: .readFailed(file: path, reason: unsafe String(cString: strerror(code)))
    }
  }
}
