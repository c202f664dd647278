import Foundation
import PlimsollCommands
import PositionSizing
import Testing

/// A command that reads the files of sizes and tells how many markets and rows they hold.
private struct ProbeCommand: Command {
  static let scores = Option(optional: "scores", .inputFile, value: "FILE", help: "Scores")
  static let labels = Option(optional: "labels", .inputFile, value: "FILE", help: "Labels")
  static let signals = Option(optional: "signals", .inputFile, value: "FILE", help: "Signals")
  static let specification = CommandSpecification(
    name: "probe", summary: "Read files", discussion: "Reads files.",
    options: [scores.specification, labels.specification, signals.specification])

  let files: (scores: InputFile?, labels: InputFile?, signals: InputFile?)

  init(_ arguments: ParsedArguments) throws(CommandError) {
    files = (arguments[Self.scores], arguments[Self.labels], arguments[Self.signals])
  }

  func run(_ context: CommandContext) throws -> CommandOutput {
    var told: [String] = []
    if let file = files.scores {
      let market = try ScoreFile(file, in: context).markets.market(nil)
      told.append("\(market.timeline.name) \(market.stamps.count)")
    }
    if let file = files.labels {
      let market = try LabelFile(file, in: context).markets.market(nil)
      told.append("\(market.timeline.name) \(market.stamps.count)")
    }
    if let file = files.signals { told.append("signals \(try SignalFile(file, in: context).rows.count)") }
    return .text(told.joined(separator: ", ") + "\n")
  }
}

@Suite struct SizingInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String..., input: String = "") -> Run {
    let tool = CommandLineTool(summary: "A tool for tests.", version: "1", commands: [ProbeCommand.self])
    return Run(["probe"] + arguments, input: input, tool: tool)
  }

  @Test func filesAreReadWhereTheyAre() throws {
    let scores = try folder.write("timestamp,forecast_volatility\n2024-01-01,0.1\n2024-01-02,0.2\n", to: "s.csv")
    let signals = try folder.write("timestamp,confidence\n2024-01-01,0.1\n", to: "x.csv")
    let run = run(
      "--scores", scores, "--labels", "-", "--signals", signals, input: "timestamp;regime\n2024-01-01;a\n2024-01-02;b\n"
    )
    #expect(run.output == "s.csv 2, standard input 2, signals 1\n")
    #expect(run.diagnostics.isEmpty)
  }

  @Test func packedFilesAreRead() throws {
    // Two rows as Python's gzip packs them.
    let packed: [UInt8] = [
      0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0x2b, 0xc9, 0xcc, 0x4d, 0x2d, 0x2e, 0x49, 0xcc, 0x2d,
      0xd0, 0x29, 0xae, 0xcc, 0x4d, 0xca, 0xcf, 0xd1, 0x49, 0xcb, 0x2f, 0x4a, 0x4d, 0x4e, 0x2c, 0x2e, 0x89, 0x2f, 0xcb,
      0xcf, 0x49, 0x2c, 0xc9, 0xcc, 0xc9, 0x2c, 0xa9, 0xe4, 0x32, 0x32, 0x30, 0x32, 0xd1, 0x35, 0x30, 0x04, 0x22, 0x1d,
      0x47, 0x1d, 0x03, 0x3d, 0x43, 0x84, 0x80, 0x11, 0x58, 0xc0, 0x88, 0x0b, 0x00, 0x1f, 0xed, 0xd8, 0x1e, 0x47, 0x00,
      0x00, 0x00,
    ]
    try Data(packed).write(to: URL(fileURLWithPath: folder("s.csv.gz")))
    #expect(run("--scores", folder("s.csv.gz")).output == "s.csv.gz 2\n")
    try Data(packed.dropLast(12)).write(to: URL(fileURLWithPath: folder("cut.csv.gz")))
    #expect(run("--scores", folder("cut.csv.gz")).code == .badData)
  }

  @Test func faultsHaveTheirExitCodes() throws {
    #expect(run("--scores", folder("none.csv")).code == .inputMissing)
    let empty = try folder.write("", to: "empty.csv")
    #expect(run("--labels", empty).code == .badData)
    let bad = try folder.write("timestamp,confidence\n2024-01-01,7\n", to: "bad.csv")
    let refused = run("--signals", bad)
    #expect(refused.code == .badData)
    #expect(refused.error == "\(bad):2, column 'confidence': '7', where a number from 0 to 1 was expected")
    #expect(refused.hint == nil)
  }

  @Test func aFileThatWasCutIsRefused() throws {
    let cut = try folder.write("timestamp,symbol,forecast_volatility\n2024-01-01,A,0.1\n2024-01-02,A", to: "cut.csv")
    let refused = run("--scores", cut)
    #expect(refused.code == .badData)
    #expect(refused.error == "\(cut):3: 2 fields, where 3 were expected")
    #expect(refused.hint == nil)
  }

  @Test(.timeLimit(.minutes(1))) func aMillionScoresAreRead() throws {
    var text = "timestamp,symbol,forecast_volatility,score,alert\n"
    for row in 0..<1_000_000 {
      text += "\(1_000_000_000 + 60 * row),BTC,0.0\(row % 8999 + 1000),\(row % 100).5,\(row % 2)\n"
    }
    let file = try folder.write(text, to: "million.csv")
    #expect(run("--scores", file).output == "million.csv 1000000\n")
  }
}
