import ModelExchange
import ModelFormats

// Documents with one part changed.
extension ModelFileSamples {
  /// A document with a value in the place of another in its specification; `nil` takes it away.
  static func tampered(_ document: ModelDocument, at path: [String], _ value: JSONValue?) throws -> ModelDocument {
    try tampered(document) { specification, _, _ in
      specification = replacing(path[...], with: value, in: .object(specification)).objectValue ?? [:]
    }
  }

  private static func replacing(_ path: ArraySlice<String>, with value: JSONValue?, in json: JSONValue) -> JSONValue {
    guard let name = path.first, var members = json.objectValue else { return value ?? .null }
    if path.count == 1 {
      members[name] = value
    } else {
      members[name] = replacing(path.dropFirst(), with: value, in: members[name] ?? .null)
    }
    return .object(members)
  }

  /// The places of all members of a document's specification, and of their members.
  static func paths(of document: ModelDocument) -> [[String]] {
    func paths(_ members: [String: JSONValue], _ start: [String]) -> [[String]] {
      members.flatMap { name, value in [start + [name]] + paths(value.objectValue ?? [:], start + [name]) }
    }
    return paths(document.specification, []).sorted { $0.joined(separator: ".") < $1.joined(separator: ".") }
  }
}

extension Tensor {
  /// The tensor with another first element, converted to its type; itself where it has none.
  func replacingFirst(by value: Double) -> Tensor { replacing(at: 0, by: value) }

  /// The tensor with another element, converted to its type; itself where it has no such one.
  func replacing(at index: Int, by value: Double) -> Tensor {
    func replaced<Element: TensorElement>(_ values: [Element], _ element: Element) -> Tensor {
      var values = values
      if values.indices.contains(index) { values[index] = element }
      return Tensor(values, shape: shape)
    }
    if let values = values(as: Int32.self) { return replaced(values, Int32(Self.clamped(value, within: Int32.self))) }
    if let values = values(as: Int64.self) { return replaced(values, Self.clamped(value, within: Int64.self)) }
    if let values = values(as: UInt8.self) { return replaced(values, UInt8(Self.clamped(value, within: UInt8.self))) }
    if let values = values(as: Float.self) { return replaced(values, Float(value)) }
    return replaced(values(as: Double.self) ?? [], value)
  }

  /// The integer nearest to a number within the range of a type; 0 of what is not a number.
  private static func clamped<Number: FixedWidthInteger>(_ value: Double, within type: Number.Type) -> Int64 {
    guard !value.isNaN else { return 0 }
    if value >= Double(Number.max) { return Int64(Number.max) }
    if value <= Double(Number.min) { return Int64(Number.min) }
    return Int64(value)
  }

  /// The same numbers in another type and within another dimension, one fewer and one more.
  var wrongForms: [Tensor] {
    func forms<Element: TensorElement>(_ values: [Element], other: Tensor) -> [Tensor] {
      let fewer = Tensor(Array(values.dropLast()), shape: [max(values.count - 1, 0)])
      let more = values + (values.last.map { [$0] } ?? [])
      return [other, Tensor(values, shape: [1] + shape), Tensor(more)] + (values.isEmpty ? [] : [fewer])
    }
    if let values = values(as: Int32.self) {
      return forms(values, other: Tensor(values.map { Double($0) }, shape: shape))
    }
    if let values = values(as: Int64.self) {
      return forms(values, other: Tensor(values.map { Double($0) }, shape: shape))
    }
    if let values = values(as: UInt8.self) {
      return forms(values, other: Tensor(values.map { Int64($0) }, shape: shape))
    }
    if let values = values(as: Float.self) {
      return forms(values, other: Tensor(values.map { Double($0) }, shape: shape))
    }
    let values = values(as: Double.self) ?? []
    return forms(values, other: Tensor(values.map { Float($0) }, shape: shape))
  }
}
