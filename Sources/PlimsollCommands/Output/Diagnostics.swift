import Foundation
import Synchronization

/// What is told beside the result, on standard error: errors, warnings and the progress of the work.
package final class Diagnostics: Sendable {
  private let channel: OutputChannel
  private let clock: @Sendable () -> Duration
  /// The width of the progress line that stands on the terminal, 0 if none does.
  private let lineWidth = Mutex(0)

  /// Diagnostics on a channel.
  ///
  /// - Parameters:
  ///   - channel: what stands for standard error.
  ///   - clock: the time since any fixed moment.
  package init(channel: OutputChannel, clock: @escaping @Sendable () -> Duration) {
    self.channel = channel
    self.clock = clock
  }

  /// Diagnostics on a channel, by the clock of the machine.
  package convenience init(channel: OutputChannel) {
    let start = ContinuousClock.now
    self.init(channel: channel) { start.duration(to: .now) }
  }

  /// Whether progress can be shown: only where a person watches.
  var showsProgress: Bool { channel.isTerminal }

  /// The time since a fixed moment.
  var now: Duration { clock() }

  /// Tells of something that may be wrong.
  package func warn(_ message: String) { print("plimsoll: warning: \(message)\n") }

  /// Tells why the command failed.
  package func fail(_ error: CommandError) {
    let hint = error.hint.map { "plimsoll: hint: \($0)\n" } ?? ""
    print("plimsoll: error: \(error.message)\n\(hint)")
  }

  /// Prints text as it is, above the progress line.
  package func print(_ text: String) {
    lineWidth.withLock { width in
      send(Self.erasure(of: width) + text)
      width = 0
    }
  }

  /// Shows `line` in place of the progress line before it; an empty one clears it.
  func showProgress(_ line: String) {
    let line = String(line.prefix(max(0, channel.columns() - 1)))
    lineWidth.withLock { width in
      guard width > 0 || !line.isEmpty else { return }
      send(Self.erasure(of: width) + line)
      width = line.count
    }
  }

  private static func erasure(of width: Int) -> String {
    width == 0 ? "" : "\r" + String(repeating: " ", count: width) + "\r"
  }

  private func send(_ text: String) {
    // There is no place left to tell that telling failed.
    try? channel.write(Array(text.utf8))
  }
}
