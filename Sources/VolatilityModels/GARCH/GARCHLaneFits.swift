import MarketData
import NumericalMethods

/// The fits to a group of series on one thread, up to eight of them in the lanes of each evaluation.
///
/// Each series has a search of its own. Those that want the same curvature wait for each other until there are eight,
/// while further series are begun; so lanes are idle at the end of the group only.
struct GARCHLaneFits<Value> {
  typealias Outcome = Result<FittedGARCH, VolatilityError>

  private let specification: GARCH
  private let window: (Int) -> GARCHWindow
  private let transform: (Outcome) -> Value
  private var searches: [Search?]
  private var values: [Value?]
  /// The members of the group that wait for an evaluation: with the information matrix, the Hessian, and all.
  private var (information, observed, final): ([Int], [Int], [Int]) = ([], [], [])

  /// A search under way.
  private struct Search {
    let search: GARCHSearch
    let window: GARCHWindow
  }

  /// What `transform` makes of the fit to each of `count` windows.
  static func values(
    _ specification: GARCH, count: Int, window: (Int) -> GARCHWindow, transform: (Outcome) -> Value
  ) -> [Value] {
    withoutActuallyEscaping(window) { window in
      withoutActuallyEscaping(transform) { transform in
        var fits = Self(specification, count: count, window: window, transform: transform)
        return fits.run()
      }
    }
  }

  private init(
    _ specification: GARCH, count: Int, window: @escaping (Int) -> GARCHWindow,
    transform: @escaping (Outcome) -> Value
  ) {
    self.specification = specification
    self.window = window
    self.transform = transform
    searches = [Search?](repeating: nil, count: count)
    values = [Value?](repeating: nil, count: count)
  }

  private mutating func run() -> [Value] {
    let width = GARCHLaneKernel.width
    for index in values.indices {
      begin(index)
      while max(information.count, observed.count, final.count) >= width { evaluateLongestQueue() }
    }
    while !(information.isEmpty && observed.isEmpty && final.isEmpty) { evaluateLongestQueue() }
    return values.compactMap(\.self)
  }

  private mutating func begin(_ index: Int) {
    let window = window(index)
    do throws(VolatilityError) {
      let search = try GARCHSearch(specification, window.returns, near: window.start, acceptsInterior: true)
      searches[index] = Search(search: search, window: window)
      enqueue(index)
    } catch {
      values[index] = transform(.failure(error))
    }
  }

  /// Lets a member wait for the evaluation that it wants; one that wants none is done.
  private mutating func enqueue(_ index: Int) {
    guard let member = searches[index] else { return }
    switch member.search.request?.curvature {
    case .information: information.append(index)
    case .observed: observed.append(index)
    case .final: final.append(index)
    case nil:
      values[index] = transform(
        Result { () throws(VolatilityError) in try member.search.fitted(member.window.returns) })
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
      guard let member = searches[index], let request = member.search.request else { continue }
      lanes.append(
        GARCHLane(
          member.search.sample, of: member.window.series.values, window: member.window.range, at: request.point))
    }
    let sums = GARCHLaneKernel.sums(lanes, curvature: curvature)
    for (lane, index) in members.enumerated() {
      searches[index]?.search.receive(sums[lane])
      enqueue(index)
    }
  }
}
