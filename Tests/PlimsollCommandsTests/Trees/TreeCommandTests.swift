import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// Trees that forecast the variance, on simulated hours: `train`, and what is done with the file.
@Suite struct TreeCommandTests {
  private let folder: TemporaryFolder
  private static let small = ["--rounds", "5", "--minimum-leaf-rows", "100"]

  init() throws { folder = try TemporaryFolder() }

  private func market(_ name: String, seed: Int, bars: Int = 1800) throws -> String {
    let path = folder(name)
    let run = Tool.run("simulate", "regimes", "--seed", "\(seed)", "--bars", "\(bars)", "-o", path)
    #expect(run.code == .success)
    return path
  }

  private func train(_ files: [String], _ options: String...) -> Run {
    Tool.run(["train", "trees"] + files + Self.small + options)
  }

  @Test func theDocumentHasAllKeys() throws {
    let files = [try market("a.csv", seed: 1), try market("b.csv", seed: 2)]
    let run = train(files, "--horizons", "1,24", "--json")
    #expect(run.code == .success, "\(run.diagnostics)")
    #expect(run["model"] == "trees" && run["treesCount"] == 10 && run["rounds"]?.arrayValue == [5, 5])
    #expect(run["trainLoss"]?.arrayValue?.count == 2 && run["validationLoss"] == JSONValue.null)
    #expect(run["markets"]?.arrayValue == ["a", "b"] && run["horizons"]?.arrayValue == [1, 24])
    #expect(run["trainingEnd"] == run["validationEnd"])
    let stopped = Tool.run(
      ["train", "trees"] + files + [
        "--horizons", "6", "--minimum-leaf-rows", "100", "--patience", "2", "--rounds", "200", "--learning-rate", "0.5",
        "--json",
      ])
    #expect(stopped["validationLoss"]?.arrayValue?.count == 1)
    #expect(stopped["rounds"]?.arrayValue?.first?.doubleValue.map { $0 < 200 } == true)
    let text = train(files, "--horizons", "6").output
    #expect(text.contains("trees of at most 7 leaves") && text.contains("horizon"))
  }

  @Test func theSameCommandWritesTheSameFileOnAnyNumberOfThreads() throws {
    let file = try market("a.csv", seed: 3)
    let documents = try ["1", "3"].map { threads in
      let model = folder("model-\(threads).safetensors")
      #expect(train([file], "-o", model, "--seed", "5", "--threads", threads).code == .success)
      return try ModelDocument(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: model))), file: "model")
    }
    #expect(documents[0].tensors == documents[1].tensors && documents[0].metrics == documents[1].metrics)
  }

  @Test func aFileForecastsScoresAndIsInspected() throws {
    let (file, model) = (try market("a.csv", seed: 4), folder("trees.safetensors"))
    #expect(train([file], "--horizons", "1,6", "-o", model).code == .success)
    let forecast = Tool.run("forecast", model, file, "--json")
    #expect(forecast["rows"]?.arrayValue?.compactMap { $0["step"] } == [1, 6] && forecast["model"] == "trees")
    let every = Tool.run("forecast", model, file, "--every", "--horizon", "6", "--json")
    #expect(every["rows"]?.arrayValue?.last == forecast["rows"]?.arrayValue?.last)
    #expect(Tool.run("score", model, file).output.contains(",a,"))
    let text = Tool.run("inspect", model).output
    for words in ["kind", "minimumLeafRows", "best rounds", "trees       return-1-scaled"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(Tool.run("forecast", model, file, "--horizon", "24").code == .usage)
  }

  /// Trees take part in comparisons under their names, and in the combination; those of a file as they are.
  @Test func treesAreCompared() throws {
    let files = [try market("a.csv", seed: 5), try market("b.csv", seed: 6)]
    let walk = ["--horizon", "6", "--sum", "--test-from", "2020-03-01", "--replications", "200", "--json"]
    let run = Tool.run(["evaluate"] + files + ["--models", "log-har,trees,pooled-trees"] + walk + Self.small)
    #expect(run.code == .success, "\(run.diagnostics)")
    #expect(
      run["models"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["log-har", "trees", "pooled-trees"])
    let model = folder("kept.safetensors")
    #expect(train([files[0]], "--to", "2020-03-01", "--horizons", "6", "-o", model).code == .success)
    let kept = Tool.run(["evaluate", files[1], "--models", "log-har,\(model)"] + walk)
    #expect(kept["models"]?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["log-har", "kept"])
    let unfair = Tool.run(
      "evaluate", files[1], "--models", "log-har,\(model)", "--horizon", "6", "--sum", "--test-from",
      "2020-02-29T23:00Z")
    #expect(unfair.code == .usage && unfair.diagnostics.contains("would know"))
  }

  @Test func mistakesAreExplained() throws {
    let file = try market("a.csv", seed: 7, bars: 1200)
    let cases: [(arguments: [String], words: String)] = [
      (["train", "trees", file, "--leaves", "0"], "leaves"),
      (["train", "trees", file, "--learning-rate", "1.5"], "learning rate"),
      (["train", "trees", file, "--row-share", "0"], "row"),
      (["train", "trees", file, "--hidden", "8"], "--hidden does not apply to trees"),
      (["train", "trees", file, "--checkpoint", "x"], "--checkpoint does not apply to trees"),
      (["train", "lstm", file, "--leaves", "8"], "--leaves does not apply to lstm"),
      (["train", "garch", file, "--rounds", "8"], "--rounds does not apply to garch"),
      (["train", "trees", file, "--features", "nonsense"], "nonsense"),
      (["evaluate", file, "--models", "pooled-trees", "--sum"], "pooled over several files"),
      (["evaluate", file, "--models", "ewma", "--tree-features", "return"], "--tree-features does nothing"),
      (["evaluate", file, "--models", "trees", "--tree-features", "nonsense"], "option --tree-features: \"nonsense\""),
    ]
    for (arguments, words) in cases {
      let run = Tool.run(arguments)
      #expect(run.code != .success && run.diagnostics.contains(words), "\(arguments): \(run.diagnostics)")
    }
  }
}
