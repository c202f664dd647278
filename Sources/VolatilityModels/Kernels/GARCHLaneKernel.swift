import LinearAlgebra
package import NumericalMethods

/// The log-likelihoods of up to eight series with their derivatives, one series in each lane of a vector.
///
/// What `GARCHKernel` does for one series. A lane knows nothing of the others: its sums are the same to the last bit
/// whatever series lie beside it. They differ from those of `GARCHKernel` by the rounding of another order of
/// operations. The recursions need no rearranging here, so that an observation takes fewer operations.
package enum GARCHLaneKernel {
  /// The most series that are served at once.
  package static let width = Lanes.scalarCount

  /// The sums of each series at its point, whose parameters must lie in their ranges.
  ///
  /// - Parameters:
  ///   - lanes: one to eight series of any lengths, of one mean model and with points that all have ν or none.
  ///   - curvature: the matrix that is wanted of all.
  /// - Returns: the sums of each series.
  package static func sums(_ lanes: [GARCHLane], curvature: CurvatureKind) -> [GARCHSums] {
    precondition(1...width ~= lanes.count, "there are one to eight series")
    let (mean, isStudentT) = (lanes[0].mean, lanes[0].point.nu != nil)
    precondition(
      lanes.allSatisfy { $0.mean == mean && ($0.point.nu != nil) == isStudentT }, "the series are of one model")
    return switch (mean, isStudentT) {
    case (.zero, false): sums(lanes, curvature, KernelZeroMean.self, KernelNormal.self)
    case (.constant, false): sums(lanes, curvature, KernelConstantMean.self, KernelNormal.self)
    case (.ar1, false): sums(lanes, curvature, KernelAR1Mean.self, KernelNormal.self)
    case (.zero, true): sums(lanes, curvature, KernelZeroMean.self, KernelStudentT.self)
    case (.constant, true): sums(lanes, curvature, KernelConstantMean.self, KernelStudentT.self)
    case (.ar1, true): sums(lanes, curvature, KernelAR1Mean.self, KernelStudentT.self)
    }
  }

  private static func sums<M: KernelMean, D: KernelDensity>(
    _ lanes: [GARCHLane], _ curvature: CurvatureKind, _ mean: M.Type, _ density: D.Type
  ) -> [GARCHSums] {
    switch curvature {
    case .information: pass(lanes, mean, density, InformationPass.self)
    case .observed: pass(lanes, mean, density, HessianPass.self)
    case .final: pass(lanes, mean, density, FinalPass.self)
    }
  }

  /// One pass, compiled once for each mean, density and purpose.
  private static func pass<M: KernelMean, D: KernelDensity, P: KernelPass>(
    _ lanes: [GARCHLane], _ mean: M.Type, _ density: D.Type, _ purpose: P.Type
  ) -> [GARCHSums] {
    var (shortest, longest) = (Int.max, 0)
    for lane in lanes { (shortest, longest) = (min(shortest, lane.range.count), max(longest, lane.range.count)) }
    let parameters = LaneParameters(lanes)
    return LaneSeries.withSeries(of: lanes) { series in
      // The block is in memory, the sums and derivatives have to be in registers: so they are variables of their own.
      var block = LaneBlock<M>(parameters)
      var derivatives = LaneVariance<M, P>(parameters)
      var sums = LaneSums<M, D, P>(lanes)
      let whole = shortest & ~7
      for i in stride(from: 0, to: whole, by: 8) {
        block.advance(series, to: i)
        sums.prepare(&block, from: 0, isMasked: false)
        sums.prepare(&block, from: 4, isMasked: false)
        for t in 0..<8 { sums.add(block, at: t, &derivatives, isMasked: false) }
        sums.normalizeProducts()
      }
      for i in stride(from: whole, to: longest, by: 8) {
        block.advanceBeyond(series, to: i, parameters)
        sums.prepare(&block, from: 0, isMasked: true)
        sums.prepare(&block, from: 4, isMasked: true)
        for t in 0..<8 { sums.add(block, at: t, &derivatives, isMasked: true) }
        sums.normalizeProducts()
      }
      return lanes.indices.map { sums.result(lane: $0, count: lanes[$0].range.count) }
    }
  }
}
