import RecurrentNetworks
import Testing

@Suite struct SequenceSplitTests {
  private func data(_ lengths: Int...) throws -> SequenceData {
    try SequenceData(
      series: lengths.map { count in
        let zeros = [Float](repeating: 0, count: count)
        return SequenceSeries(name: "of \(count)", inputs: zeros, targets: zeros)
      }, inputNames: ["x"], targetNames: ["y"])
  }

  @Test(arguments: [0, 1, 24, 79, 80, 81]) func noTargetOfTheTrainingReachesIntoTheValidation(purge: Int) throws {
    let split = try PurgedTail(share: 0.2, purge: purge).split(try data(100))
    #expect(split.validation == [80..<100])
    #expect(split.training == [0..<max(0, 80 - purge)])
    // The target of row r is known after row r + purge; the next row's would reach into the validation.
    if let last = split.training[0].last {
      #expect(last + purge < 80)
      #expect(last + 1 + purge >= 80)
    }
  }

  @Test func eachSeriesHasATailOfItsOwn() throws {
    let split = try PurgedTail(share: 0.25, purge: 2).split(try data(8, 10, 1))
    // A quarter of 10 is rounded to 2 (even halves are rounded away from zero: 2.5 to 3), of 1 to 0.
    #expect(split.validation == [6..<8, 7..<10, 1..<1])
    #expect(split.training == [0..<4, 0..<5, 0..<0])
    #expect(split.hasValidation)
  }

  @Test(arguments: [(0, 0), (1, 0), (-0.1, 0), (.nan, 0), (0.5, -1)])
  func aTailOutsideTheLimitsIsRefused(share: Double, purge: Int) {
    #expect(throws: RecurrentNetworkError.self) { try PurgedTail(share: share, purge: purge) }
  }

  @Test func rowsMayMeetButNotOverlap() throws {
    let data = try data(10)
    _ = try SequenceSplit(of: data, training: [0..<6], validation: [6..<10])
    _ = try SequenceSplit(of: data, training: [4..<10], validation: [0..<4])
    #expect(
      throws: RecurrentNetworkError.invalidRows(
        series: "of 10", reason: "rows 5..<6 are to be trained on and validated on")
    ) { try SequenceSplit(of: data, training: [0..<6], validation: [5..<10]) }
  }

  @Test(arguments: [-1..<5, 0..<11]) func rowsLieWithinTheirSeries(rows: Range<Int>) throws {
    let data = try data(10)
    #expect(throws: RecurrentNetworkError.self) {
      try SequenceSplit(of: data, training: [rows], validation: [0..<0])
    }
    #expect(throws: RecurrentNetworkError.self) {
      try SequenceSplit(of: data, training: [0..<0], validation: [rows])
    }
  }

  @Test func allMayBeTrainedOn() throws {
    let split = SequenceSplit(trainingOnAllOf: try data(3, 4))
    #expect(split.training == [0..<3, 0..<4])
    #expect(!split.hasValidation)
  }
}
