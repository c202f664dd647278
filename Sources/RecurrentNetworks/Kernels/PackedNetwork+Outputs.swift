import NumericalMethods

extension PackedNetwork {
  /// The most sequences that one thread takes through all steps at once.
  private static var largestTile: Int { 32 }

  /// The outputs of sequences, (B, T, O) or (B, O).
  func outputs(of inputs: [Float], steps: Int, count: Int, isEveryStep: Bool, threads: Int) -> [Float] {
    let size = count * (isEveryStep ? steps : 1) * architecture.outputSize
    let share = (count - 1) / threads + 1
    let tile = min(Self.largestTile, (share + 3) & ~3)
    let tiles = (count + tile - 1) / tile
    if tiles == 1 { return outputs(of: inputs, steps: steps, rows: 0..<count, isEveryStep: isEveryStep) }
    let parts = parallelMap(count: tiles, threads: threads) { index in
      outputs(
        of: inputs, steps: steps, rows: index * tile..<min(count, (index + 1) * tile), isEveryStep: isEveryStep)
    }
    var all: [Float] = []
    all.reserveCapacity(size)
    for part in parts { all += part }
    return all
  }

  private func outputs(of inputs: [Float], steps: Int, rows: Range<Int>, isEveryStep: Bool) -> [Float] {
    let rowSize = (isEveryStep ? steps : 1) * architecture.outputSize
    return unsafe [Float](unsafeUninitializedCapacity: rows.count * rowSize) { outputs, initializedCount in
      let y = unsafe outputs.baseAddress.unsafelyUnwrapped
      unsafe inputs.withUnsafeBufferPointer { inputs in
        let inputRow = steps * architecture.inputSize
        let x = unsafe inputs.baseAddress.unsafelyUnwrapped + rows.lowerBound * inputRow
        NetworkKernel.with(self) { kernel in
          if rows.count < 3 {
            for row in 0..<rows.count {
              unsafe kernel.run(x + row * inputRow, steps: steps, isEveryStep: isEveryStep, into: y + row * rowSize)
            }
          } else {
            unsafe kernel.run(x, count: rows.count, steps: steps, isEveryStep: isEveryStep, into: y)
          }
        }
      }
      initializedCount = rows.count * rowSize
    }
  }
}
