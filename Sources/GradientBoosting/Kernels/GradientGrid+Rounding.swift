extension GradientGrid {
  /// The largest absolute value; not a number where one is.
  static func largest(_ numbers: ArraySlice<Float>) -> Float {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return 0 }
      var lanes = SIMD16<Int32>.zero
      let whole = numbers.count / 16 * 16
      for place in stride(from: 0, to: whole, by: 16) {
        // Bits of numbers that are not negative are in the order of the numbers.
        let bits = unsafe UnsafeRawPointer(start + place).loadUnaligned(as: SIMD16<Int32>.self) & Int32.max
        lanes.replace(with: bits, where: bits .> lanes)
      }
      var largest = lanes.indices.reduce(Int32(0)) { max($0, lanes[$1]) }
      for place in whole..<numbers.count {
        largest = unsafe max(largest, Int32(bitPattern: abs(start[place]).bitPattern))
      }
      return Float(bitPattern: UInt32(bitPattern: largest))
    }
  }

  /// The numbers of those that are not zero, and of those of them that are below a limit in absolute value.
  static func counts(_ numbers: ArraySlice<Float>, below limit: Float) -> (notZero: Int, small: Int) {
    let limit = Int32(bitPattern: limit.bitPattern)
    return unsafe numbers.withUnsafeBufferPointer { numbers in
      guard let start = numbers.baseAddress else { return (0, 0) }
      var (notZero, small) = (SIMD16<Int32>.zero, SIMD16<Int32>.zero)
      let whole = numbers.count / 16 * 16
      for place in stride(from: 0, to: whole, by: 16) {
        let bits = unsafe UnsafeRawPointer(start + place).loadUnaligned(as: SIMD16<Int32>.self) & Int32.max
        let isThere = bits .> 0
        notZero.replace(with: notZero &+ 1, where: isThere)
        small.replace(with: small &+ 1, where: isThere .& (bits .< limit))
      }
      var counts = (notZero: Int(notZero.wrappedSum()), small: Int(small.wrappedSum()))
      for place in whole..<numbers.count {
        let bits = unsafe Int32(bitPattern: abs(start[place]).bitPattern)
        guard bits > 0 else { continue }
        counts.notZero += 1
        counts.small += bits < limit ? 1 : 0
      }
      return counts
    }
  }

  /// The packed words of the nearest multiples, eight rows at a time.
  static func words(
    gradients: ArraySlice<Float>, _ perGradient: Float, hessians: ArraySlice<Float>, _ perHessian: Float
  ) -> [Int64] {
    let count = gradients.count
    return unsafe [Int64](unsafeUninitializedCapacity: count) { words, initialized in
      unsafe gradients.withUnsafeBufferPointer { gradients in
        unsafe hessians.withUnsafeBufferPointer { hessians in
          let whole = count / 8 * 8
          for place in stride(from: 0, to: whole, by: 8) {
            let gradient = unsafe rounded(SIMD8(loading: gradients, place) * perGradient)
            let hessian = unsafe rounded(SIMD8(loading: hessians, place) * perHessian)
            let word =
              gradient &<< Int64(PackedDerivatives.gradientShift) &+ hessian &<< Int64(PackedDerivatives.countBits) &+ 1
            let start = unsafe UnsafeMutableRawPointer(words.baseAddress.unsafelyUnwrapped + place)
            unsafe start.storeBytes(of: word, as: SIMD8<Int64>.self)
          }
          for place in whole..<count {
            unsafe words[place] = PackedDerivatives.word(
              gradient: Int64((gradients[place] * perGradient).rounded(.toNearestOrEven)),
              hessian: Int64((hessians[place] * perHessian).rounded(.toNearestOrEven)))
          }
        }
      }
      initialized = count
    }
  }

  /// The nearest whole numbers, even ones of two as near: the last bits of a number after it is added to 1.5·2²³.
  @inline(always)
  private static func rounded(_ numbers: SIMD8<Float>) -> SIMD8<Int64> {
    let shift = SIMD8<Float>(repeating: 0x1.8p23)
    let bits = unsafe unsafeBitCast(numbers + shift, to: SIMD8<Int32>.self)
    return unsafe SIMD8<Int64>(truncatingIfNeeded: bits &- unsafeBitCast(shift, to: SIMD8<Int32>.self))
  }
}

extension SIMD8<Float> {
  @inline(always)
  fileprivate init(loading numbers: UnsafeBufferPointer<Float>, _ place: Int) {
    self = unsafe UnsafeRawPointer(numbers.baseAddress.unsafelyUnwrapped + place).loadUnaligned(as: Self.self)
  }
}
