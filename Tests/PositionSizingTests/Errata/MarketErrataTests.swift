import Foundation
import MarketData
import NumericalMethods
import PositionSizing
import Testing

/// Prices that may not be shipped.
enum ErrataPrices {
  static var folder: URL? {
    ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { folder in
      folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
    }
  }

  static func read(_ name: String) throws -> BarSeries {
    try BarSeries(contentsOf: try #require(folder).appending(path: name))
  }

  static func stamp(_ day: String) throws -> TimeStamp { try #require(TimeStamp(day)) }
}

@Suite(
  "Errata: market data", .enabled(if: ErrataPrices.folder != nil, "PLIMSOLL_MARKET_DATA names no folder of market data")
)
struct MarketErrataTests {
  /// Simple returns of bitcoin from close to close, with the day of each.
  private func dailyReturns() throws -> (days: [TimeStamp], returns: [Double]) {
    let bars = try ErrataPrices.read("btcusdt_binance_1d.csv")
    let returns = zip(bars.close, bars.close.dropFirst()).map { $1 / $0 - 1 }
    return (Array(bars.timeStamps.dropFirst()), returns)
  }

  @Test("The crash of March 2020 is that of the 12th; on the 11th the price rose")
  func crashDay() throws {
    let (days, returns) = try dailyReturns()
    let worst = try #require(returns.indices.min { returns[$0] < returns[$1] })
    #expect(days[worst] == (try ErrataPrices.stamp("2020-03-12")))
    #expect(abs(returns[worst] + 0.395) < 0.0005)
    let eleventh = try #require(days.firstIndex(of: try ErrataPrices.stamp("2020-03-11")))
    #expect(abs(returns[eleventh] - 0.005) < 0.0005)
    #expect(worst == eleventh + 1)
    // By the hours of another file: the last closes of the three days.
    let hours = try ErrataPrices.read("btcusdt_binance_1h_2018_2022.csv.gz")
    func lastClose(before day: String) throws -> Double {
      try #require(hours[(try ErrataPrices.stamp("2020-03-01"))..<(try ErrataPrices.stamp(day))].close.last)
    }
    let closes = try ["2020-03-11", "2020-03-12", "2020-03-13"].map(lastClose)
    #expect(abs(closes[1] / closes[0] - 1.005) < 0.0005)
    #expect(abs(closes[2] / closes[1] - 0.605) < 0.0005)
  }

  @Test("That day liquidated long positions of a leverage above 2.24")
  func fatalLeverageOfTheCrash() throws {
    let bars = try ErrataPrices.read("btcusdt_binance_1d.csv")
    let day = try #require(bars.timeStamps.firstIndex(of: try ErrataPrices.stamp("2020-03-12")))
    let remaining = try #require(bars.low)[day] / bars.close[day - 1]
    #expect(abs(1 - remaining - 0.444) < 0.0005)
    #expect(abs(try Leverage(1 / (1 - remaining * 0.996)).value - 2.24) < 0.005)
  }

  @Test("On 8 and 9 November 2022 ether fell by 32 % from its high, bitcoin by 25 %")
  func november2022() throws {
    let range = try ErrataPrices.stamp("2022-11-08")..<ErrataPrices.stamp("2022-11-10")
    let bitcoin = try ErrataPrices.read("btcusdt_binance_1d.csv")[range]
    let ether = try ErrataPrices.read("ethusdt_perp_binance_1h_2020_2022.csv.gz")[range]
    #expect(abs(try fall(bitcoin) - 0.247) < 0.0005)
    #expect(abs(try fall(ether) - 0.322) < 0.0005)
    // Hour by hour, from the highest price so far: the highs came before the lows.
    let hours = try ErrataPrices.read("btcusdt_binance_1h_2018_2022.csv.gz")[range]
    #expect(abs(try fallSoFar(hours) - 0.247) < 0.0005)
    #expect(abs(try fallSoFar(ether) - 0.322) < 0.0005)
  }

  private func fallSoFar(_ bars: BarSeries) throws -> Double {
    var highest = 0.0
    var deepest = 0.0
    for (high, low) in zip(try #require(bars.high), try #require(bars.low)) {
      deepest = max(deepest, 1 - low / max(highest, low))
      highest = max(highest, high)
    }
    return deepest
  }

  private func fall(_ bars: BarSeries) throws -> Double {
    let high = try #require(bars.high?.max())
    return 1 - (try #require(bars.low?.min())) / high
  }

  /// How much less the largest drawdown of 2019 to 2024 is with other sizes, as a share of the drawdown.
  private func reductions(_ cut: ForecastCut) throws -> (cut: Double, constant: Double, shareCut: Double) {
    let (days, returns) = try dailyReturns()
    let first = try #require(days.firstIndex(of: try ErrataPrices.stamp("2019-01-01")))
    let held = Array(returns[first...])
    let sizes = Array(cut.sizes(returns)[first...])
    let meanSize = sizes.reduce(0, +) / Double(sizes.count)
    let drawdown = ForecastCut.maximumDrawdown(held)
    #expect(abs(drawdown - 0.766) < 0.0005)
    let cutReturns = zip(held, sizes).map { $0 * $1 }
    #expect(abs(ForecastCut.maximumDrawdown(cutReturns) - ForecastCut.maximumDrawdownOfAllPairs(cutReturns)) < 1e-12)
    return (
      1 - ForecastCut.maximumDrawdown(cutReturns) / drawdown,
      1 - ForecastCut.maximumDrawdown(held.map { $0 * meanSize }) / drawdown,
      Double(sizes.count { $0 < 1 }) / Double(sizes.count)
    )
  }

  @Test("A cut by a fifth above the 80th percentile of the year's forecasts lessens the drawdown by 2.3 %")
  func forecastCut() throws {
    let result = try reductions(ForecastCut())
    #expect(abs(result.cut - 0.023) < 0.0005)
    // As much as a constant size of the same mean.
    #expect(abs(result.constant - 0.019) < 0.0005)
    #expect(abs(result.shareCut - 0.183) < 0.0005)
  }

  @Test("At other thresholds and memories it lies from −0.5 to 3.3 %")
  func otherForecastCuts() throws {
    var found: [Double] = []
    for decay in [0.94, 0.97] {
      for threshold in [0.5, 0.6, 0.7, 0.8, 0.9, 0.95] {
        found.append(try reductions(ForecastCut(decay: decay, threshold: threshold)).cut)
      }
    }
    #expect(abs(try #require(found.min()) + 0.005) < 0.0005)
    #expect(abs(try #require(found.max()) - 0.033) < 0.0005)
  }

  @Test("A size of 80 % on all days would lessen it by 11.8 %")
  func alwaysCut() throws {
    let result = try reductions(ForecastCut(threshold: -1))
    #expect(result.shareCut == 1)
    #expect(abs(result.cut - 0.118) < 0.0005)
    // By capital that is rebalanced from close to close, without forecasts.
    let bars = try ErrataPrices.read("btcusdt_binance_1d.csv")
    let first = try #require(bars.timeStamps.firstIndex(of: try ErrataPrices.stamp("2019-01-01")))
    let closes = Array(bars.close[(first - 1)...])
    #expect(abs(1 - deepestFall(closes, size: 0.8) / deepestFall(closes, size: 1) - result.cut) < 1e-12)
  }

  /// The worst of all pairs of days in the capital of who holds a constant share of it.
  private func deepestFall(_ closes: [Double], size: Double) -> Double {
    var capital = [1.0]
    for (before, after) in zip(closes, closes.dropFirst()) {
      let last = capital[capital.count - 1]
      capital.append(last * (1 - size) + last * size * after / before)
    }
    return capital.indices.reduce(0) { deepest, day in
      max(deepest, 1 - (capital[day...].min() ?? 0) / capital[day])
    }
  }

  @Test("It costs 1.2 points of the yearly growth of 71.2 %, and Sortino's ratio goes from 1.71 to 1.72")
  func returnsOfTheCut() throws {
    let (days, returns) = try dailyReturns()
    let first = try #require(days.firstIndex(of: try ErrataPrices.stamp("2019-01-01")))
    let held = Array(returns[first...])
    let cut = zip(held, ForecastCut().sizes(returns)[first...]).map { $0 * $1 }
    #expect(abs(annualGrowth(held) - 0.7122) < 0.00005)
    #expect(abs(annualGrowth(cut) - 0.6998) < 0.00005)
    #expect(abs(sortinoRatio(held) - 1.709) < 0.0005)
    #expect(abs(sortinoRatio(cut) - 1.722) < 0.0005)
    // Of what is held by the first and the last price, of the cut by the capital itself.
    let bars = try ErrataPrices.read("btcusdt_binance_1d.csv")
    let years = Double(held.count) / 365
    let end = try #require(bars.close.last)
    #expect(abs(Double.exp(Double.log(end / bars.close[first]) / years) - 1 - annualGrowth(held)) < 1e-10)
    let capital = cut.reduce(1) { $0 * (1 + $1) }
    #expect(abs(Double.exp(Double.log(capital) / years) - 1 - annualGrowth(cut)) < 1e-10)
    for returns in [held, cut] { #expect(abs(sortinoByMoments(returns) - sortinoRatio(returns)) < 1e-10) }
  }

  /// The same ratio from what all days and the good ones add up to, over a year in place of a day.
  private func sortinoByMoments(_ returns: [Double]) -> Double {
    let gains = returns.filter { $0 > 0 }
    let bad = returns.reduce(0) { $0 + $1 * $1 } - gains.reduce(0) { $0 + $1 * $1 }
    let years = Double(returns.count) / 365
    return returns.sorted().reduce(0, +) / years / (bad / years).squareRoot()
  }

  private func annualGrowth(_ returns: [Double]) -> Double {
    let logarithm = returns.reduce(0) { $0 + Double.log(onePlus: $1) }
    return .exp(logarithm * 365 / Double(returns.count)) - 1
  }

  /// The mean over the root of the mean square of the negative returns, annualised by √365.
  private func sortinoRatio(_ returns: [Double]) -> Double {
    let mean = returns.reduce(0, +) / Double(returns.count)
    let squares = returns.reduce(0) { $0 + min($1, 0) * min($1, 0) }
    return mean / (squares / Double(returns.count)).squareRoot() * 365.0.squareRoot()
  }

  @Test("Sizes do not change when later returns do, and forecasts are what their definition says")
  func isCausal() throws {
    let (_, returns) = try dailyReturns()
    let cut = ForecastCut()
    let sizes = cut.sizes(returns)
    let forecasts = cut.forecasts(returns)
    for day in [400, 1_000, 2_000] {
      let other = returns[..<day] + returns[day...].map { -3 * $0 }
      #expect(Array(cut.sizes(Array(other))[...day]) == Array(sizes[...day]))
      let forecast = try #require(forecasts[day])
      #expect(abs(forecast / cut.forecastByDefinition(returns, day: day) - 1) < 1e-12)
    }
  }
}
