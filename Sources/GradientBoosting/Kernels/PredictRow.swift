extension SteppedTrees {
  /// The margins of a row, one for each output.
  func margins(of row: ArraySlice<Float>) -> [Double] {
    let featureCount = 1 + 2 * columnCount
    return unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: featureCount + treeCount + 1) { memory in
      let features = unsafe memory.baseAddress.unsafelyUnwrapped
      let numbers = unsafe features + featureCount
      unsafe fill(features, with: row)
      unsafe goDown(features, numbers)
      return initialMargins.indices.map { output in
        var sum = 0.0
        for tree in stride(from: output, to: treeCount, by: initialMargins.count) {
          unsafe sum += Double(numbers[tree])
        }
        return initialMargins[output] + sum / divisor
      }
    }
  }

  /// The features as nodes look them up.
  @inline(always)
  private func fill(_ features: UnsafeMutablePointer<Float>, with row: ArraySlice<Float>) {
    unsafe features[0] = -.infinity
    unsafe row.withUnsafeBufferPointer { row in
      for column in 0..<columnCount {
        let value = unsafe row[column]
        // Thresholds are finite: the smallest value goes to the left wherever it is compared, a missing one to the right.
        unsafe features[2 &* column &+ 1] = value == value ? value : -.infinity
        unsafe features[2 &* column &+ 2] = value
      }
    }
  }

  /// Takes the row down all trees; in `numbers` are then the values of their leaves, and one more number.
  @inline(always)
  private func goDown(_ features: UnsafePointer<Float>, _ numbers: UnsafeMutablePointer<Float>) {
    unsafe nodes.withUnsafeBytes { nodes in
      guard let node = nodes.baseAddress else { return }
      var (a, b, c, d) = (starts[0], starts[1], starts[2], starts[3])
      var (e, f, g, h) = (starts[4], starts[5], starts[6], starts[7])
      let ends = (ends[0], ends[1], ends[2], ends[3], ends[4], ends[5], ends[6], ends[7])
      while a != ends.0 || b != ends.1 || c != ends.2 || d != ends.3
        || e != ends.4 || f != ends.5 || g != ends.6 || h != ends.7
      {
        for _ in 0..<8 {
          unsafe a &+= step(node + 4 &* a, features, numbers)
          unsafe b &+= step(node + 4 &* b, features, numbers)
          unsafe c &+= step(node + 4 &* c, features, numbers)
          unsafe d &+= step(node + 4 &* d, features, numbers)
          unsafe e &+= step(node + 4 &* e, features, numbers)
          unsafe f &+= step(node + 4 &* f, features, numbers)
          unsafe g &+= step(node + 4 &* g, features, numbers)
          unsafe h &+= step(node + 4 &* h, features, numbers)
        }
      }
    }
  }

  /// How many words further on the row goes.
  @inline(always)
  private func step(
    _ place: UnsafeRawPointer, _ features: UnsafePointer<Float>, _ numbers: UnsafeMutablePointer<Float>
  ) -> Int {
    let node = unsafe place.assumingMemoryBound(to: Node.self)
    let number = unsafe node.pointee.number
    unsafe numbers[Int(node.pointee.tree)] = number
    let goesLeft = unsafe features[Int(node.pointee.feature)] <= number
    return unsafe Int(goesLeft ? node.pointee.left : node.pointee.right)
  }
}
