// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll
import RegimeClassification
import VolatilityForecasting

/// Makes bars.
@c @implementation
public func plimsoll_bars_new(
  _ arrays: UnsafePointer<plimsoll_bar_arrays>?, _ bars: UnsafeMutablePointer<plimsoll_bars>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(bars, "bars")
    let arrays = unsafe try Arguments.structure(arrays, "arrays", size: \.structure_size)
    unsafe place.pointee = HandleTable.insert(.bars(try MarketArrays(arrays).bars()))
  }
}

/// The forecasts at the close of the last bars.
@c @implementation
public func plimsoll_forecast_bars(
  _ model: plimsoll_model, _ bars: plimsoll_bars, _ last: Int, _ variances: UnsafeMutablePointer<Double>?,
  _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(variances, capacity: capacity, needed: needed, "variances")
    let (model, bars) = (try HandleTable.model(model), try HandleTable.bars(bars))
    let horizons = try model.correctedRegression().horizons.count
    try bars.check(last: last)
    try result.reserve(Limits.product(last, horizons, "last x horizons"))
    result.write(try model.forecasts(of: bars.history, last: last))
  }
}

/// The regimes at the close of the last bars.
@c @implementation
public func plimsoll_regimes(
  _ model: plimsoll_model, _ bars: plimsoll_bars, _ last: Int, _ minimum_stay: Int,
  _ probabilities: UnsafeMutablePointer<Double>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ regimes: UnsafeMutablePointer<Int32>?, _ regime_capacity: Int, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(probabilities, capacity: capacity, needed: needed, "probabilities")
    let labels = unsafe try ResultPlace(regimes, capacity: regime_capacity, needed: nil, "regimes")
    let (model, bars) = (try HandleTable.model(model), try HandleTable.bars(bars))
    let classes = try model.classifier().classNames.count
    try bars.check(last: last)
    try Limits.check(minimum_stay, in: 1...100_000, "minimum_stay")
    if !result.isLeftOut { try result.reserve(Limits.product(last, classes, "last x regimes")) }
    if !labels.isLeftOut { try labels.reserve(last) }
    let told = try model.regimes(of: bars.history, last: last, minimumStay: minimum_stay)
    result.write(told.probabilities)
    labels.write(told.regimes)
  }
}

extension MarketArrays {
  /// The arrays of a caller.
  fileprivate init(_ arrays: plimsoll_bar_arrays) throws(InterfaceError) {
    let count = unsafe arrays.count
    market = unsafe arrays.market == nil ? "market" : try Arguments.text(arrays.market, "market")
    timeStamps = unsafe try Arguments.array(arrays.timestamps, count: count, "timestamps")
    open = unsafe try Arguments.optionalArray(arrays.open, count: count, "open")
    high = unsafe try Arguments.optionalArray(arrays.high, count: count, "high")
    low = unsafe try Arguments.optionalArray(arrays.low, count: count, "low")
    close = unsafe try Arguments.array(arrays.close, count: count, "close")
    volume = unsafe try Arguments.optionalArray(arrays.volume, count: count, "volume")
    columns = unsafe try Arguments.columns(arrays.columns, count: arrays.column_count)
    beside = []
    for handle in unsafe try Arguments.array(arrays.beside, count: arrays.beside_count, "beside", "beside_count") {
      beside.append(try HandleTable.bars(handle))
    }
  }
}
