import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// What networks of `evaluate` read: the bars, columns and markets that `train lstm` reads.
@Suite struct EvaluateNetworkInputTests {
  private let folder: TemporaryFolder
  private static let small = [
    "--members", "2", "--hidden", "8", "--steps", "24", "--scored-steps", "12", "--epochs", "2", "--train-loss", "mse",
  ]
  private static let walk = ["--horizon", "6", "--sum", "--test-from", "2020-03-01", "--replications", "200", "--json"]

  init() throws { folder = try TemporaryFolder() }

  private func market(_ name: String, seed: Int, bars: Int = 1800) throws -> String {
    let path = folder(name)
    let run = Tool.run("simulate", "regimes", "--seed", "\(seed)", "--bars", "\(bars)", "-o", path)
    #expect(run.code == .success)
    return path
  }

  private func qlike(_ run: Run, _ name: String) -> Double? {
    run["models"]?.arrayValue?.first { $0["name"]?.stringValue == name }?["qlike"]?.doubleValue
  }

  /// Networks that are trained for the walk are those that `train lstm` makes of what was known at its beginning, with a
  /// funding of another name, a joined column and another market.
  ///
  /// Without validation and refits the regression that they correct is the same too.
  @Test(arguments: [[], ["--bar", "2h"]]) func theBarsAreThoseOfTraining(_ bars: [String]) throws {
    let file = try market("a.csv", seed: 1)
    let text = try String(contentsOfFile: file, encoding: .utf8).replacing(",funding,", with: ",Last Funding Rate,")
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let other = try market("b.csv", seed: 2)
    let hour = 3600
    let rows = (0..<1800).map { "\(1_577_836_800 + hour * $0),\(Double($0 * $0 % 17) / 17)" }
    let joined = try folder.write("timestamp,mood\n" + rows.joined(separator: "\n") + "\n", to: "mood.csv")
    let features = "log-variance-1,funding,column:mood,other:b:return-1-scaled,correlation:b:24"
    let further = bars + ["--join", joined, "--lag", "mood=1h", "--beside", other, "--validate-from", "2020-03-01"]
    let model = folder("net.safetensors")
    let trained = Tool.run(
      ["train", "lstm", file, "--to", "2020-03-01", "--horizons", "6", "--features", features, "-o", model]
        + Self.small + further)
    #expect(trained.code == .success, "\(trained.diagnostics)")
    let run = Tool.run(
      ["evaluate", file, "--models", "log-har,lstm,\(model)", "--network-features", features, "--refit", "100000"]
        + Self.walk + Self.small + further)
    #expect(run.code == .success, "\(run.diagnostics)")
    let (own, stored) = (qlike(run, "lstm"), qlike(run, "net"))
    let difference = abs((own ?? .nan) - (stored ?? .nan))
    #expect(difference < 1e-9, "\(own ?? .nan), \(stored ?? .nan)")

    // Each of several files gets the joined columns, and has the others beside it.
    guard bars.isEmpty else { return }
    let panel = Tool.run(
      [
        "evaluate", file, other, "--models", "ewma,lstm", "--network-features",
        "funding,column:mood,mean-of-others-return",
      ]
        + Self.walk + Self.small + ["--join", joined, "--lag", "mood=1h"])
    #expect(panel.code == .success, "\(panel.diagnostics)")
  }

  @Test func whatFeaturesNeedIsNamed() throws {
    let file = try market("a.csv", seed: 3)
    for (feature, words) in [("column:mood", "no column \"mood\""), ("other:b:return", "no market \"b\"")] {
      let run = Tool.run(
        ["evaluate", file, "--models", "ewma,lstm", "--network-features", feature] + Self.walk + Self.small)
      #expect(run.code == .badData && run.diagnostics.contains(words), "\(run.diagnostics)")
    }
    let daily = try folder.write(Tool.bars(60), to: "daily.csv")
    let longer = Tool.run(
      ["evaluate", file, "--models", "ewma,lstm", "--beside", daily] + Self.walk + Self.small)
    #expect(longer.code == .badData && longer.diagnostics.contains("of one length"), "\(longer.diagnostics)")
  }

  /// A model that is named beside all takes part, and has to be possible.
  @Test func namedModelsJoinAll() throws {
    let file = try market("a.csv", seed: 4, bars: 1200)
    let options = ["--train", "1150", "--refit", "100", "--replications", "200", "--json"] + Self.small
    let names = { (run: Run) in Set(run["models"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []) }
    let all = Tool.run(["evaluate", file, "--models", "all"] + options)
    let more = Tool.run(["evaluate", file, "--models", "all,lstm,garch"] + options)
    #expect(all.code == .success && more.code == .success, "\(more.diagnostics)")
    #expect(names(more) == names(all).union(["lstm"]) && !names(all).contains("lstm"))
    let impossible = Tool.run(["evaluate", file, "--models", "all,pooled-lstm"] + options)
    #expect(impossible.code == .usage && impossible.diagnostics.contains("pooled over several files"))
  }

  /// Walks that begin an hour apart and step by six hours never make forecasts at the same time.
  @Test func marketsOutOfStepAreToldOf() throws {
    let first = try market("a.csv", seed: 5)
    let second = try market("b.csv", seed: 6)
    var lines = try String(contentsOfFile: second, encoding: .utf8).split(separator: "\n").map(String.init)
    lines.remove(at: 1)
    try (lines.joined(separator: "\n") + "\n").write(toFile: second, atomically: true, encoding: .utf8)
    let options = ["--horizon", "6", "--sum", "--step", "6", "--models", "ewma,har", "--replications", "200"]
    let words = "a and b: only 0 % of their forecasts are made at the same times"
    let apart = Tool.run(["evaluate", first, second] + options)
    #expect(apart.code == .success && apart.diagnostics.contains(words), "\(apart.diagnostics)")
    let together = Tool.run(["evaluate", first, second, "--test-from", "2020-02-20"] + options)
    #expect(together.code == .success && !together.diagnostics.contains("at the same times"))
  }
}
