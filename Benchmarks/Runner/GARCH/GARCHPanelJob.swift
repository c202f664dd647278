import MarketData
import VolatilityModels

/// Fits to many series of one length on several threads.
struct GARCHPanelJob: BenchmarkJob {
  /// The length of a series; they follow each other in the data file.
  var length: Int
  var threads: Int

  func input(_ path: String) throws -> [ReturnSeries] {
    let data = try DoubleFile.read(path)
    guard length > 0, threads > 0, data.count.isMultiple(of: length) else {
      throw RunnerError.invalidOption("\(data.count) returns do not make series of \(length)")
    }
    return try stride(from: 0, to: data.count, by: length).map {
      try ReturnSeries(values: Array(data[$0..<$0 + length]), scale: .percent)
    }
  }

  func run(_ input: [ReturnSeries]) throws -> [GARCHResults] {
    try GARCH().fit(toEach: input, threads: threads).map { GARCHResults(try $0.get()) }
  }

  func results(_ output: [GARCHResults]) -> [String: [Double]] { GARCHResults.joined(output) }
}
