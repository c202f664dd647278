import MarketData
import NumericalMethods
import PositionSizing
import Testing

@Suite("Inputs as of a decision")
struct InputTimelineTests {
  /// A timeline of integers that become known at the seconds `known`, each stamped an hour before.
  private func timeline(_ known: [Int64], maximumAge: Duration = .seconds(1000)) throws -> InputTimeline<Int> {
    try InputTimeline(
      name: "values.csv",
      entries: known.enumerated().map { (stamp: Self.second($1 - 3600), knownAt: Self.second($1), value: $0) },
      maximumAge: maximumAge)
  }

  private static func second(_ seconds: Int64) -> TimeStamp { TimeStamp(microseconds: seconds * 1_000_000) }

  private func sourced(_ value: Int, knownAt: Int64) -> Sourced<Int> {
    Sourced(value, from: InputSource("values.csv", at: Self.second(knownAt - 3600)))
  }

  @Test("A value is known at its moment, not a microsecond before")
  func momentOfKnowledge() throws {
    let timeline = try timeline([100, 200])
    let moment = Self.second(200).microseconds
    var cursor = timeline.cursor()
    #expect(cursor.advance(to: TimeStamp(microseconds: Self.second(100).microseconds - 1)) == .missing)
    #expect(cursor.advance(to: TimeStamp(microseconds: moment - 1)) == .current(sourced(0, knownAt: 100)))
    #expect(cursor.advance(to: TimeStamp(microseconds: moment)) == .current(sourced(1, knownAt: 200)))
    #expect(cursor.advance(to: TimeStamp(microseconds: moment + 1)) == .current(sourced(1, knownAt: 200)))
  }

  @Test("A value is stale above the greatest age, not at it")
  func greatestAge() throws {
    let timeline = try timeline([0], maximumAge: .seconds(90))
    let limit = Self.second(90).microseconds
    var cursor = timeline.cursor()
    #expect(cursor.advance(to: TimeStamp(microseconds: limit - 1)) == .current(sourced(0, knownAt: 0)))
    #expect(cursor.advance(to: TimeStamp(microseconds: limit)) == .current(sourced(0, knownAt: 0)))
    #expect(
      cursor.advance(to: TimeStamp(microseconds: limit + 1))
        == .stale(sourced(0, knownAt: 0), age: .seconds(90) + .microseconds(1)))
  }

  @Test("No age at all is allowed where the greatest age is nothing")
  func noAge() throws {
    let timeline = try timeline([5], maximumAge: .zero)
    #expect(timeline.state(at: Self.second(5)) == .current(sourced(0, knownAt: 5)))
    #expect(timeline.state(at: Self.second(6)) == .stale(sourced(0, knownAt: 5), age: .seconds(1)))
  }

  @Test("Of an empty timeline nothing is known")
  func empty() throws {
    let timeline = try timeline([])
    var cursor = timeline.cursor()
    #expect(timeline.count == 0)
    #expect(cursor.advance(to: Self.second(0)) == .missing)
    #expect(timeline.state(at: Self.second(0)) == .missing)
  }

  @Test("The same decision may be asked for twice, and ages reach from one end of time to the other")
  func endsOfTime() throws {
    let first = TimeStamp(microseconds: .min)
    let timeline = try InputTimeline(
      name: "x", entries: [(stamp: first, knownAt: first, value: 1)], maximumAge: .seconds(1))
    let last = TimeStamp(microseconds: .max)
    var cursor = timeline.cursor()
    let age = Duration.microseconds(Int64.max) - .microseconds(Int64.min)
    let expected = InputState.stale(Sourced(1, from: InputSource("x", at: first)), age: age)
    #expect(cursor.advance(to: last) == expected)
    #expect(cursor.advance(to: last) == expected)
  }

  @Test("The latest value is had of any state that has one")
  func latest() throws {
    let timeline = try timeline([0], maximumAge: .seconds(1))
    #expect(timeline.state(at: Self.second(-1)).latest == nil)
    #expect(timeline.state(at: Self.second(1)).latest == sourced(0, knownAt: 0))
    #expect(timeline.state(at: Self.second(2)).latest == sourced(0, knownAt: 0))
  }

  @Test("Values become known one after another", arguments: [[0, 0], [0, 10, 10], [0, 10, 9]])
  func order(known: [Int64]) {
    #expect(throws: SizingError.self) { try timeline(known) }
  }

  @Test("A greatest age is not negative")
  func negativeAge() {
    #expect(throws: SizingError.self) { try timeline([0], maximumAge: .microseconds(-1)) }
  }

  @Test("Cursor and bisection agree with looking at every value", arguments: 0..<50 as Range<UInt64>)
  func oracle(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var moment: Int64 = 0
    let known = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      moment += Int64.random(in: 1...20, using: &random)
      return moment
    }
    let maximumAge = Int64.random(in: 0...30, using: &random)
    let timeline = try timeline(known, maximumAge: .seconds(maximumAge))
    var cursor = timeline.cursor()
    for decision in (0..<200).map({ _ in Int64.random(in: -5...(moment + 60), using: &random) }).sorted() {
      var expected = InputState<Int>.missing
      for (index, knownAt) in known.enumerated() where knownAt <= decision {
        let value = sourced(index, knownAt: knownAt)
        let age = decision - knownAt
        expected = age <= maximumAge ? .current(value) : .stale(value, age: .seconds(age))
      }
      #expect(cursor.advance(to: Self.second(decision)) == expected)
      #expect(timeline.state(at: Self.second(decision)) == expected)
    }
  }

  @Test("What comes later changes no state before it", arguments: 0..<20 as Range<UInt64>)
  func future(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let known = (0..<40).map { Int64($0) * 10 + Int64.random(in: 0...9, using: &random) }
    let cut = Int.random(in: 0...40, using: &random)
    let now = cut < 40 ? known[cut] - 1 : known[39]
    let past = try timeline(Array(known.prefix(cut)))
    let other = try timeline(known.prefix(cut) + (0..<10).map { now + 1 + $0 * 7 })
    let whole = try timeline(known)
    var cursors = (past.cursor(), other.cursor(), whole.cursor())
    for decision in Int64(-1)...now {
      let expected = cursors.0.advance(to: Self.second(decision))
      #expect(cursors.1.advance(to: Self.second(decision)) == expected)
      #expect(cursors.2.advance(to: Self.second(decision)) == expected)
    }
  }
}
