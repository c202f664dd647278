import MarketData
import NumericalMethods

/// What a filter sees of the bars of a market.
struct FilteredBars {
  struct Bar {
    let prices: PathLikelihood.Prices
    let logVolume: Double
    let funding: Double
    /// Whether each settlement in the bar, at its start, followed from the regime of the bar before.
    let settlementsFollowEarlier: [Bool]
    let inflow: Double
    let outflow: Double
  }

  private let market: SimulatedMarket
  private let funding: [Double]
  private let inflow: [Double]
  private let outflow: [Double]
  private let barMicroseconds: Int64

  init(of market: SimulatedMarket) {
    guard market.count > 1, let funding = market.column("funding"), let inflow = market.column("inflow"),
      let outflow = market.column("outflow")
    else { preconditionFailure("a market of regimes has two bars or more, funding rates and flows") }
    self.market = market
    self.funding = funding
    self.inflow = inflow
    self.outflow = outflow
    barMicroseconds = market.timeStamps[1].microseconds - market.timeStamps[0].microseconds
  }

  var count: Int { market.count }
  /// The length of a bar in days.
  var days: Double { Double(barMicroseconds) / 86_400_000_000 }

  subscript(bar: Int) -> Bar {
    let open = market.open[bar]
    let start = market.timeStamps[bar].microseconds
    let period = Int64(FundingRate.secondsBetween) * 1_000_000
    let intoPeriod = (start % period + period) % period
    let first = start + (intoPeriod == 0 ? 0 : period - intoPeriod)
    return Bar(
      prices: PathLikelihood.Prices(
        close: .log(market.close[bar] / open), high: .log(market.high[bar] / open), low: .log(market.low[bar] / open)),
      logVolume: .log(market.volume[bar]), funding: funding[bar],
      settlementsFollowEarlier: stride(from: first, to: start + barMicroseconds, by: Int(period)).map { $0 == start },
      inflow: inflow[bar], outflow: outflow[bar])
  }
}
