import Foundation
import ModelExchange
import ModelFormats
import PlimsollCommands
import Testing

/// The model in `models/`, which the command in its card makes.
@Suite struct ShippedModelTests {
  private let model = Tool.package.appendingPathComponent("models/wti-garch-t.safetensors").path

  @Test func theCommandInTheFileMakesItAgain() throws {
    let shipped = Tool.run("inspect", model, "--json")
    #expect(shipped.code == .success)
    let command = shipped[["provenance", "arguments"]]
    #expect(command == ["train", "garch", "wti_daily.csv", "--distribution", "t"])
    let again = Tool.run("train", "garch", Tool.oil, "--distribution", "t", "--json")
    // The last places differ from one processor to another.
    func expectClose(_ path: [String]) throws {
      let expected = try #require(shipped[path]?.doubleValue)
      let value = try #require(again[path]?.doubleValue)
      #expect(abs(value - expected) <= 1e-9 * abs(expected))
    }
    for name in ["mu", "omega", "alpha", "beta", "nu"] { try expectClose(["parameters", name]) }
    try expectClose(["logLikelihood"])
  }

  @Test func theCardSaysWhatTheFileHolds() throws {
    let card = try String(contentsOf: Tool.package.appendingPathComponent("models/wti-garch-t.md"), encoding: .utf8)
    let shipped = Tool.run("inspect", model, "--json")
    let sha256 = try #require(shipped[["provenance", "sources"]]?.arrayValue?.first?["sha256"]?.stringValue)
    #expect(card.contains("`\(sha256)`"))
    for (name, sign) in [("mu", "μ"), ("omega", "ω"), ("alpha", "α"), ("beta", "β"), ("nu", "ν")] {
      let value = try #require(shipped[["parameters", name]]?.doubleValue)
      let error = try #require(shipped[["standardErrors", "robust", name]]?.doubleValue)
      #expect(card.contains("| \(sign) | \(String(format: "%.7f | %.7f", value, error)) |"))
    }
    let logLikelihood = try #require(shipped["logLikelihood"]?.doubleValue)
    #expect(card.contains("| −\(String(format: "%.6f", -logLikelihood)) |"))
  }
}
