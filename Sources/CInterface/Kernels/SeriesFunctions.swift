// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll

/// The variances after the last return.
@c @implementation
public func plimsoll_forecast_returns(
  _ model: plimsoll_model, _ returns: UnsafePointer<Double>?, _ count: Int,
  _ columns: UnsafePointer<plimsoll_column>?, _ column_count: Int, _ horizon: Int,
  _ variances: UnsafeMutablePointer<Double>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(variances, capacity: capacity, needed: needed, "variances")
    let model = try HandleTable.model(model)
    _ = try model.modelOfReturns()
    try Limits.check(horizon, in: 1...Limits.maximumHorizon, "horizon")
    try result.reserve(horizon)
    let values = unsafe try Arguments.array(returns, count: count, "returns")
    let columns = unsafe try Arguments.columns(columns, count: column_count)
    result.write(try model.forecast(ofReturns: values, columns: columns, horizon: horizon))
  }
}

/// The conditional variance of each return.
@c @implementation
public func plimsoll_variance_path(
  _ model: plimsoll_model, _ returns: UnsafePointer<Double>?, _ count: Int,
  _ columns: UnsafePointer<plimsoll_column>?, _ column_count: Int, _ variances: UnsafeMutablePointer<Double>?,
  _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(variances, capacity: capacity, needed: needed, "variances")
    let model = try HandleTable.model(model)
    _ = try model.modelOfReturns()
    try Limits.check(count: count, "count")
    try result.reserve(count)
    let values = unsafe try Arguments.array(returns, count: count, "returns")
    let columns = unsafe try Arguments.columns(columns, count: column_count)
    result.write(try model.conditionalVariances(ofReturns: values, columns: columns))
  }
}

/// The forecast after the last variance.
@c @implementation
public func plimsoll_forecast_variances(
  _ model: plimsoll_model, _ variances: UnsafePointer<Double>?, _ count: Int, _ timestamps: UnsafePointer<Int64>?,
  _ columns: UnsafePointer<plimsoll_column>?, _ column_count: Int, _ horizon: Int,
  _ forecasts: UnsafeMutablePointer<Double>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(forecasts, capacity: capacity, needed: needed, "forecasts")
    let model = try HandleTable.model(model)
    _ = try model.modelOfVariances()
    try Limits.check(horizon, in: 0...Limits.maximumHorizon, "horizon")
    try result.reserve(max(1, horizon))
    let values = unsafe try Arguments.array(variances, count: count, "variances")
    let stamps = unsafe try Arguments.optionalArray(timestamps, count: count, "timestamps")
    let columns = unsafe try Arguments.columns(columns, count: column_count)
    result.write(
      try model.forecast(ofVariances: values, timeStamps: stamps, columns: columns, horizon: horizon))
  }
}
