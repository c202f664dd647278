public import MarketData

/// A forecaster by trees that is trained again as time goes on, each time on all that is known by then.
///
/// Trees forget nothing but learn nothing either: those of a year ago tell less than the regression alone, if that is
/// estimated again. They are trained anew each time the bars have grown by a tenth, so that the work for n bars is that of
/// some ten trainings on n.
public struct RetrainedVolatilityTrees: Sendable, Equatable {
  /// The trees as they were trained, in order of time.
  public let trained: [TrainedVolatilityTrees]

  /// The growth of the number of bars, as a share, after which trees are trained again.
  private static let growth = 0.1

  /// Trains trees at moments, each time on what is known then.
  ///
  /// - Parameters:
  ///   - trees: what is trained; without validation.
  ///   - markets: the markets, with names of their own and bars of one length.
  ///   - moments: the moments, increasing, such as `trainingMoments(in:from:to:)`; not empty.
  ///   - threads: the number of threads, positive; it changes no bit.
  ///   - report: is called with the number of rounds that ended since the last call.
  /// - Throws: as `VolatilityTrees.train(on:split:threads:report:)`.
  /// - Precondition: there is a market and a moment, and the moments increase.
  public init(
    _ trees: VolatilityTrees, on markets: [MarketHistory], at moments: [TimeStamp], threads: Int = 1,
    report: (Int) -> Void = { _ in }
  ) throws(ForecastingError) {
    precondition(
      !moments.isEmpty && zip(moments, moments.dropFirst()).allSatisfy(<), "trees are trained in order of time")
    var trained: [TrainedVolatilityTrees] = []
    for moment in moments {
      let split = try TimeSplit(trainingEnd: moment, validationEnd: moment)
      trained.append(try trees.train(on: markets, split: split, threads: threads, report: report))
    }
    self.trained = trained
  }

  /// The moments at which trees are trained for forecasts of some time: the first, and each by which the bars have grown
  /// by a tenth.
  ///
  /// - Parameters:
  ///   - markets: the markets that are learned from.
  ///   - first: the moment of the first forecast.
  ///   - last: the moment of the last forecast; not earlier.
  /// - Returns: the moments, increasing.
  /// - Precondition: `last` is not before `first`.
  public static func trainingMoments(
    in markets: [MarketHistory], from first: TimeStamp, to last: TimeStamp
  ) -> [TimeStamp] {
    precondition(first <= last, "the last forecast is not before the first")
    let closes = markets.flatMap { market in market.bars.timeStamps.indices.map { market.closeTime(of: $0) } }.sorted()
    var moments = [first]
    var learned = Double(closes.count { $0 <= first })
    for (index, close) in closes.enumerated() where close > first && close <= last {
      let isLastOfItsMoment = index + 1 == closes.count || closes[index + 1] > close
      let known = Double(index + 1)
      guard isLastOfItsMoment, known >= (1 + growth) * learned else { continue }
      learned = known
      moments.append(close)
    }
    return moments
  }

  /// The forecasts at some bars of a market, each by the last trees that had been trained by then, where the regression
  /// that is corrected is estimated again every so often from what was over by then.
  ///
  /// - Parameters:
  ///   - market: the number of the market among `markets`.
  ///   - markets: all markets that the regression learns from.
  ///   - rows: the bars at which forecasts are made, increasing; not empty.
  ///   - refitEvery: the number of forecasts from one estimate of the regression to the next, positive.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: ln of the forecast variance over the first horizon, for each of `rows`; not a number where too little was
  ///   known.
  /// - Throws: as the regression's walk and `forecasts(for:rows:threads:)`.
  /// - Precondition: `market` and `rows` are positions, and no row closes before the first trees were trained.
  public func walk(
    through market: Int, of markets: [MarketHistory], at rows: [Int], refitEvery: Int, threads: Int = 1
  ) throws(ForecastingError) -> [Double] {
    let walked = markets[market]
    let base = trained[0].base.specification
    var forecasts = try base.walk(through: market, of: markets, at: rows, refitEvery: refitEvery)
    precondition(
      walked.closeTime(of: rows[0]) >= trained[0].split.validationEnd, "forecasts are made after the first training")
    var number = 0
    for (index, trees) in trained.enumerated() {
      let end = index + 1 < trained.count ? trained[index + 1].split.validationEnd : nil
      let start = number
      while number < rows.count, end.map({ walked.closeTime(of: rows[number]) < $0 }) ?? true { number += 1 }
      guard start < number else { continue }
      try trees.checkBars(of: walked)
      let outputs = try trees.outputs(for: walked, rows: rows[start]..<rows[number - 1] + 1, threads: threads)[0]
      for place in start..<number { forecasts[place] += outputs[rows[place]] }
    }
    return forecasts
  }
}
