import Foundation
import PlimsollCommands
import Testing

/// The whole way on shipped data: prices, a model's scores, regimes, trades, sizes.
@Suite struct SizePipelineTests {
  private static let prices = Tool.package.appendingPathComponent("notebooks-data/simulated_regimes_1d.csv").path
  private static let trades = Tool.package.appendingPathComponent("notebooks-data/simulated_trades.csv").path

  @Test func fromPricesToSizes() throws {
    let folder = try TemporaryFolder()
    let train = ["train", "garch", Self.prices, "--to", "2023-01-01", "-o", folder("garch")]
    #expect(Tool.run(train).code == .success)
    #expect(Tool.run("score", folder("garch"), Self.prices, "-o", folder("scores.csv")).code == .success)
    #expect(Tool.run("label", "rule", Self.prices, "-o", folder("regimes.csv")).code == .success)
    let size = [
      "size", "--policy", "regime-aware", "--trades", Self.trades, "--scores", folder("scores.csv"), "--labels",
      folder("regimes.csv"),
    ]
    let run = Tool.run(size)
    #expect(run.code == .success, "\(run.diagnostics)")
    let rows = run.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    }
    // A return, and so a forecast, for all days but the first.
    #expect(rows.count == 1999)
    let traces = rows.map { $0[5] }
    #expect(traces[0].hasPrefix("no-odds"))
    // The rule needs 300 volatilities of 30 days.
    #expect(traces[200].contains("missing-regime 0.1"))
    for (row, trace) in zip(rows, traces).suffix(500) {
      let factors = trace.split(separator: "; ").compactMap { factor in
        factor.split(separator: " ").dropFirst().first.flatMap { Double($0) }
      }
      #expect(factors.count == 3)
      #expect(abs(factors.reduce(1, *) - (Double(row[2]) ?? .nan)) < 1e-15)
    }
    let explained = Tool.run(size + ["--last", "1", "--explain"]).output.split(separator: "\n")
    #expect(explained.count == 5)
    #expect(explained[1].hasPrefix("1. Kelly fraction, for trades that win"))
  }
}
