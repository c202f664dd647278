import MarketData
import VolatilityModels

/// Fits to many series of one length on several threads.
struct GARCHPanelJob: BenchmarkJob {
  /// The length of a series; they follow each other in the data file.
  var length: Int
  var threads: Int

  /// Few enough that the threads finish together, enough that handing out the work costs nothing.
  private static let seriesPerTask = 10

  func input(_ data: [Double]) throws -> [ReturnSeries] {
    guard length > 0, threads > 0, data.count.isMultiple(of: length) else {
      throw RunnerError.invalidOption("\(data.count) returns do not make series of \(length)")
    }
    return try stride(from: 0, to: data.count, by: length).map {
      try ReturnSeries(values: Array(data[$0..<$0 + length]), scale: .percent)
    }
  }

  /// Hands the series out in small portions, a new one to a thread whenever it has finished the last.
  func run(_ input: [ReturnSeries]) async throws -> [GARCHResults] {
    var starts = stride(from: 0, to: input.count, by: Self.seriesPerTask).makeIterator()
    return try await withThrowingTaskGroup(of: (Int, [GARCHResults]).self) { group in
      func addTask() {
        guard let start = starts.next() else { return }
        let portion = input[start..<min(start + Self.seriesPerTask, input.count)]
        group.addTask { (start, try portion.map { GARCHResults(try GARCH().fit(to: $0)) }) }
      }
      for _ in 0..<threads { addTask() }
      var fits: [Int: [GARCHResults]] = [:]
      while let (start, portion) = try await group.next() {
        fits[start] = portion
        addTask()
      }
      return fits.keys.sorted().flatMap { fits[$0] ?? [] }
    }
  }

  func results(_ output: [GARCHResults]) -> [String: [Double]] { GARCHResults.joined(output) }
}
