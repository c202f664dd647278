import Foundation

/// The calls of the operating system that Foundation does not offer, or offers without their error numbers.
enum SystemCalls {
  /// What a path names.
  enum FileKind {
    case regular, directory, other
  }

  /// The kind and the permission bits of what `path` names, symbolic links followed.
  static func status(of path: String) throws(SystemError) -> (kind: FileKind, permissions: mode_t) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw SystemError(code: errno) }
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      default: .other
      }
    return (kind, status.st_mode & 0o7777)
  }

  /// The failure that writing to `path` would meet for want of permission; `nil` if it is permitted.
  static func refusalToWrite(_ path: String) -> SystemError? {
    unsafe access(path, W_OK) == 0 ? nil : SystemError(code: errno)
  }

  /// Gives the file at `path` the name `newPath`, in place of a file that has it.
  static func rename(_ path: String, to newPath: String) throws(SystemError) {
    guard unsafe Foundation.rename(path, newPath) == 0 else { throw SystemError(code: errno) }
  }

  /// Removes the file at `path`; a failure is of no consequence.
  static func remove(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// The system's words for an error number.
  static func message(of code: Int32) -> String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }

  /// Lets a write to a closed pipe fail with `EPIPE` instead of ending the process.
  static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The result of a call, made again after an interruption and when a busy file has become ready.
  ///
  /// - Parameters:
  ///   - events: the file and the `poll` events to wait for when a non-blocking file is busy.
  ///   - call: a call that returns a negative number for a failure and sets `errno`.
  /// - Returns: the result, not negative.
  /// - Throws: the failure of the call.
  static func retrying(
    waitingFor events: (descriptor: Int32, events: Int32)? = nil, _ call: () -> Int
  ) throws(SystemError) -> Int {
    while true {
      let result = call()
      if result >= 0 { return result }
      let code = errno
      if code == EINTR { continue }
      guard code == EAGAIN, let events else { throw SystemError(code: code) }
      var request = pollfd(fd: events.descriptor, events: Int16(events.events), revents: 0)
      _ = unsafe poll(&request, 1, -1)
    }
  }
}
