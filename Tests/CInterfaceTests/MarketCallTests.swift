import CPlimsoll
import MarketData
import ModelExchange
import NumericalMethods
import RegimeClassification
import Testing
import VolatilityForecasting

/// Models of whole markets through C: to the last bit what Swift has.
@Suite struct MarketCallTests {
  /// The bars of a market as C makes them.
  private static func answer(
    _ market: MarketHistory, beside: [plimsoll_bars] = [], name: String? = nil, stamps: [Int64]? = nil,
    close: [Double]? = nil, columns: Bool = true, _ change: (inout plimsoll_bar_arrays) -> Void = { _ in }
  ) -> (bars: plimsoll_bars, answer: Call.Answer) {
    let bars = market.bars
    let stamps = stamps ?? bars.timeStamps.map(\.microseconds)
    var handle: plimsoll_bars = 0
    let held = columns ? bars.columns.map { (name: $0.key, values: $0.value) } : []
    let answer = unsafe Call.withColumns(held) { pointer, count in
      unsafe (name ?? market.name).withCString { name in
        unsafe (close ?? bars.close).withUnsafeBufferPointer { close in
          unsafe stamps.withUnsafeBufferPointer { stamps in
            unsafe beside.withUnsafeBufferPointer { beside in
              unsafe optional(bars.high) { high in
                unsafe optional(bars.low) { low in
                  var arrays = unsafe plimsoll_bar_arrays()
                  unsafe arrays.structure_size = unsafe MemoryLayout<plimsoll_bar_arrays>.size
                  unsafe arrays.market = name
                  unsafe arrays.count = bars.count
                  unsafe arrays.timestamps = stamps.baseAddress
                  unsafe (arrays.high, arrays.low, arrays.close) = (high, low, close.baseAddress)
                  unsafe (arrays.columns, arrays.column_count) = (pointer, count)
                  unsafe (arrays.beside, arrays.beside_count) = (beside.baseAddress, beside.count)
                  unsafe change(&arrays)
                  return unsafe Call.answer { unsafe plimsoll_bars_new(&arrays, &handle, $0) }
                }
              }
            }
          }
        }
      }
    }
    return (handle, answer)
  }

  private static func optional<Value>(_ values: [Double]?, _ body: (UnsafePointer<Double>?) -> Value) -> Value {
    guard let values else { return body(nil) }
    return unsafe values.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
  }

  private static func bars(_ market: MarketHistory) -> plimsoll_bars {
    let made = unsafe answer(market)
    #expect(made.answer == Call.Answer(status: 0, message: ""))
    return made.bars
  }

