/// A network in memory while it is sure to stay there.
@safe struct NetworkKernel {
  let architecture: LSTM
  let blockCount: Int
  let head: HeadKernel
  private let lanes: UnsafePointer<GateLanes>
  private let layers: [PackedNetwork.Layer]

  /// Calls `body` with the network.
  @inline(always)
  static func with<Value>(_ network: PackedNetwork, _ body: (NetworkKernel) -> Value) -> Value {
    unsafe network.lanes.withPointer { lanes in
      unsafe network.headBiases.withUnsafeBufferPointer { biases in
        unsafe body(NetworkKernel(network, lanes, biases.baseAddress.unsafelyUnwrapped))
      }
    }
  }

  private init(_ network: PackedNetwork, _ lanes: UnsafePointer<GateLanes>, _ biases: UnsafePointer<Float>) {
    architecture = network.architecture
    blockCount = network.blockCount
    head = unsafe HeadKernel(network, lanes, biases)
    unsafe self.lanes = unsafe lanes
    layers = network.layers
  }

  var layerCount: Int { layers.count }

  /// Layer `index`, counted from zero.
  @inline(always)
  func layer(_ index: Int) -> LayerKernel { unsafe LayerKernel(layers[index], lanes) }
}
