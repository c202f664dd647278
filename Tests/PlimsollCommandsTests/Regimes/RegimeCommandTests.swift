import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// Classifiers of regimes on simulated days: `train regimes`, `label`, `evaluate --labels`, and what keeps them from it.
@Suite struct RegimeCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func market(_ name: String, seed: Int, days: Int = 900) throws -> String {
    let path = folder(name)
    let run = Tool.run("simulate", "regimes", "--bar", "1d", "--seed", "\(seed)", "--bars", "\(days)", "-o", path)
    #expect(run.code == .success)
    return path
  }

  private func rows(_ csv: String) -> [[Substring]] {
    csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
  }

  @Test func theDocumentHasAllKeys() throws {
    let files = [try market("b.csv", seed: 1), try market("a.csv", seed: 2)]
    let run = Tool.run(["train", "regimes"] + files + ["--json"])
    #expect(run.code == .success, "\(run.diagnostics)")
    #expect(run["model"] == "regimes" && run["label"] == "state-7" && run["markets"]?.arrayValue == ["a", "b"])
    #expect(run["classes"]?.arrayValue == ["bull", "consolidation", "bear", "crisis"])
    #expect(run["classifiers"]?.arrayValue == ["logistic", "trees"])
    let logLoss = try #require(run["logLoss"]?.doubleValue)
    #expect(logLoss > 0 && logLoss < 1.386)
    #expect(run["confusion"]?.arrayValue?.count == 4)
    let importance = try #require(run["importance"]?.objectValue)
    #expect(abs(importance.values.compactMap(\.doubleValue).reduce(0, +) - 1) < 1e-9)
    let confusion = run["confusion"]?.arrayValue?.flatMap { $0.arrayValue ?? [] }.compactMap(\.doubleValue)
    #expect(confusion?.reduce(0, +) == run["heldOutRows"]?.doubleValue)
    let text = Tool.run(["train", "regimes"] + files + ["--folds", "0"]).output
    #expect(text.contains("state-7: logistic and trees") && !text.contains("held out"))
  }

  @Test func theSameCommandWritesTheSameModelOnAnyNumberOfThreadsAndInAnyOrderOfFiles() throws {
    let files = [try market("a.csv", seed: 3), try market("b.csv", seed: 4)]
    let models = try [(files, "1"), (files, "3"), (files.reversed(), "2")].enumerated().map { number, choice in
      let model = folder("model-\(number).safetensors")
      let run = Tool.run(["train", "regimes"] + choice.0 + ["-o", model, "--threads", choice.1])
      #expect(run.code == .success, "\(run.diagnostics)")
      return try ModelDocument(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: model))), file: "model")
    }
    #expect(models[0].tensors == models[1].tensors && models[0].metrics == models[1].metrics)
    #expect(models[0].tensors == models[2].tensors && models[0].specification == models[2].specification)
  }

  @Test func aFileLabelsEveryBarAndIsInspected() throws {
    let (file, model) = (try market("a.csv", seed: 5), folder("regimes.safetensors"))
    #expect(Tool.run("train", "regimes", file, "-o", model).code == .success)
    let run = Tool.run("label", model, file)
    #expect(run.code == .success, "\(run.diagnostics)")
    let table = rows(run.output)
    #expect(
      table[0] == ["timestamp", "symbol", "regime", "p_bull", "p_consolidation", "p_bear", "p_crisis"])
    #expect(table.count == 901 && table[1][2] == "" && table[1][3] == "" && table[1][1] == "a")
    let last = table[900][3...].compactMap { Double($0) }
    #expect(last.count == 4 && abs(last.reduce(0, +) - 1) < 1e-12)
    let names = ["bull", "consolidation", "bear", "crisis"]
    let best = try #require(last.indices.max { last[$0] < last[$1] })
    #expect(table[900][2] == Substring(names[best]))
    let json = Tool.run("label", model, file, "--json", "--market", "XBT")
    #expect(json.output.contains("\"symbol\": \"XBT\""))
    let text = Tool.run("inspect", model).output
    for words in ["regimes", "state-7", "starts from", "trend-distance-200"] {
      #expect(text.contains(words), "\(words): \(text)")
    }
    let export = folder("regimes.json")
    #expect(Tool.run("export", model, "--format", "json", "-o", export).code == .success)
    // With a minimum stay, regimes change less often.
    let changes = { (output: String) in
      let regimes = self.rows(output).dropFirst().map { $0[2] }
      return zip(regimes, regimes.dropFirst()).count { $0 != $1 }
    }
    let held = Tool.run("label", model, file, "--minimum-stay", "5")
    #expect(changes(held.output) < changes(run.output))
  }

  /// What is told of a bar does not change when later bars are cut off.
  @Test func nothingLaterChangesALabel() throws {
    let (file, model) = (try market("a.csv", seed: 6), folder("regimes.safetensors"))
    #expect(Tool.run("train", "regimes", file, "--to", "2021-10-01", "-o", model).code == .success)
    let whole = rows(Tool.run("label", model, file).output)
    for day in ["2021-03-01", "2021-12-15", "2022-05-05"] {
      let cut = rows(Tool.run("label", model, file, "--to", day).output)
      #expect(cut.count > 400 && cut[...] == whole.prefix(cut.count))
    }
  }

  @Test func theRuleLabelsWithoutAModel() throws {
    let file = try market("a.csv", seed: 7, days: 400)
    let run = Tool.run("label", "rule", file)
    let table = rows(run.output)
    // 30 returns make a volatility, 300 of them a threshold: the 330th bar has the first state.
    #expect(table[329][2] == "" && table[330][2] != "" && table[330][3] == "")
    let short = Tool.run("label", "rule", try market("b.csv", seed: 8, days: 300))
    #expect(short.code == .success && short.diagnostics.contains("enough history"))
    #expect(Tool.run("label", "rule", file, "--minimum-stay", "2").code == .usage)
  }

  @Test func classifiersAreComparedWithTheBaselines() throws {
    let files = [try market("a.csv", seed: 9), try market("b.csv", seed: 10)]
    let run = Tool.run(
      ["evaluate"] + files + [
        "--labels", "state-7,volatility-7", "--test-from", "2021-09-01", "--classifiers", "average,logistic",
        "--refit-days", "200", "--json",
      ])
    #expect(run.code == .success, "\(run.diagnostics)")
    let labels = try #require(run["labels"]?.arrayValue)
    #expect(labels.compactMap { $0["label"]?.stringValue } == ["state-7", "volatility-7"])
    let entries = try #require(labels[0]["classifiers"]?.arrayValue)
    #expect(
      entries.compactMap { $0["name"]?.stringValue } == [
        "average", "logistic", "frequencies", "transitions", "thresholds", "known-part", "simulation",
      ])
    for entry in entries {
      for key in ["logLoss", "brier", "balancedAccuracy", "expectedCalibrationError"] {
        #expect(entry[key]?.doubleValue != nil, "\(key)")
      }
      #expect(entry["confusion"]?.arrayValue?.count == 4 && entry["calibration"]?.arrayValue?.isEmpty == false)
    }
    #expect(entries[0]["gains"]?.arrayValue?.count == 5 && labels[0]["markets"]?.arrayValue?.count == 2)
    let text = Tool.run(
      ["evaluate", files[0], "--labels", "state-7", "--test-from", "2021-09-01", "--refit-days", "300"]
    ).output
    for words in ["gain over simulation", "known-part", "came \\ told", "blocks of 60 days"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// The true regimes of the simulation stand in a column: a classifier learns them from it.
  @Test func aColumnCanHoldTheLabels() throws {
    let file = try market("a.csv", seed: 11)
    let run = Tool.run(
      "train", "regimes", file, "--label-column", "trueRegimeIndex", "--further-features", "funding,net-flow-1",
      "--json")
    #expect(run.code == .success, "\(run.diagnostics)")
    let accuracy = try #require(run["balancedAccuracy"]?.doubleValue)
    // By chance it is a quarter.
    #expect(accuracy > 0.4)
  }

  @Test func mistakesAreExplained() throws {
    let file = try market("a.csv", seed: 12)
    let model = folder("funding.safetensors")
    #expect(Tool.run("train", "regimes", file, "--further-features", "funding", "-o", model).code == .success)
    let bare = folder("bare.csv")
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    let cut = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).prefix(6).joined(separator: ",") }
    try (cut.joined(separator: "\n") + "\n").write(toFile: bare, atomically: true, encoding: .utf8)
    let hourly = folder("hourly.csv")
    #expect(Tool.run("simulate", "regimes", "--bars", "100", "-o", hourly).code == .success)
    let garch = folder("garch.safetensors")
    #expect(Tool.run("train", "garch", file, "-o", garch).code == .success)
    let cases: [(arguments: [String], code: ExitCode, words: String)] = [
      (["label", model, bare], .badData, "has no column \"funding\""),
      (["label", model, hourly], .badData, "hourly"),
      (["label", garch, file], .usage, "holds a model of kind garch"),
      (["forecast", model, file], .usage, "classifier of regimes"),
      (["score", model, file], .usage, "classifier of regimes"),
      (["train", "regimes", file, "--label", "state"], .usage, "state-7"),
      (["train", "regimes", file, "--label", "state-0"], .usage, "state-7"),
      (["train", "regimes", file, "--features", "nonsense"], .usage, "\"nonsense\" names no feature"),
      (["train", "regimes", file, "--folds", "1"], .usage, "one fold"),
      (["train", "regimes", file, "--folds", "0", "--calibrate"], .usage, "held-out folds"),
      (["train", "regimes", file, "--classifiers", "trees,trees"], .usage, "twice"),
      (["train", "regimes", file, "--leaves", "8"], .usage, "--leaves does not apply to regimes"),
      (["train", "trees", file, "--label", "state-7"], .usage, "--label does not apply to trees"),
      (["train", "regimes", file, "--to", "2020-06-01"], .badData, "nothing to learn from"),
      (["train", "regimes", file, "--label-column", "volume"], .badData, "column"),
      (["evaluate", file, "--labels", "state-7"], .usage, "--test-from"),
      (
        ["evaluate", file, "--labels", "state-7", "--test-from", "2021-09-01", "--models", "garch"], .usage, "--models"
      ),
      (["evaluate", file, "--labels", "state-7", "--test-from", "2021-09-01", "--pool", "others"], .usage, "several"),
      (["evaluate", file, "--refit-days", "9"], .usage, "--labels"),
      (["evaluate", file, "--labels", "state-7", "--test-from", "2030-01-01"], .badData, "nothing to tell"),
    ]
    for (arguments, code, words) in cases {
      let run = Tool.run(arguments)
      #expect(run.code == code && run.diagnostics.contains(words), "\(arguments): \(run.code) \(run.diagnostics)")
    }
  }
}
