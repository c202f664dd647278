// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The functions have the names of plimsoll.h, against which the compiler checks them.
public import CPlimsoll

/// Loads a model file.
@c @implementation
public func plimsoll_model_load(
  _ path: UnsafePointer<CChar>?, _ model: UnsafeMutablePointer<plimsoll_model>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(model, "model")
    let loaded = try LoadedModel(path: unsafe Arguments.text(path, "path"))
    unsafe place.pointee = HandleTable.insert(.model(loaded))
  }
}

/// Loads a model from bytes.
@c @implementation
public func plimsoll_model_load_bytes(
  _ bytes: UnsafeRawPointer?, _ count: Int, _ model: UnsafeMutablePointer<plimsoll_model>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(model, "model")
    let bytes = unsafe try Arguments.array(bytes?.assumingMemoryBound(to: UInt8.self), count: count, "bytes")
    unsafe place.pointee = HandleTable.insert(.model(try LoadedModel(bytes: bytes)))
  }
}

/// The kind of a model.
@c @implementation
public func plimsoll_model_kind(
  _ model: plimsoll_model, _ text: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(text, capacity: capacity, needed: needed, "text")
    try result.write(HandleTable.model(model).kindName)
  }
}

/// The unit of returns.
@c @implementation
public func plimsoll_model_unit(
  _ model: plimsoll_model, _ text: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(text, capacity: capacity, needed: needed, "text")
    try result.write(HandleTable.model(model).unit())
  }
}

/// The number of names.
@c @implementation
public func plimsoll_model_name_count(
  _ model: plimsoll_model, _ list: Int32, _ count: UnsafeMutablePointer<Int>?,
  _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(count, "count")
    unsafe place.pointee = try HandleTable.model(model).names(NameList(number: list)).count
  }
}

/// The name at a position.
@c @implementation
public func plimsoll_model_name(
  _ model: plimsoll_model, _ list: Int32, _ index: Int, _ text: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(text, capacity: capacity, needed: needed, "text")
    let names = try HandleTable.model(model).names(NameList(number: list))
    guard names.indices.contains(index) else {
      throw InterfaceError(
        .invalidArgument, "index is \(UInt(bitPattern: index)), expected less than the number of names, \(names.count)")
    }
    try result.write(names[index])
  }
}

/// The numbers of periods that are forecast.
@c @implementation
public func plimsoll_model_horizons(
  _ model: plimsoll_model, _ horizons: UnsafeMutablePointer<Int64>?, _ capacity: Int,
  _ needed: UnsafeMutablePointer<Int>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let result = unsafe try ResultPlace(horizons, capacity: capacity, needed: needed, "horizons")
    let values = try HandleTable.model(model).horizons
    try result.reserve(values.count)
    result.write(values)
  }
}

/// The length of bars.
@c @implementation
public func plimsoll_model_bar_length(
  _ model: plimsoll_model, _ microseconds: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<plimsoll_error>?
) -> plimsoll_status {
  unsafe answer(error) { () throws(InterfaceError) in
    let place = unsafe try Arguments.place(microseconds, "microseconds")
    unsafe place.pointee = try HandleTable.model(model).barLength()
  }
}
