import NumericalMethods

/// The fits to series on one thread, up to eight of them in the lanes of each evaluation.
///
/// Each series has a search of its own. Those that want the same curvature wait for each other until there are eight,
/// while further series are begun; so lanes are idle at the end only.
struct GARCHLaneFits {
  typealias Outcome = Result<FittedGARCH, VolatilityError>

  private let specification: GARCH
  private let deliver: (Int, Outcome) -> Void
  private var searches: [GARCHSearch?]
  /// The members that wait for an evaluation: with the information matrix, the Hessian, and all.
  private var (information, observed, final): ([Int], [Int], [Int]) = ([], [], [])

  /// Fits to the windows that `next` gives, as long as it does, and calls `deliver` with the position of each and what
  /// came of it; the positions are below `count`.
  static func run(
    _ specification: GARCH, count: Int, next: () -> (index: Int, window: GARCHWindow)?,
    deliver: (Int, Outcome) -> Void
  ) {
    withoutActuallyEscaping(deliver) { deliver in
      var fits = Self(specification, count: count, deliver: deliver)
      while let (index, window) = next() { fits.begin(index, window) }
      fits.finish()
    }
  }

  private init(_ specification: GARCH, count: Int, deliver: @escaping (Int, Outcome) -> Void) {
    self.specification = specification
    self.deliver = deliver
    searches = [GARCHSearch?](repeating: nil, count: count)
  }

  private mutating func begin(_ index: Int, _ window: GARCHWindow) {
    do throws(VolatilityError) {
      searches[index] = try GARCHSearch(specification, window, acceptsInterior: true)
      enqueue(index)
    } catch {
      deliver(index, .failure(error))
    }
    while max(information.count, observed.count, final.count) >= GARCHLaneKernel.width { evaluateLongestQueue() }
  }

  private mutating func finish() {
    while !(information.isEmpty && observed.isEmpty && final.isEmpty) { evaluateLongestQueue() }
  }

  /// Lets a member wait for the evaluation that it wants; one that wants none is done.
  private mutating func enqueue(_ index: Int) {
    guard let search = searches[index] else { return }
    switch search.wantedCurvature {
    case .information: information.append(index)
    case .observed: observed.append(index)
    case .final: final.append(index)
    case nil:
      deliver(index, Result { () throws(VolatilityError) in try search.fitted })
      searches[index] = nil
    }
  }

  private mutating func evaluateLongestQueue() {
    let width = GARCHLaneKernel.width
    if information.count >= max(observed.count, final.count) {
      return evaluate(Self.dequeue(&information, atMost: width), curvature: .information)
    }
    if observed.count >= width { return evaluate(Self.dequeue(&observed, atMost: width), curvature: .observed) }
    // A final evaluation tells all that an observed one does: so the two share the lanes where few are left.
    let members = Self.dequeue(&final, atMost: width)
    let others = Self.dequeue(&observed, atMost: width - members.count)
    evaluate(members + others, curvature: members.isEmpty ? .observed : .final)
  }

  private static func dequeue(_ queue: inout [Int], atMost limit: Int) -> [Int] {
    let members = Array(queue.prefix(limit))
    queue.removeFirst(members.count)
    return members
  }

  /// Evaluates the likelihoods of up to eight members.
  private mutating func evaluate(_ members: [Int], curvature: CurvatureKind) {
    var lanes: [GARCHLane] = []
    lanes.reserveCapacity(members.count)
    for index in members {
      if let lane = searches[index]?.lane { lanes.append(lane) }
    }
    let sums = GARCHLaneKernel.sums(lanes, curvature: curvature)
    for (lane, index) in members.enumerated() {
      searches[index]?.receive(sums[lane])
      enqueue(index)
    }
  }
}
