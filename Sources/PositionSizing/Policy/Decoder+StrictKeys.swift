/// The key of a member of an object, whatever its name.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// The members of an object that has none but those of `keys`: in a policy, a misspelt rule must not be passed over.
  ///
  /// - Throws: `DecodingError` for a value that is no object, or has a member of another name.
  func strictContainer<Keys: CodingKey & CaseIterable>(
    keyedBy keys: Keys.Type
  ) throws -> KeyedDecodingContainer<Keys> {
    let known = keys.allCases.map(\.stringValue)
    if let unknown = try container(keyedBy: AnyKey.self).allKeys.first(where: { !known.contains($0.stringValue) }) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath,
          debugDescription: "there is no member \"\(unknown.stringValue)\", only \(known.joined(separator: ", "))"))
    }
    return try container(keyedBy: keys)
  }

  /// The result of `body`, whose `SizingError` becomes the error of the place in the document.
  ///
  /// - Throws: `DecodingError`.
  func validated<Value>(_ body: () throws(SizingError) -> Value) throws -> Value {
    do throws(SizingError) {
      return try body()
    } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "\(error)"))
    }
  }
}
