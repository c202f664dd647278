/// An array of vectors that begins where a line of the cache begins.
///
/// Swift aligns `SIMD16<Float>` to 16 bytes only, and a load that crosses the end of a line takes twice the time: the
/// recurrence would be up to half as fast. A copy that is written to may begin elsewhere; that costs time, nothing else.
struct AlignedLanes: Sendable {
  private static var line: Int { 64 }

  /// One more than there are, of which some bytes at the start are skipped.
  private var storage: [GateLanes]
  private let skipped: Int
  let count: Int

  /// As many zeros.
  init(zeros count: Int, offset: Int = 0) {
    self.count = count
    storage = [GateLanes](repeating: .zero, count: count + 1)
    skipped = unsafe storage.withUnsafeBufferPointer {
      let start = unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped)
      return unsafe (start.alignedUp(toMultipleOf: Self.line) - start + offset) % Self.line
    }
  }

  /// These vectors.
  ///
  /// - Parameters:
  ///   - lanes: the vectors.
  ///   - offset: how many bytes after the beginning of a line they begin, a multiple of 16 below 64.
  init(_ lanes: [GateLanes], offset: Int = 0) {
    self.init(zeros: lanes.count, offset: offset)
    unsafe withMutablePointer { place in
      for (index, sixteen) in lanes.enumerated() { unsafe place[index] = sixteen }
    }
  }

  /// Number `index`.
  subscript(index: Int) -> GateLanes {
    precondition((0..<count).contains(index), "there is an element of that number")
    return unsafe withPointer { unsafe $0[index] }
  }

  @inline(always)
  func withPointer<Value>(_ body: (UnsafePointer<GateLanes>) -> Value) -> Value {
    unsafe storage.withUnsafeBufferPointer {
      let start = unsafe UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped)
      return unsafe body((start + skipped).assumingMemoryBound(to: GateLanes.self))
    }
  }

  @inline(always)
  mutating func withMutablePointer<Value>(_ body: (UnsafeMutablePointer<GateLanes>) -> Value) -> Value {
    let skipped = skipped
    return unsafe storage.withUnsafeMutableBufferPointer {
      let start = unsafe UnsafeMutableRawPointer($0.baseAddress.unsafelyUnwrapped)
      return unsafe body((start + skipped).assumingMemoryBound(to: GateLanes.self))
    }
  }
}
