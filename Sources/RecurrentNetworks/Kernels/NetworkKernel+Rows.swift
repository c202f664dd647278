extension NetworkKernel {
  /// The outputs of several sequences, four at a time.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I).
  ///   - count: the number B of sequences.
  ///   - steps: the number T of steps.
  ///   - isEveryStep: whether there are outputs of every step, not of the last one only.
  ///   - outputs: (B, T, O) or (B, O).
  func run(
    _ inputs: UnsafePointer<Float>, count: Int, steps: Int, isEveryStep: Bool,
    into outputs: UnsafeMutablePointer<Float>
  ) {
    let groups = (count + 3) / 4
    let rowBlocks = 4 * groups * blockCount
    let states = layerCount * rowBlocks
    var room = AlignedLanes(zeros: 3 * states + rowBlocks)
    unsafe room.withMutablePointer { scratch in
      var (hidden, next) = unsafe (scratch, scratch + states)
      let cells = unsafe scratch + 2 * states
      let handed = unsafe scratch + 3 * states
      for step in 0..<steps {
        var last = unsafe UnsafePointer(handed)
        for index in 0..<layerCount {
          let layer = layer(index)
          let place = index * rowBlocks
          let x: UnsafeRawPointer
          let xStride: Int
          let lastRow: Int
          if index == 0 {
            unsafe x = UnsafeRawPointer(inputs + step * architecture.inputSize)
            (xStride, lastRow) = (steps * architecture.inputSize, count - 1)
          } else {
            unsafe x = UnsafeRawPointer(last)
            (xStride, lastRow) = (16 * blockCount, 4 * groups - 1)
          }
          for block in 0..<blockCount {
            for group in 0..<groups {
              let row = 4 * group
              let offset = place + row * blockCount
              // Rows that fill up the last four take the inputs of the last one.
              let (x1, x2, x3) = (min(row + 1, lastRow) - row, min(row + 2, lastRow) - row, min(row + 3, lastRow) - row)
              unsafe layer.stepFour(
                block, x: x + 4 * row * xStride, x1 * xStride, x2 * xStride, x3 * xStride,
                h: UnsafeRawPointer(hidden + offset), cell: cells + offset, next: next + offset)
            }
          }
          unsafe last = UnsafePointer(next + place)
          if layer.isNormalized {
            for row in 0..<count {
              unsafe layer.normalize(next + (place + row * blockCount), into: handed + row * blockCount)
            }
            unsafe last = UnsafePointer(handed)
          }
        }
        if isEveryStep || step == steps - 1 {
          for row in 0..<count {
            let output = isEveryStep ? row * steps + step : row
            unsafe head.apply(last + row * blockCount, outputs + output * architecture.outputSize)
          }
        }
        unsafe swap(&hidden, &next)
      }
    }
  }
}
