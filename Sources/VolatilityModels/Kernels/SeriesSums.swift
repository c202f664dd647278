/// Sums over a series in eight partial sums, which are faster and rounded less than one.
enum SeriesSums {
  /// Σ xᵢ.
  static func sum(_ values: [Double]) -> Double {
    let span = values.span
    var total = Lanes.zero
    for i in stride(from: 0, to: span.count, by: 8) { total += Lanes.load(span, at: i) }
    return total.total
  }

  /// Σ (xᵢ − x̄)(yᵢ − ȳ), for two series of one length.
  static func crossProduct(_ x: [Double], around xCenter: Double, _ y: [Double], around yCenter: Double) -> Double {
    precondition(x.count == y.count, "a cross product is of two series of one length")
    let (xs, ys) = (x.span, y.span)
    var total = Lanes.zero
    let whole = xs.count & ~7
    for i in stride(from: 0, to: whole, by: 8) {
      total = total.adding(Lanes.load(xs, at: i) - xCenter, times: Lanes.load(ys, at: i) - yCenter)
    }
    var rest = 0.0
    for i in whole..<xs.count { rest += (xs[i] - xCenter) * (ys[i] - yCenter) }
    return total.total + rest
  }

  /// a·xᵢ.
  static func scaled(_ values: [Double], by factor: Double) -> [Double] {
    mapped(values) { $0 * factor }
  }

  /// xᵢ + a.
  static func shifted(_ values: [Double], by distance: Double) -> [Double] {
    mapped(values) { $0 + distance }
  }

  /// The values changed one by one, eight at a time.
  @inline(always)
  private static func mapped(_ values: [Double], _ transform: (Lanes) -> Lanes) -> [Double] {
    let span = values.span
    return unsafe [Double](unsafeUninitializedCapacity: span.count + 8) { buffer, count in
      let start = unsafe UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped)
      for i in stride(from: 0, to: span.count, by: 8) {
        unsafe start.storeBytes(of: transform(Lanes.load(span, at: i)), toByteOffset: 8 * i, as: Lanes.self)
      }
      count = span.count
    }
  }

  /// max |xᵢ|, 0 for an empty series.
  static func largestMagnitude(_ values: [Double]) -> Double {
    let span = values.span
    var largest = Lanes.zero
    for i in stride(from: 0, to: span.count, by: 8) {
      let lanes = Lanes.load(span, at: i)
      let square = lanes * lanes
      largest.replace(with: square, where: square .> largest)
    }
    return largest.max().squareRoot()
  }
}
