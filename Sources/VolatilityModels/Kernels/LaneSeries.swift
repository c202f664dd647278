/// The observations of eight series in memory, while it is sure to stay.
@safe struct LaneSeries {
  private var series = unsafe InlineArray<8, UnsafeBufferPointer<Double>>(
    repeating: UnsafeBufferPointer(start: nil, count: 0))

  /// Calls `body` with the observations of one to eight series; the last one's fill the lanes that are left.
  static func withSeries<Value>(of lanes: [GARCHLane], _ body: (borrowing LaneSeries) -> Value) -> Value {
    func collect(_ lane: Int, _ collected: LaneSeries) -> Value {
      guard lane < Lanes.scalarCount else { return body(collected) }
      let (values, observations) = (lanes[min(lane, lanes.count - 1)].values, lanes[min(lane, lanes.count - 1)].range)
      return unsafe values.withUnsafeBufferPointer {
        var collected = collected
        unsafe collected.series[lane] = UnsafeBufferPointer(rebasing: $0[observations])
        return collect(lane + 1, collected)
      }
    }
    return collect(0, LaneSeries())
  }

  /// Eight observations of one series, zeros after its end.
  @inline(always)
  func load(lane: Int, at index: Int) -> Lanes {
    let values = unsafe series[lane]
    if index + 8 <= values.count {
      return unsafe UnsafeRawPointer(values.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: Lanes.self)
    }
    var result = Lanes.zero
    for offset in 0..<max(0, values.count - index) { result[offset] = unsafe values[index + offset] }
    return result
  }
}
