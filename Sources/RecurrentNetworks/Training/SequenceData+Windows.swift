extension SequenceData {
  /// The windows whose scored rows lie in given rows of each series.
  ///
  /// The inputs of a window may reach back before these rows, its last `outputSteps` steps, those that are scored, may
  /// not. The last window ends with the last of the rows and the others `stride`, 2·`stride`, … rows earlier. Windows
  /// without a target that is scored are left out.
  ///
  /// - Parameters:
  ///   - steps: the number T of steps of a window.
  ///   - outputSteps: the number K of its last steps that are scored, from 1 to T.
  ///   - stride: the number of rows from one window to the next.
  ///   - rows: rows for each series, in the order of `series`; empty ranges give no windows.
  /// - Returns: the windows, series by series, in the order of time.
  /// - Throws: `RecurrentNetworkError.seriesTooShort` where a series that has rows to score has fewer than `steps`.
  /// - Precondition: the numbers are positive, and each series has rows, which lie within it.
  public func windows(
    steps: Int, outputSteps: Int = 1, stride: Int = 1, in rows: [Range<Int>]
  ) throws(RecurrentNetworkError) -> [SequenceWindow] {
    precondition(stride > 0 && outputSteps > 0 && outputSteps <= steps, "a window scores some of its last steps")
    precondition(rows.count == series.count, "each series has rows")
    var windows: [SequenceWindow] = []
    for (number, rows) in rows.enumerated() where !rows.isEmpty {
      let count = rowCount(number)
      precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "the rows lie within their series")
      guard count >= steps else {
        throw .seriesTooShort(series: series[number].name, rows: count, steps: steps)
      }
      let first = max(rows.lowerBound + outputSteps, steps) - 1
      let found = Swift.stride(from: rows.upperBound - 1, through: first, by: -stride).reversed()
        .map { SequenceWindow(series: number, lastRow: $0) }
      windows += found.filter { isScored($0, outputSteps: outputSteps) }
    }
    return windows
  }

  /// The windows as sequences with targets, in the order given.
  package func batch(of windows: ArraySlice<SequenceWindow>, steps: Int, outputSteps: Int) -> TrainingBatch {
    var inputs: [Float] = []
    var targets: [Float] = []
    var weights: [Float] = []
    inputs.reserveCapacity(windows.count * steps * inputSize)
    for window in windows {
      let source = series[window.series]
      let end = window.lastRow + 1
      let scored = (end - outputSteps) * targetCount..<end * targetCount
      inputs += source.inputs[(end - steps) * inputSize..<end * inputSize]
      targets += source.targets[scored]
      if let all = source.weights {
        weights += all[scored]
      } else {
        weights += repeatElement(1, count: scored.count)
      }
    }
    return TrainingBatch(
      sequences: SequenceBatch(inputs: inputs, count: windows.count, steps: steps), outputSteps: outputSteps,
      targets: targets, weights: weights)
  }

  private func isScored(_ window: SequenceWindow, outputSteps: Int) -> Bool {
    guard let weights = series[window.series].weights else { return true }
    let end = (window.lastRow + 1) * targetCount
    return weights[end - outputSteps * targetCount..<end].contains { $0 > 0 }
  }
}
