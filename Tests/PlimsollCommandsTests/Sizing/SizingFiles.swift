import MarketData
import PlimsollCommands
import Testing

/// Files of scores, labels and signals that tests read, with what is warned of.
struct SizingFiles {
  private let warnings = CapturedOutput()

  /// What was warned of.
  var warned: String { warnings.text }

  private var diagnostics: Diagnostics { Diagnostics(channel: warnings.channel()) }

  func records(_ text: String, name: String) throws -> RecordTable { try records([UInt8](text.utf8), name: name) }

  func records(_ bytes: [UInt8], name: String) throws -> RecordTable {
    try CSVReader(contents: bytes, name: name).records()
  }

  func scores(
    _ text: String, bar: BarSize? = nil, maximumAge: Duration? = nil, meanDays: Int = 30
  ) throws -> ScoreFile {
    try ScoreFile(
      records(text, name: "data/scores.csv"), rule: TimelineRule(bar: bar, maximumAge: maximumAge), meanDays: meanDays,
      diagnostics: diagnostics)
  }

  func labels(_ text: String, bar: BarSize? = nil, maximumAge: Duration? = nil) throws -> LabelFile {
    try LabelFile(
      records(text, name: "data/labels.csv"), rule: TimelineRule(bar: bar, maximumAge: maximumAge),
      diagnostics: diagnostics)
  }

  func signals(_ text: String) throws -> SignalFile {
    try SignalFile(records(text, name: "data/signals.csv"), diagnostics: diagnostics)
  }

  /// Why a file is refused; empty where it is not.
  func refusal(_ body: (SizingFiles) throws -> Void) -> String {
    do {
      try body(self)
      return ""
    } catch {
      let failure = CommandError(error)
      return failure.exitCode == .badData ? failure.message + (failure.hint.map { " | \($0)" } ?? "") : "\(failure)"
    }
  }

  /// An instant.
  static func time(_ text: String) throws -> TimeStamp { try #require(TimeStamp(text)) }
}
