/// One layer in memory while it is sure to stay there.
///
/// All of its functions sum up in the same order, the bias, the inputs, the units, so that a sequence comes out the same
/// to the last bit alone and among others, in one go and step by step.
@safe struct LayerKernel {
  let inputSize: Int
  let hiddenSize: Int
  let blockCount: Int
  private let weights: UnsafePointer<GateLanes>
  /// [block][gate].
  let biases: UnsafePointer<GateLanes>
  /// Factors [block], then shifts [block]; the biases where there is no normalisation.
  let normalization: UnsafePointer<GateLanes>
  let isNormalized: Bool
  /// In how many groups of one to four blocks a sequence by itself takes them.
  ///
  /// Measured: four at once are fastest, but where there are just four, of which one pair stays in the first cache when
  /// every other step goes the other way round.
  private let groupCount: Int
  /// Of the weights of a block.
  private let stride: Int

  init(_ layer: PackedNetwork.Layer, _ lanes: UnsafePointer<GateLanes>) {
    (inputSize, hiddenSize, blockCount) = (layer.inputSize, layer.hiddenSize, layer.blockCount)
    unsafe weights = lanes + layer.weights
    unsafe biases = lanes + layer.biases
    unsafe normalization = lanes + (layer.normalization ?? layer.biases)
    isNormalized = layer.normalization != nil
    groupCount = blockCount == 4 ? 2 : (blockCount + 3) / 4
    stride = 4 * (inputSize + hiddenSize)
  }

  /// One step of one sequence.
  ///
  /// - Parameters:
  ///   - start: what the sums start at, [block][gate].
  ///   - x: the inputs, `nil` if they are in the sums already.
  ///   - h: the outputs one step before.
  ///   - cells: the cells, [block].
  ///   - next: the outputs, [block].
  ///   - isReversed: whether the last blocks come first. With one step forth and the next one back, the weights that a
  ///     step starts with are those that the step before has left in the cache.
  @inline(always)
  func step(
    from start: UnsafePointer<GateLanes>, x: UnsafeRawPointer?, h: UnsafeRawPointer,
    cells: UnsafeMutablePointer<GateLanes>, next: UnsafeMutablePointer<GateLanes>, isReversed: Bool
  ) {
    for position in 0..<groupCount {
      let group = isReversed ? groupCount - 1 - position : position
      let first = group * blockCount / groupCount
      let (sums, c, n) = unsafe (start + 4 * first, cells + first, next + first)
      switch (group + 1) * blockCount / groupCount - first {
      case 1: unsafe step(first, GateSums(sums), x: x, h: h, c, n)
      case 2: unsafe step(first, TwoBlockSums(sums), x: x, h: h, c, n)
      case 3: unsafe step(first, ThreeBlockSums(sums), x: x, h: h, c, n)
      default: unsafe step(first, FourBlockSums(sums), x: x, h: h, c, n)
      }
    }
  }

  /// One step of the blocks from `first` on.
  ///
  /// A function by itself, so that its sums do not compete with the caller's variables for registers.
  @inline(never)
  private func step<Sums: BlockSums>(
    _ first: Int, _ start: Sums, x: UnsafeRawPointer?, h: UnsafeRawPointer,
    _ cells: UnsafeMutablePointer<GateLanes>, _ next: UnsafeMutablePointer<GateLanes>
  ) {
    var sums = start
    var w = unsafe weights + first * stride
    if let x = unsafe x {
      var k = 0
      while k < inputSize {
        unsafe sums.add(w, stride, times: x.number(k))
        unsafe w += 4
        k &+= 1
      }
    } else {
      unsafe w += 4 * inputSize
    }
    var k = 0
    while k < hiddenSize {
      unsafe sums.add(w, stride, times: h.number(k))
      unsafe w += 4
      k &+= 1
    }
    unsafe sums.advance(cells, next)
  }

  /// What the inputs of four steps add to the sums, biases included: four rows share what is read of the weights.
  ///
  /// - Parameters:
  ///   - x: the inputs of the first step; those of the others follow `xStride` apart.
  ///   - xStride: the distance of the inputs of two steps.
  ///   - sums: [step][block][gate].
  func sumInputs(_ x: UnsafeRawPointer, _ xStride: Int, into sums: UnsafeMutablePointer<GateLanes>) {
    let (y, z, u) = unsafe (x + 4 * xStride, x + 8 * xStride, x + 12 * xStride)
    for block in 0..<blockCount {
      let w = unsafe weights + block * stride
      var first = unsafe GateSums(biases + 4 * block)
      var (second, third, fourth) = (first, first, first)
      var k = 0
      while k < inputSize {
        unsafe first.add(w + 4 * k, times: x.number(k))
        unsafe second.add(w + 4 * k, times: y.number(k))
        unsafe third.add(w + 4 * k, times: z.number(k))
        unsafe fourth.add(w + 4 * k, times: u.number(k))
        k &+= 1
      }
      let place = unsafe sums + 4 * block
      unsafe first.store(place)
      unsafe second.store(place + 4 * blockCount)
      unsafe third.store(place + 8 * blockCount)
      unsafe fourth.store(place + 12 * blockCount)
    }
  }

  /// One step of four sequences for one block of units.
  func stepFour(
    _ block: Int, x: UnsafeRawPointer, _ x1: Int, _ x2: Int, _ x3: Int, h: UnsafeRawPointer,
    cell: UnsafeMutablePointer<GateLanes>, next: UnsafeMutablePointer<GateLanes>
  ) {
    var first = unsafe GateSums(biases + 4 * block)
    var (second, third, fourth) = (first, first, first)
    var w = unsafe weights + block * stride
    var k = 0
    while k < inputSize {
      unsafe first.add(w, times: x.number(k))
      unsafe second.add(w, times: x.number(x1 &+ k))
      unsafe third.add(w, times: x.number(x2 &+ k))
      unsafe fourth.add(w, times: x.number(x3 &+ k))
      unsafe w += 4
      k &+= 1
    }
    let h0 = unsafe h
    let (h1, h2, h3) = unsafe (h + 64 * blockCount, h + 128 * blockCount, h + 192 * blockCount)
    k = 0
    while k < hiddenSize {
      unsafe first.add(w, times: h0.number(k))
      unsafe second.add(w, times: h1.number(k))
      unsafe third.add(w, times: h2.number(k))
      unsafe fourth.add(w, times: h3.number(k))
      unsafe w += 4
      k &+= 1
    }
    unsafe first.advance(cell + block, next + block)
    unsafe second.advance(cell + (block + blockCount), next + (block + blockCount))
    unsafe third.advance(cell + (block + 2 * blockCount), next + (block + 2 * blockCount))
    unsafe fourth.advance(cell + (block + 3 * blockCount), next + (block + 3 * blockCount))
  }
}

extension UnsafeRawPointer {
  /// Number `index` of what lies here.
  @inline(always)
  func number(_ index: Int) -> Float { unsafe load(fromByteOffset: index &* 4, as: Float.self) }
}