  @Test func forecasts() throws {
    let market = try InterfaceSamples.market("ETH", seed: 8)
    let bars = Self.bars(market)
    for sample in [InterfaceSamples.trees, InterfaceSamples.network] {
      let expected: LogVarianceForecasts
      switch try sample.get() {
      case .trees(let trees): expected = try trees.forecasts(for: market)
      case .network(let network): expected = try network.forecasts(for: market)
      default: continue
      }
      let model = try InterfaceSamples.handle(sample)
      for last in [1, 2, market.bars.count] {
        let found = unsafe Call.numbers(0.0) { unsafe plimsoll_forecast_bars(model, bars, last, $0, $1, $2, $3) }
        let rows = (market.bars.count - last..<market.bars.count).flatMap { row in
          expected.values.map { $0[row].isNaN ? Double.nan : .exp($0[row]) }
        }
        #expect(found.count == 2 * last && found[found.count - 1] > 0)
        #expect(zip(found, rows).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN })
        #expect(found.contains { $0.isNaN } == (last > 2))
      }
      for last in [0, market.bars.count + 1, .max, .min] {
        unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, "last is") {
          unsafe plimsoll_forecast_bars(model, bars, last, nil, 0, nil, $0)
        }
      }
      unsafe Call.fails(PLIMSOLL_NOT_APPLICABLE, "it tells no regimes") {
        unsafe plimsoll_regimes(model, bars, 1, 1, nil, 0, nil, nil, 0, $0)
      }
      unsafe Call.ok { unsafe plimsoll_free(model, $0) }
    }
    unsafe Call.ok { unsafe plimsoll_free(bars, $0) }
  }

  @Test func regimes() throws {
    let market = try InterfaceSamples.daily("B", seed: 6)
    let bars = Self.bars(market)
    let model = try InterfaceSamples.handle(InterfaceSamples.regimes)
    guard case .regimes(let classifier) = try InterfaceSamples.regimes.get() else { return }
    let expected = try classifier.probabilities(of: market)
    for (last, stay) in [(1, 1), (600, 1), (600, 5)] {
      var probabilities = [Double](repeating: -1, count: 4 * last)
      var regimes = [Int32](repeating: -2, count: last)
      var needed = 0
      unsafe Call.ok {
        unsafe plimsoll_regimes(
          model, bars, last, stay, &probabilities, 4 * last, &needed, &regimes, last, $0)
      }
      let adopted = try Hysteresis(minimumStay: stay).regimes(of: expected).suffix(last)
      #expect(needed == 4 * last && regimes == adopted.map { Int32($0?.index ?? -1) })
      let rows = expected.suffix(last).flatMap { $0 ?? [.nan, .nan, .nan, .nan] }
      #expect(zip(probabilities, rows).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN })
      #expect(probabilities.suffix(4).allSatisfy { $0 >= 0 } && regimes.contains(-1) == (last > 1))
      var again = [Int32](repeating: -2, count: last)
      unsafe Call.ok { unsafe plimsoll_regimes(model, bars, last, stay, nil, 0, nil, &again, last, $0) }
      #expect(again == regimes)
    }
    var regimes = [Int32](repeating: -2, count: 2)
    unsafe Call.fails(PLIMSOLL_BUFFER_TOO_SMALL, "regimes has room for 2 elements, the result has 3") {
      unsafe plimsoll_regimes(model, bars, 3, 1, nil, 0, nil, &regimes, 2, $0)
    }
    for stay in [0, 100_001, -1] {
      unsafe Call.fails(PLIMSOLL_INVALID_ARGUMENT, "minimum_stay") {
        unsafe plimsoll_regimes(model, bars, 1, stay, nil, 0, nil, &regimes, 2, $0)
      }
    }
    let other = Self.bars(try InterfaceSamples.market("BTC", seed: 1))
    unsafe Call.fails(PLIMSOLL_INVALID_DATA, "expected 1d") {
      unsafe plimsoll_regimes(model, other, 1, 1, nil, 0, nil, &regimes, 2, $0)
    }
    for handle in [model, bars, other] { unsafe Call.ok { unsafe plimsoll_free(handle, $0) } }
  }

  @Test func arraysThatAreNoBars() throws {
    let market = try InterfaceSamples.market("BTC", seed: 1)
    let count = market.bars.count
    func fails(
      _ status: Int, _ part: String, name: String? = nil, stamps: [Int64]? = nil, close: [Double]? = nil,
      _ change: (inout plimsoll_bar_arrays) -> Void = { _ in }
    ) {
      let answer = unsafe Self.answer(market, name: name, stamps: stamps, close: close, change).answer
      #expect(Int(answer.status) == status && answer.message.contains(part), "\(answer.message)")
    }
    let stamps = market.bars.timeStamps.map(\.microseconds)
    unsafe fails(PLIMSOLL_INVALID_DATA, "no colon, comma or space", name: "A B")
    unsafe fails(PLIMSOLL_INVALID_DATA, "not later", stamps: stamps.reversed())
    unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "time stamp 1 ", stamps: [.min] + stamps.dropFirst())
    for price in [0, -1, Double.nan, .infinity] {
      unsafe fails(PLIMSOLL_INVALID_DATA, "close", close: [price] + market.bars.close.dropFirst())
    }
    unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "structure_size is 0") { unsafe $0.structure_size = 0 }
    unsafe fails(PLIMSOLL_NULL_POINTER, "timestamps") { unsafe $0.timestamps = nil }
    unsafe fails(PLIMSOLL_NULL_POINTER, "close") { unsafe $0.close = nil }
    unsafe fails(PLIMSOLL_NULL_POINTER, "columns") { unsafe $0.columns = nil }
    unsafe fails(PLIMSOLL_NULL_POINTER, "beside is") { unsafe ($0.beside, $0.beside_count) = (nil, 1) }
    for bad in [-1, Int.max, Int.min, 1 << 28 + 1] {
      unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "count is") { unsafe $0.count = bad }
      unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "column_count is") { unsafe $0.column_count = bad }
      unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "beside_count is") { unsafe $0.beside_count = bad }
    }
    for few in [0, 1] {
      unsafe fails(PLIMSOLL_INVALID_DATA, "at least 2 are needed") {
        unsafe ($0.count, $0.column_count) = (few, 0)
      }
    }
    unsafe fails(PLIMSOLL_INVALID_ARGUMENT, "600 values, expected 599") { unsafe $0.count = count - 1 }
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "bars is NULL") { unsafe plimsoll_bars_new(nil, nil, $0) }
    var handle: plimsoll_bars = 0
    unsafe Call.fails(PLIMSOLL_NULL_POINTER, "arrays is NULL") { unsafe plimsoll_bars_new(nil, &handle, $0) }
  }

  @Test func marketsBesideEachOther() throws {
    let other = Self.bars(try InterfaceSamples.market("ETH", seed: 2))
    let market = try InterfaceSamples.market("BTC", seed: 1)
    let made = unsafe Self.answer(market, beside: [other])
    #expect(made.answer.status == 0)
    let twice = unsafe Self.answer(market, beside: [other, other]).answer
    #expect(twice.message.contains("different names"))
    let none = unsafe Self.answer(market, beside: [0]).answer
    #expect(Int(none.status) == PLIMSOLL_INVALID_HANDLE)
    let without = unsafe Self.answer(market, columns: false)
    let trees = try InterfaceSamples.handle(InterfaceSamples.trees)
    unsafe Call.fails(PLIMSOLL_INVALID_DATA, "has no column \"funding\"") {
      unsafe plimsoll_forecast_bars(trees, without.bars, 1, nil, 0, nil, $0) == Int32(PLIMSOLL_BUFFER_TOO_SMALL)
        ? Self.forecast(trees, without.bars, $0) : -1
    }
    for handle in [other, made.bars, without.bars, trees] { unsafe Call.ok { unsafe plimsoll_free(handle, $0) } }
  }

  private static func forecast(
    _ model: plimsoll_model, _ bars: plimsoll_bars, _ error: UnsafeMutablePointer<plimsoll_error>
  ) -> plimsoll_status {
    var room = [0.0, 0]
    return unsafe plimsoll_forecast_bars(model, bars, 1, &room, 2, nil, error)
  }
}
