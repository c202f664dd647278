import PlimsollCommands
import Synchronization

/// A channel that keeps what is written to it.
final class CapturedOutput: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  func channel(isTerminal: Bool = false, columns: Int = 80) -> OutputChannel {
    OutputChannel(isTerminal: isTerminal, columns: { columns }) { (new) throws(SystemError) in
      self.bytes.withLock { $0 += new }
    }
  }
}
