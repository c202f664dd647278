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

  /// Eight observations of one series, all of which it has.
  ///
  /// Element by element, which becomes one load; `loadUnaligned` would be a call that puts all registers aside.
  @inline(always)
  func load(lane: Int, at index: Int) -> Lanes {
    let p = unsafe series[lane].baseAddress.unsafelyUnwrapped + index
    return unsafe Lanes(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7])
  }

  /// Eight observations of one series, zeros after its end.
  func loadRest(lane: Int, at index: Int) -> Lanes {
    let values = unsafe series[lane]
    var result = Lanes.zero
    for offset in 0..<min(8, max(0, values.count - index)) { result[offset] = unsafe values[index + offset] }
    return result
  }
}
