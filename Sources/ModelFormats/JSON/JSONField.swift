/// A JSON value from a file that knows its place there, so that an error can name it.
package struct JSONField: Sendable {
  /// The value.
  package let value: JSONValue
  /// The path to the value, such as `provenance.seed`.
  package let place: String
  /// The name of the file.
  package let file: String

  /// A value with its place and file.
  package init(_ value: JSONValue, place: String, file: String) {
    self.value = value
    self.place = place
    self.file = file
  }

  /// The error that something is wrong with this value.
  package func malformed(_ reason: String) -> ModelExchangeError {
    .malformed(file: file, place: place, reason: reason)
  }

  private func wrongType(_ expected: String) -> ModelExchangeError {
    malformed("\(value.text().shortened) where \(expected) is expected")
  }

  /// The members, with their places.
  package func object() throws(ModelExchangeError) -> [String: JSONField] {
    guard case .object(let members) = value else { throw wrongType("an object") }
    return Dictionary(
      uniqueKeysWithValues: members.map { ($0, JSONField($1, place: "\(place).\($0.shortened)", file: file)) })
  }

  /// The members of an object that has all of the names `required`, and none but these and `optional`.
  package func object(
    required: Set<String>, optional: Set<String> = []
  ) throws(ModelExchangeError) -> [String: JSONField] {
    let members = try object()
    if let missing = required.subtracting(members.keys).min() { throw malformed("\(missing.jsonQuoted) is missing") }
    if let extra = Set(members.keys).subtracting(required).subtracting(optional).min() {
      throw malformed("has an unexpected member \(extra.jsonQuoted)")
    }
    return members
  }

  /// The member called `name`.
  package func member(_ name: String) throws(ModelExchangeError) -> JSONField {
    guard case .object(let members) = value else { throw wrongType("an object") }
    guard let member = members[name] else { throw malformed("\(name.jsonQuoted) is missing") }
    return JSONField(member, place: "\(place).\(name.shortened)", file: file)
  }

  /// The elements, with their places.
  package func array() throws(ModelExchangeError) -> [JSONField] {
    guard case .array(let values) = value else { throw wrongType("an array") }
    return values.enumerated().map { JSONField($1, place: "\(place)[\($0)]", file: file) }
  }

  /// The text.
  package func string() throws(ModelExchangeError) -> String {
    guard case .string(let text) = value else { throw wrongType("a string") }
    return text
  }

  /// The truth value.
  package func bool() throws(ModelExchangeError) -> Bool {
    guard case .bool(let truth) = value else { throw wrongType("true or false") }
    return truth
  }

  /// The number, be it an integer or not.
  package func double() throws(ModelExchangeError) -> Double {
    guard let number = value.doubleValue else { throw wrongType("a number") }
    return number
  }

  /// The integer.
  package func integer() throws(ModelExchangeError) -> Int {
    guard case .integer(let integer) = value else { throw wrongType("an integer") }
    return integer
  }

  /// The integer, if it is not negative.
  package func count() throws(ModelExchangeError) -> Int {
    guard case .integer(let integer) = value, integer >= 0 else { throw wrongType("an integer from 0 on") }
    return integer
  }
}
