import MarketData
import NumericalMethods

/// The search for the maximum of one series' likelihood, from one starting point after the other.
///
/// It says where it wants to know the likelihood next, so that the searches of many series can be moved on together.
/// A class, because it is large and is moved on in place.
final class GARCHSearch {
  private let specification: GARCH
  private let window: GARCHWindow
  private let method: ConstrainedNewton
  private let acceptsInterior: Bool
  private var objective: GARCHObjective
  private var search: ConstrainedNewton.Search
  private var stage: Stage
  private var best: ConstrainedNewton.Result?
  private var (candidate, shortMemoryDeficit): (GARCHPoint?, Double) = (nil, 0)
  private var otherStarts: ArraySlice<GARCHPoint> = []

  /// Where the search under way started.
  private enum Stage {
    case givenStart, candidate, otherBasin, done
  }

  /// A search for the maximum over the returns of a window; see `GARCH.fit(to:near:acceptsInterior:)`.
  init(_ specification: GARCH, _ window: GARCHWindow, acceptsInterior: Bool) throws(VolatilityError) {
    let innovations = specification.innovations
    precondition(innovations == .normal || innovations == .studentT, "the search knows the normal and Student's t")
    let sample = try GARCHSample(window.returns, mean: specification.mean, presample: specification.presample)
    self.specification = specification
    self.window = window
    self.acceptsInterior = acceptsInterior
    objective = GARCHObjective(sample: sample, innovations: innovations)
    method = ConstrainedNewton(constraints: objective.constraints)
    if let start = window.start {
      stage = .givenStart
      let point = specification.point(start, in: sample)
      search = ConstrainedNewton.Search(method, from: objective.vector(point), first: .observed)
    } else {
      stage = .candidate
      let (point, deficit) = GARCHStartGrid.bestCandidate(sample, innovations: innovations)
      (candidate, shortMemoryDeficit) = (point, deficit)
      search = ConstrainedNewton.Search(method, from: objective.vector(point))
    }
  }

  /// The returns made ready for estimation.
  var sample: GARCHSample { objective.sample }

  /// The curvature with which the likelihood is wanted next; `nil` at the end of the search.
  var wantedCurvature: CurvatureKind? { stage == .done ? nil : search.request?.curvature }

  /// Where the likelihood is wanted next; `nil` at the end of the search.
  var wantedPoint: GARCHPoint? { stage == .done ? nil : search.request.map { objective.point($0.point) } }

  /// The same as a lane of an evaluation of several series.
  var lane: GARCHLane? {
    wantedPoint.map { GARCHLane(objective.sample, of: window.series.values, window: window.range, at: $0) }
  }

  /// Goes on with the sums at the point of the request.
  func receive(_ sums: GARCHSums) {
    guard let request = search.request else { preconditionFailure("a search that has ended wants nothing") }
    let model = objective.model(sums, at: request.point, curvature: request.curvature)
    let known = stage == .otherBasin ? best : nil
    search.receive(model) { GARCH.isNear($0, known) }
    if search.request == nil { startNext() }
  }

  /// The fit at the best maximum found.
  ///
  /// Throws `VolatilityError.notConverged` where none was found.
  var fitted: FittedGARCH {
    get throws(VolatilityError) {
      guard let best, best.isMaximum else {
        throw .notConverged(iterations: best?.iterations ?? 0, predictedGain: best?.predictedGain ?? .infinity)
      }
      return try FittedGARCH(best, of: specification, objective: objective, returns: window.returns)
    }
  }

  /// Keeps what a search from one start has found, and starts the next one or ends.
  private func startNext() {
    let found = search.state
    keepBetter(found)
    if stage == .givenStart {
      if acceptsInterior, specification.isInterior(found, alphaErrors: 2) { return stage = .done }
      let (point, deficit) = GARCHStartGrid.bestCandidate(sample, innovations: specification.innovations)
      (candidate, shortMemoryDeficit) = (point, deficit)
      stage = isConvinced ? .done : .candidate
      if stage == .candidate { search = ConstrainedNewton.Search(method, from: objective.vector(point)) }
      return
    }
    if stage == .candidate {
      if isConvinced { return stage = .done }
      stage = .otherBasin
      if let candidate { otherStarts = specification.otherBasins(from: candidate, sample)[...] }
    }
    guard let next = otherStarts.popFirst() else { return stage = .done }
    search = ConstrainedNewton.Search(method, from: objective.vector(next))
  }

  private var isConvinced: Bool {
    best.map { specification.isConvincing($0, sample, shortMemoryDeficit) } ?? false
  }

  private func keepBetter(_ found: ConstrainedNewton.Result) {
    guard let current = best else { return best = found }
    let better = found.model.value > current.model.value
    if found.isMaximum == current.isMaximum ? better : found.isMaximum { best = found }
  }
}
