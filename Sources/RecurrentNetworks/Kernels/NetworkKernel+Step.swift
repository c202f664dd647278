extension NetworkKernel {
  /// One step of one sequence whose state is kept.
  ///
  /// - Parameters:
  ///   - inputs: (I).
  ///   - hidden: the outputs one step before, [layer][block].
  ///   - next: where the outputs go, [layer][block].
  ///   - cells: the cells, [layer][block].
  ///   - handed: room for what a layer hands on, [block].
  ///   - isReversed: whether the last blocks come first, as every other time.
  /// - Returns: what the last layer hands on, [block].
  @inline(always)
  func step(
    _ inputs: UnsafePointer<Float>, hidden: UnsafePointer<GateLanes>, next: UnsafeMutablePointer<GateLanes>,
    cells: UnsafeMutablePointer<GateLanes>, handed: UnsafeMutablePointer<GateLanes>,
    isReversed: Bool
  ) -> UnsafePointer<GateLanes> {
    var x = unsafe UnsafeRawPointer(inputs)
    var last = unsafe UnsafePointer(handed)
    for index in 0..<layerCount {
      let layer = layer(index)
      let place = index * blockCount
      unsafe layer.step(
        from: layer.biases, x: x, h: UnsafeRawPointer(hidden + place), cells: cells + place, next: next + place,
        isReversed: isReversed)
      unsafe last = UnsafePointer(next + place)
      if layer.isNormalized {
        unsafe layer.normalize(last, into: handed)
        unsafe last = UnsafePointer(handed)
      }
      unsafe x = UnsafeRawPointer(last)
    }
    return unsafe last
  }
}
