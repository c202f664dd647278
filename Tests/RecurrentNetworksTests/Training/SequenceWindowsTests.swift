import RecurrentNetworks
import Testing

@Suite struct SequenceWindowsTests {
  /// Series of the given lengths with one input, ten times the row, and one target, the row.
  private func data(_ lengths: Int..., weights: [Float]? = nil) throws -> SequenceData {
    try SequenceData(
      series: lengths.map { count in
        SequenceSeries(
          name: "of \(count)", inputs: (0..<count).map { Float(10 * $0) }, targets: (0..<count).map { Float($0) },
          weights: weights)
      }, inputNames: ["x"], targetNames: ["y"])
  }

  @Test func scoredRowsLieInTheRowsAndInputsMayReachBack() throws {
    let data = try data(10)
    let windows = try data.windows(steps: 4, outputSteps: 2, in: [5..<9])
    // The first scores rows 5 and 6, the last 7 and 8.
    #expect(windows.map(\.lastRow) == [6, 7, 8])
  }

  @Test func aWindowBeginsWithinItsSeries() throws {
    let data = try data(10)
    #expect(try data.windows(steps: 4, in: [0..<10]).map(\.lastRow) == [3, 4, 5, 6, 7, 8, 9])
    #expect(try data.windows(steps: 10, in: [0..<10]).map(\.lastRow) == [9])
    #expect(try data.windows(steps: 4, outputSteps: 4, in: [0..<10]).map(\.lastRow) == [3, 4, 5, 6, 7, 8, 9])
  }

  @Test func aStrideCountsFromTheLastRow() throws {
    let data = try data(10)
    #expect(try data.windows(steps: 2, stride: 3, in: [0..<10]).map(\.lastRow) == [3, 6, 9])
    #expect(try data.windows(steps: 2, stride: 100, in: [0..<10]).map(\.lastRow) == [9])
  }

  @Test func rowsThatAreTooFewForTheScoredOnesGiveNone() throws {
    let data = try data(10)
    #expect(try data.windows(steps: 4, outputSteps: 3, in: [5..<7]).isEmpty)
    #expect(try data.windows(steps: 4, outputSteps: 3, in: [5..<8]).map(\.lastRow) == [7])
    #expect(try data.windows(steps: 4, in: [0..<0]).isEmpty)
  }

  @Test func theSeriesFollowEachOther() throws {
    let data = try data(3, 4)
    let windows = try data.windows(steps: 3, in: [0..<3, 0..<4])
    #expect(
      windows == [
        SequenceWindow(series: 0, lastRow: 2), SequenceWindow(series: 1, lastRow: 2),
        SequenceWindow(series: 1, lastRow: 3),
      ])
  }

  @Test func aWindowLongerThanItsSeriesIsAnError() throws {
    let data = try data(12, 10)
    let error = RecurrentNetworkError.seriesTooShort(series: "of 10", rows: 10, steps: 11)
    #expect(throws: error) { try data.windows(steps: 11, in: [0..<12, 0..<10]) }
    #expect(
      error.description == "the series \"of 10\" has 10 rows, fewer than the 11 steps of a window: choose fewer steps "
        + "or leave the series out")
    #expect(try data.windows(steps: 11, in: [0..<12, 0..<0]).count == 2)
  }

  @Test func windowsWithoutAScoredTargetAreLeftOut() throws {
    let data = try data(5, weights: [1, 0, 0, 0.5, 0])
    #expect(try data.windows(steps: 1, in: [0..<5]).map(\.lastRow) == [0, 3])
    #expect(try data.windows(steps: 2, outputSteps: 2, in: [0..<5]).map(\.lastRow) == [1, 3, 4])
  }

  @Test func aBatchHoldsTheRowsOfItsWindows() throws {
    let data = try data(6, 5)
    let windows = [SequenceWindow(series: 1, lastRow: 4), SequenceWindow(series: 0, lastRow: 3)]
    let batch = data.batch(of: windows[...], steps: 3, outputSteps: 2)
    #expect(batch.sequences == SequenceBatch(inputs: [20, 30, 40, 10, 20, 30], count: 2, steps: 3))
    #expect(batch.targets == [3, 4, 2, 3])
    #expect(batch.weights == [1, 1, 1, 1])
    #expect(batch.outputSteps == 2)
  }

  @Test func aBatchHoldsTheWeights() throws {
    let data = try data(4, weights: [1, 2, 3, 0])
    let batch = data.batch(of: [SequenceWindow(series: 0, lastRow: 3)], steps: 3, outputSteps: 3)
    #expect(batch.weights == [2, 3, 0])
    #expect(batch.targets == [1, 2, 0])
  }
}
