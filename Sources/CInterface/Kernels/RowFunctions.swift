// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll

/// The predictions of rows.
@c @implementation
public func plimsoll_predict(
  _ model: plimsoll_model, _ rows: UnsafePointer<Double>?, _ row_count: Int, _ column_count: Int,
  _ predictions: UnsafeMutablePointer<Double>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(predictions, capacity: capacity, needed: needed, "predictions")
    try predict(model, row_count, column_count, result) { (count) throws(InterfaceError) in
      unsafe try Arguments.array(rows, count: count, "rows").map { Float($0) }
    }
  }
}

/// The predictions of rows in single precision.
@c @implementation
public func plimsoll_predict_float(
  _ model: plimsoll_model, _ rows: UnsafePointer<Float>?, _ row_count: Int, _ column_count: Int,
  _ predictions: UnsafeMutablePointer<Double>?, _ capacity: Int, _ needed: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(predictions, capacity: capacity, needed: needed, "predictions")
    try predict(model, row_count, column_count, result) { (count) throws(InterfaceError) in
      unsafe try Arguments.array(rows, count: count, "rows")
    }
  }
}

private func predict(
  _ model: plimsoll_model, _ rowCount: Int, _ columnCount: Int, _ result: ResultPlace<Double>,
  rows: (_ count: Int) throws(InterfaceError) -> [Float]
) throws(InterfaceError) {
  let predictor = try HandleTable.model(model).predictor()
  let count = try Limits.product(rowCount, columnCount, "row_count x column_count")
  guard columnCount > 0 else { throw InterfaceError(.invalidArgument, "column_count is 0") }
  try result.reserve(Limits.product(rowCount, predictor.outputCount, "row_count x outputs"))
  result.write(try predictor.predictions(of: rows(count), columnCount: columnCount))
}
