extension NetworkKernel {
  /// How many steps a layer takes before the next layer takes them.
  private static var chunk: Int { 8 }

  /// The outputs of one sequence.
  ///
  /// What the inputs add to the sums is worked out for some steps at once, ahead of the recurrence.
  ///
  /// - Parameters:
  ///   - inputs: (T, I).
  ///   - steps: the number T of steps.
  ///   - isEveryStep: whether there are outputs of every step, not of the last one only.
  ///   - outputs: (T, O) or (O).
  func run(
    _ inputs: UnsafePointer<Float>, steps: Int, isEveryStep: Bool, into outputs: UnsafeMutablePointer<Float>
  ) {
    let states = layerCount * blockCount
    let (walkSize, sumSize) = ((Self.chunk + 1) * blockCount, 4 * Self.chunk * blockCount)
    var room = AlignedLanes(zeros: 2 * states + sumSize + 3 * walkSize)
    unsafe room.withMutablePointer { scratch in
      let (hidden, cells) = unsafe (scratch, scratch + states)
      let sums = unsafe scratch + 2 * states
      let walks = unsafe sums + sumSize
      let handed = unsafe walks + 2 * walkSize
      var first = 0
      while first < steps {
        let count = min(Self.chunk, steps - first)
        var x = unsafe UnsafeRawPointer(inputs + first * architecture.inputSize)
        var last = unsafe UnsafePointer(handed)
        for index in 0..<layerCount {
          let layer = layer(index)
          // Two in turn: a layer may still read what the one before it handed on while it writes.
          let walk = unsafe walks + (index & 1) * walkSize
          let (h, c) = unsafe (hidden + index * blockCount, cells + index * blockCount)
          unsafe walk.update(from: h, count: blockCount)
          unsafe take(count, layer, x, index == 0 ? architecture.inputSize : 16 * blockCount, sums, walk, c)
          unsafe h.update(from: walk + count * blockCount, count: blockCount)
          unsafe last = UnsafePointer(walk + blockCount)
          if layer.isNormalized {
            for step in 0..<count {
              unsafe layer.normalize(walk + (step + 1) * blockCount, into: handed + step * blockCount)
            }
            unsafe last = UnsafePointer(handed)
          }
          unsafe x = UnsafeRawPointer(last)
        }
        if isEveryStep {
          for step in 0..<count {
            unsafe head.apply(last + step * blockCount, outputs + (first + step) * architecture.outputSize)
          }
        } else if first + count == steps {
          unsafe head.apply(last + (count - 1) * blockCount, outputs)
        }
        first += count
      }
    }
  }

  /// Steps of one layer; `walk` begins with its state and goes on with its outputs, [1 + step][block].
  @inline(always)
  private func take(
    _ count: Int, _ layer: LayerKernel, _ x: UnsafeRawPointer, _ xStride: Int,
    _ sums: UnsafeMutablePointer<GateLanes>, _ walk: UnsafeMutablePointer<GateLanes>,
    _ cell: UnsafeMutablePointer<GateLanes>
  ) {
    let whole = count & ~3
    var step = 0
    while step < whole {
      unsafe layer.sumInputs(x + 4 * step * xStride, xStride, into: sums + 4 * step * blockCount)
      step += 4
    }
    for step in 0..<count {
      let place = unsafe walk + step * blockCount
      unsafe layer.step(
        from: step < whole ? UnsafePointer(sums + 4 * step * blockCount) : layer.biases,
        x: step < whole ? nil : x + 4 * step * xStride, h: UnsafeRawPointer(place), cells: cell,
        next: place + blockCount, isReversed: step & 1 == 1)
    }
  }
}
