import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// `evaluate` with models that learn from features, and with several files.
@Suite struct EvaluateNetworkTests {
  private let folder: TemporaryFolder
  private static let small = [
    "--members", "2", "--hidden", "8", "--steps", "24", "--scored-steps", "12", "--epochs", "2",
  ]

  init() throws { folder = try TemporaryFolder() }

  private func market(_ name: String, seed: Int, bars: Int) throws -> String {
    let path = folder(name)
    let run = Tool.run("simulate", "regimes", "--seed", "\(seed)", "--bars", "\(bars)", "-o", path)
    #expect(run.code == .success)
    return path
  }

  /// The regimes turn faster than a GARCH forgets: what networks say of the next day is better, and not by luck.
  @Test func onFourRegimesNetworksBeatGARCH() throws {
    let file = try market("regimes.csv", seed: 7, bars: 12_000)
    let run = Tool.run(
      "evaluate", file, "--horizon", "24", "--sum", "--step", "4", "--train", "9000", "--refit", "500", "--window",
      "expanding", "--models", "garch,lstm", "--baseline", "garch", "--replications", "200", "--json")
    #expect(run.code == .success, "\(run.diagnostics)")
    let network = run["models"]?.arrayValue?.first { $0["name"] == "lstm" }
    let test = network?["dieboldMariano"]
    #expect((test?["statistic"]?.doubleValue).map { $0 > 0 } == true)
    #expect((test?["pValue"]?.doubleValue).map { $0 < 0.01 } == true)
  }

  @Test func severalFilesAreAPanel() throws {
    let files = [try market("a.csv", seed: 1, bars: 2000), try market("b.csv", seed: 2, bars: 1800)]
    let run = Tool.run(
      ["evaluate"] + files + [
        "--horizon", "6", "--sum", "--test-from", "2020-03-01", "--refit", "100", "--window", "expanding", "--models",
        "ewma,combination,pooled-ridge,hybrid", "--replications", "200", "--json",
      ] + Self.small)
    #expect(run.code == .success, "\(run.diagnostics)")
    let models = run["models"]?.arrayValue ?? []
    // A combination brings its members.
    #expect(
      models.compactMap { $0["name"]?.stringValue } == [
        "fine-log-har", "wide-ridge", "pooled-lstm", "pooled-trees", "ewma", "combination", "pooled-ridge", "hybrid",
      ])
    let markets = run["markets"]?.arrayValue ?? []
    #expect(markets.compactMap { $0["name"]?.stringValue } == ["a", "b"])
    #expect(markets.allSatisfy { $0["comparison"]?["first"] == "2020-03-01T00:00:00Z" })
    for (index, model) in models.enumerated() {
      #expect(model["loss"]?.doubleValue.map { $0 > 0 } == true)
      #expect((model["dieboldMariano"] == JSONValue.null) == (model["name"] == "ewma"))
      // The mean over the markets is that of their losses.
      let losses = ["a", "b"].compactMap { model["marketLosses"]?[$0]?.doubleValue }
      #expect(losses.count == 2)
      #expect(abs(losses.reduce(0, +) / 2 - (model["loss"]?.doubleValue ?? .nan)) < 1e-12)
      let single = markets[0]["comparison"]?["models"]?.arrayValue?[index]
      #expect(single?["name"] == model["name"])
    }
    let table = Tool.run(
      ["evaluate"] + files + [
        "--test-from", "2020-03-01", "--models", "ewma,har", "--replications", "200",
      ])
    #expect(table.code == .success && table.output.contains("Driscoll-Kraay"))
  }

  /// The geometric mean of forecasts is between them.
  @Test func theCombinationRepeatsOnAnyNumberOfThreads() throws {
    let file = try market("a.csv", seed: 3, bars: 1800)
    let outputs = ["1", "3"].map { threads in
      Tool.run(
        ["evaluate", file, "--horizon", "6", "--sum", "--train", "1400", "--models", "combination", "--replications"]
          + ["200", "--json", "--threads", threads] + Self.small
      ).output
    }
    #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty)
  }

  @Test func aModelFileTakesPartUnlessItKnowsTheFuture() throws {
    let files = [try market("a.csv", seed: 4, bars: 1800), try market("b.csv", seed: 5, bars: 1800)]
    let model = folder("net.safetensors")
    let trained = Tool.run(
      ["train", "lstm", files[0], "--to", "2020-03-01", "--horizons", "6", "-o", model] + Self.small)
    #expect(trained.code == .success, "\(trained.diagnostics)")
    func evaluate(_ options: String...) -> Run {
      Tool.run(
        ["evaluate", files[1], "--horizon", "6", "--sum", "--models", "log-har,\(model)", "--replications", "200"]
          + ["--json"] + options)
    }
    let fair = evaluate("--test-from", "2020-03-01")
    #expect(fair.code == .success, "\(fair.diagnostics)")
    #expect(fair["models"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["log-har", "net"])
    let unfair = evaluate("--test-from", "2020-02-29T23:00Z")
    #expect(unfair.code == .usage && unfair.diagnostics.contains("would know"), "\(unfair.diagnostics)")
    let missing = Tool.run("evaluate", files[1], "--models", "ewma,\(folder("none.safetensors"))")
    #expect(missing.code == .inputMissing)
  }

  @Test func mistakesAreExplained() throws {
    let file = try market("a.csv", seed: 6, bars: 1200)
    let cases: [(arguments: [String], words: String)] = [
      ([file, "--models", "pooled-lstm"], "pooled over several files"),
      ([file, "--models", "lstm", "--horizon", "6"], "add --sum"),
      ([file, "--models", "lstm", "--target", "parkinson"], "--target squared-return"),
      ([file, "--models", "lstm", "--returns", "simple"], "--returns simple does not apply"),
      ([file, "--models", "wide-ridge", "--returns", "simple"], "--returns simple does not apply"),
      ([file, "--models", "lstm", "--network-features", "nonsense"], "option --network-features: \"nonsense\""),
      ([file, "--models", "ewma,wide-ridge", "--network-features", "return"], "--network-features does nothing"),
      ([file, "--models", "ewma", "--beside", file], "--beside does nothing"),
      ([file, "--models", "all", "--join", file], "--join does nothing"),
      ([file, file, "--models", "ewma"], "twice"),
      ([file, "--models", "ewma", "--train", "500", "--test-from", "2020-02-01"], "--train and --test-from"),
    ]
    for (arguments, words) in cases {
      let run = Tool.run(["evaluate"] + arguments)
      #expect(run.code == .usage, "\(arguments): \(run.diagnostics)")
      #expect((run.diagnostics).contains(words), "\(arguments): \(run.diagnostics)")
    }
    let early = Tool.run("evaluate", file, "--models", "ewma", "--test-from", "2019-01-01")
    #expect(early.code == .badData)
  }
}
