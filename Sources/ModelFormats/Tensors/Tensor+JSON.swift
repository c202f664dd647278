extension Tensor {
  /// The elements as arrays within arrays, one level a dimension; a tensor without dimensions as a number, one
  /// without elements as `[]`.
  ///
  /// Numbers that are not finite become `null` when the JSON is written. `nil` for element types that have no
  /// `TensorElement`.
  public var json: JSONValue? {
    let elements: [JSONValue]
    switch elementType {
    case .float64: elements = values(as: Double.self)?.map { .number($0) } ?? []
    case .float32: elements = values(as: Float.self)?.map { .number(Double($0)) } ?? []
    case .int64: elements = values(as: Int64.self)?.map { .integer(Int($0)) } ?? []
    case .int32: elements = values(as: Int32.self)?.map { .integer(Int($0)) } ?? []
    case .uint8: elements = values(as: UInt8.self)?.map { .integer(Int($0)) } ?? []
    default: return nil
    }
    // A shape like (2⁶⁰, 0) is legal and needs no data: its 2⁶⁰ empty rows must not be built.
    guard !elements.isEmpty else { return [] }
    return Self.nested(elements[...], shape: shape[...])
  }

  private static func nested(_ elements: ArraySlice<JSONValue>, shape: ArraySlice<Int>) -> JSONValue {
    guard let length = shape.first else { return elements.first ?? .null }
    let step = elements.count / length
    return .array(
      (0..<length).map { index in
        let start = elements.startIndex + index * step
        return nested(elements[start..<start + step], shape: shape.dropFirst())
      })
  }
}
