import Foundation
import ModelFormats
import PlimsollCommands
import Testing

/// `features` of every kind of model, and what keeps it from them.
@Suite struct FeaturesCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func rows(_ csv: String) -> [[String]] {
    csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test func variancesAndTheirCovariates() throws {
    func text(_ columns: String) -> String {
      let rows = (0..<200).map { day in
        let variance = 1 + 0.5 * sin(Double(day)) + 0.25 * cos(1.7 * Double(day) * Double(day))
        return "\(1_577_836_800 + 86_400 * day),\(variance),\(variance * variance * 0.9)"
      }
      return "date,\(columns)\n" + rows.joined(separator: "\n")
    }
    let model = folder("harq.safetensors")
    let quarticity = ["--quarticity-column", "rq"]
    let train = ["train", "harq", "-", "-o", model, "--variance-column", "rv"] + quarticity
    #expect(Tool.run(train, input: text("rv,rq")).code == .success)
    let told = rows(Tool.run(["features", model, "-"] + quarticity, input: text("rv,rq")).output)
    #expect(told.count == 201 && told[0] == ["timestamp", "variance", "quarticity"])
    #expect(told.dropFirst().allSatisfy { Double($0[1]) != nil && Double($0[2]) != nil })
    #expect(Double(told[1][1]) == 1.25 && told[1][0] == "2020-01-01T00:00:00Z")
    // A forecast without it is refused, and so is a table for one.
    for command in ["features", "forecast"] {
      let lacking = Tool.run([command, model, "-"], input: text("rv,rq"))
      #expect(lacking.code == .badData && lacking.error == "standard input: the series has no column quarticity")
    }
    let graph = folder("harq.onnx")
    #expect(Tool.run("export", model, "--format", "onnx", "-o", graph).code == .success)
    #expect(Tool.run("export", model, "--format", "onnx", "-o", graph, "--json").code == .usage)
  }

  @Test func regimes() throws {
    let (file, model) = (folder("daily.csv"), folder("regimes.safetensors"))
    let simulated = Tool.run("simulate", "regimes", "--bar", "1d", "--seed", "5", "--bars", "900", "-o", file)
    #expect(simulated.code == .success)
    #expect(Tool.run("train", "regimes", file, "-o", model).code == .success)
    let told = rows(Tool.run("features", model, file).output)
    let labels = rows(Tool.run("label", model, file).output).dropFirst().filter { !$0[2].isEmpty }
    #expect(told.count - 1 == labels.count && told[1][0] == labels.first?[0])
    for format in ["onnx", "lightgbm", "xgboost", "npz", "json"] {
      let run = Tool.run("export", model, "--format", format, "-o", folder(format))
      #expect(run.code == .success, "\(run.diagnostics)")
    }
    // Their programs go by position: the columns of the trees are the first ones.
    let trees = Tool.run("import", folder("lightgbm"), "--json")["columns"]?.arrayValue ?? []
    #expect(trees.count > 20 && trees == told[0].dropFirst().prefix(trees.count).map { .string($0) })
    // Bars of another length have other features; the error says which file, and both lengths as --bar has them.
    for command in ["features", "label"] {
      let run = Tool.run(command, model, Tool.regimes)
      #expect(
        run.code == .badData && run.error?.hasPrefix("\(Tool.regimes): the bars of") == true, "\(run.diagnostics)")
      #expect(run.error?.hasSuffix("last 1h, expected 1d") == true && run.hint?.contains("--bar 1d") == true)
    }
  }
}
