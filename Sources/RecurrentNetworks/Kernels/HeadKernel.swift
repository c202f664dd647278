/// The head in memory while it is sure to stay there.
@safe struct HeadKernel {
  private let weights: UnsafePointer<GateLanes>
  private let biases: UnsafePointer<Float>
  private let blockCount: Int
  private let outputSize: Int

  init(_ network: borrowing PackedNetwork, _ lanes: UnsafePointer<GateLanes>, _ biases: UnsafePointer<Float>) {
    unsafe weights = lanes + network.headWeights
    unsafe self.biases = unsafe biases
    blockCount = network.blockCount
    outputSize = network.architecture.outputSize
  }

  /// y = W h + b of what the last layer hands on, [block].
  @inline(always)
  func apply(_ hidden: UnsafePointer<GateLanes>, _ outputs: UnsafeMutablePointer<Float>) {
    var row = unsafe weights
    for output in 0..<outputSize {
      var sum = GateLanes.zero
      for block in 0..<blockCount { unsafe sum = sum.adding(row[block], times: hidden[block]) }
      unsafe outputs[output] = sum.total + biases[output]
      unsafe row += blockCount
    }
  }
}
