import MarketData
import Testing

@Suite(
  "Errata: bitcoin hedged with ether",
  .enabled(if: ErrataPrices.folder != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct HedgeMarketErrataTests {
  /// Daily returns of both perpetual contracts, from the hours that both have.
  private func returns() throws -> (bitcoin: [Double], ether: [Double]) {
    let ether = try ErrataPrices.read("ethusdt_perp_binance_1h_2020_2022.csv.gz")
    let bitcoin = try ErrataPrices.read("btcusdt_perp_binance_1h_2020_2024.csv.gz")[0..<ether.count]
    #expect(bitcoin.timeStamps == ether.timeStamps)
    return (daily(bitcoin.close), daily(ether.close))
  }

  private func daily(_ hourly: [Double]) -> [Double] {
    let closes = stride(from: 23, to: hourly.count, by: 24).map { hourly[$0] }
    return zip(closes, closes.dropFirst()).map { $1 / $0 - 1 }
  }

  private func covariance(_ left: [Double], _ right: [Double]) -> Double {
    let count = Double(left.count)
    let means = (left.reduce(0, +) / count, right.reduce(0, +) / count)
    return zip(left, right).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / count
  }

  @Test("A short position in ether takes 68 % of the variance of bitcoin away, one of equal size 43 %")
  func effectiveness() throws {
    let (bitcoin, ether) = try returns()
    let both = covariance(bitcoin, ether)
    let correlation = both / (covariance(bitcoin, bitcoin) * covariance(ether, ether)).squareRoot()
    let ratio = both / covariance(ether, ether)
    #expect(abs(correlation - 0.827) < 0.0005)
    #expect(abs(ratio - 0.620) < 0.0005)
    // By the variance of what is left, which knows nothing of a correlation.
    #expect(abs(reduction(bitcoin, ether, ratio: ratio) - correlation * correlation) < 1e-12)
    #expect(abs(reduction(bitcoin, ether, ratio: ratio) - 0.684) < 0.0005)
    #expect(abs(reduction(bitcoin, ether, ratio: 1) - 0.426) < 0.0005)
    let expected = (2 * both - covariance(ether, ether)) / covariance(bitcoin, bitcoin)
    #expect(abs(reduction(bitcoin, ether, ratio: 1) - expected) < 1e-12)
  }

  private func reduction(_ held: [Double], _ hedge: [Double], ratio: Double) -> Double {
    let left = zip(held, hedge).map { $0 - ratio * $1 }
    return 1 - covariance(left, left) / covariance(held, held)
  }
}
