import PositionSizing

/// The sizes of all decisions with a trace of each.
struct SizingDecisionsJob: BenchmarkJob {
  /// What becomes of the traces.
  enum Traces: String, Decodable {
    /// They stay in memory, all of them.
    case kept
    /// Each is made and let go.
    case dropped
    /// Each is made, written as a text, and let go.
    case text
  }

  /// The name of a policy.
  var policy: String
  var traces: Traces
  var files: SizingDecisions.Files
  /// The file of what has to come out: the risk and the notional of each decision.
  var expected: String

  struct Input {
    var policy: SizingPolicy
    var decisions: SizingDecisions
    var expected: [Double]
  }

  func input(_ path: String) throws -> Input {
    guard let policy = SizingPolicy.presets.first(where: { $0.name == policy }) else {
      throw RunnerError.invalidOption("there is no policy \(policy)")
    }
    let input = Input(
      policy: policy, decisions: try SizingDecisions(path, files), expected: try DoubleFile.read(expected))
    guard input.expected.count == 2 * input.decisions.rows.count else {
      throw RunnerError.invalidOption("\(expected): not a risk and a notional for each of the decisions")
    }
    return input
  }

  func run(_ input: Input) throws -> SizingAnswer {
    var answer = SizingAnswer(expected: input.expected)
    answer.reserve(keepingAll: traces == .kept)
    switch traces {
    case .kept: try input.decisions.forEachPosition(by: input.policy) { answer.keep($0) }
    case .dropped: try input.decisions.forEachPosition(by: input.policy) { answer.note($0) }
    case .text:
      try input.decisions.forEachPosition(by: input.policy) {
        answer.textLength += $0.traceText.utf8.count
        answer.note($0)
      }
    }
    return answer
  }

  func results(_ output: SizingAnswer) -> [String: [Double]] { output.results }
}
