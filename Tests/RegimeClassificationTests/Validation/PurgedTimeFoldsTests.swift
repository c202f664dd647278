import MarketData
import NumericalMethods
import RegimeClassification
import Testing

@Suite struct PurgedTimeFoldsTests {
  private static func time(_ day: Int) -> TimeStamp { TimeStamp(microseconds: Int64(day) * 86_400_000_000) }

  private static func spans(days: some Sequence<Int>, length: Int) -> [LabelSpan] {
    days.map { LabelSpan(known: time($0), end: time($0 + length)) }
  }

  @Test(arguments: [(40, 2, 1), (40, 4, 7), (41, 5, 3), (23, 5, 10), (7, 7, 2)])
  func foldsOfOneMarketAreThoseOfItsBars(count: Int, foldCount: Int, length: Int) throws {
    let found = try PurgedTimeFolds(of: Self.spans(days: 0..<count, length: length), foldCount: foldCount)
    let expected = PurgedFolds(count: count, foldCount: foldCount, span: length, embargo: length)
    for (fold, rows) in found.folds.enumerated() {
      #expect(rows.validation == Array(expected.validation(fold)))
      #expect(rows.training == expected.training(fold).flatMap(Array.init))
    }
  }

  @Test func noLabelReachesAcrossForMarketsOfDifferentDays() throws {
    var random = SplitMix64(seed: 11)
    var spans: [LabelSpan] = []
    for _ in 0..<400 {
      let (day, length) = (random.nextIndex(below: 90), random.nextIndex(below: 9))
      spans.append(LabelSpan(known: Self.time(day), end: Self.time(day + length)))
    }
    let found = try PurgedTimeFolds(of: spans, foldCount: 5)
    #expect(found.embargoMicroseconds == Self.time(8).microseconds)
    #expect(found.folds.flatMap(\.validation).sorted() == Array(spans.indices))
    for fold in found.folds {
      let start = fold.validation.map { spans[$0].known }.min() ?? Self.time(0)
      let end = fold.validation.map { spans[$0].end }.max() ?? Self.time(0)
      for row in fold.training {
        let isBefore = spans[row].end <= start
        let isAfter = spans[row].known.microseconds >= end.microseconds + found.embargoMicroseconds
        #expect(isBefore || isAfter)
      }
    }
  }

  @Test func theMomentsAtTheLimitsAreTakenAndThoseNextToThemNot() throws {
    // Folds of days 0–9, 10–19 and 20–29 with labels of 3 days: the second spans 10 to 22, with the embargo to 25.
    let found = try PurgedTimeFolds(of: Self.spans(days: 0..<30, length: 3), foldCount: 3)
    #expect(found.folds[1].validation == Array(10..<20))
    #expect(found.folds[1].training == Array(0...7) + Array(25..<30))
    #expect(found.folds[0].training == Array(15..<30))
    #expect(found.folds[2].training == Array(0...17))
  }

  @Test func labelsOfTheBarItselfNeedNoPurging() throws {
    let found = try PurgedTimeFolds(of: Self.spans(days: 0..<9, length: 0), foldCount: 3)
    #expect(found.folds[1].training == [0, 1, 2, 6, 7, 8])
  }

  @Test func marketsAreCutAtTheSameMoments() throws {
    let spans = Self.spans(days: 0..<20, length: 1) + Self.spans(days: 10..<20, length: 1)
    let found = try PurgedTimeFolds(of: spans, foldCount: 4)
    #expect(found.folds[2].validation == Array(10..<15) + Array(20..<25))
  }

  @Test func fewerMomentsThanFoldsAreRefused() {
    let spans = Self.spans(days: [1, 1, 2], length: 1)
    #expect(throws: RegimeError.tooFewMoments(count: 2, needed: 3)) { try PurgedTimeFolds(of: spans, foldCount: 3) }
    #expect(throws: Never.self) { try PurgedTimeFolds(of: spans, foldCount: 2) }
  }
}
