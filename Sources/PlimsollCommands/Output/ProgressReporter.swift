import Synchronization

/// A progress bar on standard error, for work whose steps are counted.
///
/// It shows itself only on a terminal and once the work has taken a second, and draws at most ten times a
/// second, so that `advance` may be called for every step and from every thread.
package final class ProgressReporter: Sendable {
  private struct State {
    var completed = 0
    var note = ""
    var nextDrawing: Duration
    var isFinished = false
  }

  private static let delay = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)
  private static let barWidth = 20

  private let title: String
  private let total: Int
  private let diagnostics: Diagnostics
  private let start: Duration
  private let state: Mutex<State>

  /// Progress of `total` steps, under a title of a word or two.
  package init(_ title: String, total: Int, diagnostics: Diagnostics) {
    self.title = title
    self.total = max(1, total)
    self.diagnostics = diagnostics
    start = diagnostics.now
    state = Mutex(State(nextDrawing: start + Self.delay))
  }

  deinit { finish() }

  /// Counts steps as done, with a note that stands on the line until the next.
  package func advance(by steps: Int = 1, note: String? = nil) {
    guard diagnostics.showsProgress else { return }
    state.withLock { state in
      state.completed += steps
      if let note { state.note = note }
      let now = diagnostics.now
      guard !state.isFinished, now >= state.nextDrawing else { return }
      state.nextDrawing = now + Self.interval
      diagnostics.showProgress(line(completed: min(state.completed, total), elapsed: now - start, note: state.note))
    }
  }

  /// Clears the bar; nothing is shown any more.
  package func finish() {
    guard diagnostics.showsProgress else { return }
    state.withLock { state in
      guard !state.isFinished else { return }
      state.isFinished = true
      diagnostics.showProgress("")
    }
  }

  private func line(completed: Int, elapsed: Duration, note: String) -> String {
    let share = Double(completed) / Double(total)
    let filled = Int(share * Double(Self.barWidth))
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: Self.barWidth - filled)
    var line = "\(title) [\(bar)] \(completed)/\(total)"
    if completed > 0 {
      let seconds = elapsed / .seconds(1) * (1 - share) / share
      let left = Int(seconds.rounded(.up))
      line += ", \(left >= 60 ? "\(left / 60) min " : "")\(left % 60) s left"
    }
    return note.isEmpty ? line : "\(line), \(note)"
  }
}
