/// Eight consecutive observations of each of eight series, the series in the lanes.
struct LaneObservations {
  /// The observations y₀, … y₇.
  private(set) var values = InlineArray<8, Lanes>(repeating: .zero)

  /// Observations from `index` on, which all series have.
  @inline(always)
  mutating func load(_ series: borrowing LaneSeries, at index: Int) {
    transpose(
      series.load(lane: 0, at: index), series.load(lane: 1, at: index), series.load(lane: 2, at: index),
      series.load(lane: 3, at: index), series.load(lane: 4, at: index), series.load(lane: 5, at: index),
      series.load(lane: 6, at: index), series.load(lane: 7, at: index))
  }

  /// Observations from `index` on; what lies after the end of a series is zero.
  mutating func loadRest(_ series: borrowing LaneSeries, at index: Int) {
    transpose(
      series.loadRest(lane: 0, at: index), series.loadRest(lane: 1, at: index), series.loadRest(lane: 2, at: index),
      series.loadRest(lane: 3, at: index), series.loadRest(lane: 4, at: index), series.loadRest(lane: 5, at: index),
      series.loadRest(lane: 6, at: index), series.loadRest(lane: 7, at: index))
  }

  /// Takes eight observations of each series apart into the eight series' observations of each period.
  @inline(always)
  private mutating func transpose(
    _ a: Lanes, _ b: Lanes, _ c: Lanes, _ d: Lanes, _ e: Lanes, _ f: Lanes, _ g: Lanes, _ h: Lanes
  ) {
    // A matrix is transposed by transposing its 2 × 2 blocks, then those of their blocks, and so on.
    let (a1, b1) = (Self.evens(a, b), Self.odds(a, b))
    let (c1, d1) = (Self.evens(c, d), Self.odds(c, d))
    let (e1, f1) = (Self.evens(e, f), Self.odds(e, f))
    let (g1, h1) = (Self.evens(g, h), Self.odds(g, h))
    let (a2, c2) = (Self.evenPairs(a1, c1), Self.oddPairs(a1, c1))
    let (b2, d2) = (Self.evenPairs(b1, d1), Self.oddPairs(b1, d1))
    let (e2, g2) = (Self.evenPairs(e1, g1), Self.oddPairs(e1, g1))
    let (f2, h2) = (Self.evenPairs(f1, h1), Self.oddPairs(f1, h1))
    values[0] = Lanes(lowHalf: a2.lowHalf, highHalf: e2.lowHalf)
    values[1] = Lanes(lowHalf: b2.lowHalf, highHalf: f2.lowHalf)
    values[2] = Lanes(lowHalf: c2.lowHalf, highHalf: g2.lowHalf)
    values[3] = Lanes(lowHalf: d2.lowHalf, highHalf: h2.lowHalf)
    values[4] = Lanes(lowHalf: a2.highHalf, highHalf: e2.highHalf)
    values[5] = Lanes(lowHalf: b2.highHalf, highHalf: f2.highHalf)
    values[6] = Lanes(lowHalf: c2.highHalf, highHalf: g2.highHalf)
    values[7] = Lanes(lowHalf: d2.highHalf, highHalf: h2.highHalf)
  }

  @inline(always)
  private static func evens(_ a: Lanes, _ b: Lanes) -> Lanes { Lanes(a[0], b[0], a[2], b[2], a[4], b[4], a[6], b[6]) }

  @inline(always)
  private static func odds(_ a: Lanes, _ b: Lanes) -> Lanes { Lanes(a[1], b[1], a[3], b[3], a[5], b[5], a[7], b[7]) }

  @inline(always)
  private static func evenPairs(_ a: Lanes, _ b: Lanes) -> Lanes {
    Lanes(a[0], a[1], b[0], b[1], a[4], a[5], b[4], b[5])
  }

  @inline(always)
  private static func oddPairs(_ a: Lanes, _ b: Lanes) -> Lanes {
    Lanes(a[2], a[3], b[2], b[3], a[6], a[7], b[6], b[7])
  }
}
