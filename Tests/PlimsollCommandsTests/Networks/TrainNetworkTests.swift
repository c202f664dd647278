import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// `train lstm`, on simulated hours.
@Suite struct TrainNetworkTests {
  private let folder: TemporaryFolder
  private static let small = [
    "--members", "2", "--hidden", "8", "--steps", "24", "--scored-steps", "12", "--epochs", "2", "--horizons", "1,24",
  ]

  init() throws { folder = try TemporaryFolder() }

  /// A file of simulated hours.
  private func market(_ name: String, seed: Int, bars: Int = 2000) throws -> String {
    let path = folder(name)
    let run = Tool.run("simulate", "regimes", "--seed", "\(seed)", "--bars", "\(bars)", "-o", path)
    #expect(run.code == .success)
    return path
  }

  private func train(_ files: [String], _ options: [String] = []) -> Run {
    // What is given takes the place of what is small.
    let pairs = stride(from: 0, to: Self.small.count, by: 2).map { Array(Self.small[$0..<$0 + 2]) }
    let small = pairs.filter { !options.contains($0[0]) }.flatMap { $0 }
    return Tool.run(["train", "lstm"] + files + small + options)
  }

  @Test func theDocumentHasAllKeys() throws {
    let run = train([try market("a.csv", seed: 1), try market("b.csv", seed: 2)], ["--json"])
    #expect(run.code == .success)
    #expect(run["model"] == "lstm")
    #expect(run["parametersCount"]?.doubleValue.map { $0 > 0 } == true)
    for key in ["trainLoss", "validationLoss", "seconds"] { #expect(run[key]?.doubleValue?.isFinite == true) }
    #expect(run["markets"]?.arrayValue == ["a", "b"])
    #expect(run["horizons"]?.arrayValue == [1, 24])
    let epochs = run["epochs"]?.arrayValue ?? []
    #expect(epochs.count == 4)
    for epoch in epochs {
      for key in ["trainLoss", "validationLoss", "learningRate", "gradientNorm", "epoch", "member"] {
        #expect(epoch[key]?.doubleValue?.isFinite == true)
      }
    }
  }

  @Test func theSameCommandWritesTheSameFileOnAnyNumberOfThreads() throws {
    let file = try market("a.csv", seed: 3)
    var written: [Data] = []
    for threads in ["1", "3"] {
      let model = folder("model-\(threads).safetensors")
      #expect(train([file], ["-o", model, "--seed", "5", "--threads", threads]).code == .success)
      written.append(try Data(contentsOf: URL(fileURLWithPath: model)))
    }
    // The command is part of the file, and the number of threads of the command.
    let documents = try written.map { try ModelDocument(decoding: [UInt8]($0), file: "model") }
    #expect(documents[0].tensors == documents[1].tensors)
    #expect(documents[0].metrics == documents[1].metrics)
  }

  @Test func aCheckpointIsTakenUp() throws {
    let file = try market("a.csv", seed: 4)
    let (state, one, two) = (folder("state"), folder("one.safetensors"), folder("two.safetensors"))
    #expect(train([file], ["-o", one, "--checkpoint", state]).code == .success)
    let again = train([file], ["-o", two, "--checkpoint", state])
    #expect(again.code == .success)
    #expect(again.diagnostics.contains("resuming after 4 of at most 4 epochs"))
    let models = try [one, two].map {
      try ModelDocument(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: $0))), file: $0)
    }
    #expect(models[0].tensors == models[1].tensors)
    let more = train([file], ["--checkpoint", state, "--members", "3"])
    #expect(more.code == .badData && more.diagnostics.contains("number of networks"))
    let other = train([file], ["--checkpoint", state, "--learning-rate", "0.5"])
    #expect(other.code == .badData && other.diagnostics.contains("learning rate"))
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: state))
    #expect(train([file], ["--checkpoint", state]).code == .badData)
  }

  /// What can't be looked at is no reason to begin anew.
  @Test func aCheckpointThatCannotBeReachedIsAnError() throws {
    let file = try market("a.csv", seed: 8, bars: 1200)
    let loop = folder("loop")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    let run = train([file], ["--checkpoint", loop])
    #expect(run.code == .inputOutput && !run.diagnostics.contains("epoch"), "\(run.diagnostics)")
  }

  /// A market beside is looked at, not learned from.
  @Test func featuresLookAtMarketsBeside() throws {
    let (file, other) = (try market("a.csv", seed: 9, bars: 1500), try market("b.csv", seed: 10, bars: 1500))
    let features = ["--features", "log-variance-1,other:b:return-1-scaled,premium:b:24,mean-of-others-return"]
    let without = train([file], features)
    #expect(without.code == .badData && without.diagnostics.contains("no market \"b\""), "\(without.diagnostics)")
    let model = folder("beside.safetensors")
    let run = train([file], features + ["--beside", other, "--json", "-o", model])
    #expect(run.code == .success, "\(run.diagnostics)")
    #expect(run["markets"]?.arrayValue == ["a"])
    let document = try ModelDocument(decoding: [UInt8](Data(contentsOf: URL(fileURLWithPath: model))), file: model)
    #expect(document.provenance.sources.map(\.fileName) == ["a.csv", "b.csv"])
    let forecast = Tool.run("forecast", model, file, "--beside", other)
    #expect(forecast.code == .success, "\(forecast.diagnostics)")
    let pooled = train([file, other], features + ["--beside", other])
    #expect(pooled.code == .badData && pooled.diagnostics.contains("different names"), "\(pooled.diagnostics)")
    #expect(Tool.run("train", "garch", file, "--beside", other).error == "option --beside does not apply to garch")
  }

  @Test func mistakesAreExplained() throws {
    let file = try market("a.csv", seed: 6)
    let cases: [(arguments: [String], code: ExitCode, words: String)] = [
      (["--scored-steps", "30"], .usage, "scored-steps"),
      (["--features", "nonsense"], .usage, "nonsense"),
      (["--horizons", "1,1"], .usage, "twice"),
      (["--distribution", "t"], .usage, "does not apply"),
      (["--windows", "1,5"], .usage, "does not apply"),
      (["--validate-from", "2030-01-01"], .usage, "validate-from"),
      (["--learning-rate", "1e9", "--clip", "1e30", "--weight-decay", "0"], .badData, "exploded"),
      (["--steps", "5000", "--scored-steps", "10"], .badData, "5000"),
      (["--features", "column:sentiment"], .badData, "sentiment"),
    ]
    for (arguments, code, words) in cases {
      let run = train([file], arguments)
      #expect(run.code == code, "\(arguments): \(run.diagnostics)")
      #expect(run.diagnostics.contains(words), "\(arguments): \(run.diagnostics)")
    }
    #expect(train([file, file]).code == .usage)
    #expect(Tool.run("train", "garch", file, "--hidden", "16").code == .usage)
    #expect(Tool.run("train", "garch", file, "--features", "hour").code == .usage)
  }

  /// A row without a value is named before anything is trained.
  @Test func aMissingPriceIsNamed() throws {
    let path = try market("a.csv", seed: 7)
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    var fields = lines[1501].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[4] = "nan"
    lines[1501] = fields.joined(separator: ",")
    try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    let run = train([path])
    #expect(run.code == .badData && run.diagnostics.contains("1502"), "\(run.diagnostics)")
  }
}
