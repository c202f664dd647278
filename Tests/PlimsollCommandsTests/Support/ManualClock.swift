import PlimsollCommands
import Synchronization

/// A clock that a test sets.
final class ManualClock: Sendable {
  private let time = Mutex(Duration.zero)

  var now: Duration { time.withLock { $0 } }

  func advance(by duration: Duration) { time.withLock { $0 += duration } }
}
