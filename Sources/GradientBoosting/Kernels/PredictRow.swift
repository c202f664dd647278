extension SteppedTrees {
  /// The margins of a row, one for each output.
  func margins(of row: ArraySlice<Float>) -> [Double] {
    unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * columnCount + roots.count) { memory in
      let features = unsafe memory.baseAddress.unsafelyUnwrapped
      let leaves = unsafe features + 2 * columnCount
      unsafe row.withUnsafeBufferPointer { row in
        for column in 0..<columnCount {
          let value = unsafe row[column]
          // Thresholds are finite: the smallest value goes to the left wherever it is compared.
          unsafe features[2 &* column] = value.isNaN ? -.infinity : value
          unsafe features[2 &* column &+ 1] = value
        }
      }
      unsafe findLeaves(features, leaves)
      return initialMargins.indices.map { output in
        var sum = 0.0
        for tree in stride(from: output, to: treeCount, by: initialMargins.count) { unsafe sum += Double(leaves[tree]) }
        return initialMargins[output] + sum / divisor
      }
    }
  }

  /// The value of the leaf that the row comes to in each tree.
  @inline(always)
  private func findLeaves(_ features: UnsafePointer<Float>, _ leaves: UnsafeMutablePointer<Float>) {
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe values.withUnsafeBufferPointer { values in
        unsafe roots.withUnsafeBufferPointer { roots in
          unsafe positions.withUnsafeBufferPointer { positions in
            guard let node = nodes.baseAddress else { return }
            for (group, depth) in depths.enumerated() {
              let first = group &* Self.groupSize
              var (a, b) = unsafe (Int(roots[first]), Int(roots[first &+ 1]))
              var (c, d) = unsafe (Int(roots[first &+ 2]), Int(roots[first &+ 3]))
              var (e, f) = unsafe (Int(roots[first &+ 4]), Int(roots[first &+ 5]))
              var (g, h) = unsafe (Int(roots[first &+ 6]), Int(roots[first &+ 7]))
              for _ in 0..<depth {
                unsafe a &+= step(node + a, features)
                unsafe b &+= step(node + b, features)
                unsafe c &+= step(node + c, features)
                unsafe d &+= step(node + d, features)
                unsafe e &+= step(node + e, features)
                unsafe f &+= step(node + f, features)
                unsafe g &+= step(node + g, features)
                unsafe h &+= step(node + h, features)
              }
              unsafe leaves[Int(positions[first])] = values[a]
              unsafe leaves[Int(positions[first &+ 1])] = values[b]
              unsafe leaves[Int(positions[first &+ 2])] = values[c]
              unsafe leaves[Int(positions[first &+ 3])] = values[d]
              unsafe leaves[Int(positions[first &+ 4])] = values[e]
              unsafe leaves[Int(positions[first &+ 5])] = values[f]
              unsafe leaves[Int(positions[first &+ 6])] = values[g]
              unsafe leaves[Int(positions[first &+ 7])] = values[h]
            }
          }
        }
      }
    }
  }

  /// How many places further on the row goes.
  @inline(always)
  private func step(_ node: UnsafePointer<Node>, _ features: UnsafePointer<Float>) -> Int {
    let node = unsafe node.pointee
    let isLeft = unsafe features[Int(node.feature)] <= node.threshold
    return Int(node.step) &+ (isLeft ? 0 : 1)
  }
}
