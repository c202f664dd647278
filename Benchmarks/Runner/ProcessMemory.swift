import Foundation

/// The memory of this process.
enum ProcessMemory {
  /// The most memory that has been resident since the process started, as Linux keeps it.
  ///
  /// `getrusage` would not do: its figure starts with that of the process that started this one.
  static func peakBytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
      throw RunnerError.unreadable("the peak of memory")
    }
    return kilobytes * 1024
  }
}
