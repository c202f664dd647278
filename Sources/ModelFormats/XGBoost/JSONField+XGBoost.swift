/// XGBoost keeps the members of a tree in arrays of equal length, and single numbers as strings.
extension JSONField {
  /// The integer from 0 on that a member holds as a string, or as a number.
  func countMember(_ name: String) throws(ModelExchangeError) -> Int {
    let field = try member(name)
    guard case .string(let text) = field.value else { return try field.count() }
    guard let count = Int(text), count >= 0 else {
      throw field.malformed("\(text.jsonQuoted) where an integer from 0 on is expected")
    }
    return count
  }

  /// The same, with what holds where there is no such member.
  func countMember(_ name: String, or missing: Int) throws(ModelExchangeError) -> Int {
    value[name] == nil ? missing : try countMember(name)
  }

  /// The finite numbers that a member holds as a string: one, or several in brackets.
  func numbersInText(_ name: String) throws(ModelExchangeError) -> [Double] {
    let field = try member(name)
    let text = try field.string()
    let isList = text.hasPrefix("[") && text.hasSuffix("]") && text.utf8.count >= 2
    var numbers: [Double] = []
    for part in (isList ? text.dropFirst().dropLast() : text[...]).split(
      separator: ",", omittingEmptySubsequences: false)
    {
      guard let number = Double(part.filter { $0 != " " }), number.isFinite else {
        throw field.malformed("\(text.jsonQuoted) where finite numbers are expected")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The numbers of a member that is an array of them.
  func doubles(_ name: String, count: Int) throws(ModelExchangeError) -> [Double] {
    try elements(name, count: count, "a number", \.doubleValue)
  }

  /// The integers of a member that is an array of them.
  func integers(_ name: String, count: Int) throws(ModelExchangeError) -> [Int] {
    try elements(name, count: count, "an integer") { if case .integer(let integer) = $0 { integer } else { nil } }
  }

  /// The truth values of a member that is an array of them, or of zeros and ones.
  func flags(_ name: String, count: Int) throws(ModelExchangeError) -> [Bool] {
    try elements(name, count: count, "0, 1, true or false") {
      switch $0 {
      case .bool(let flag): flag
      case .integer(0): false
      case .integer(1): true
      default: nil
      }
    }
  }

  /// Places are made for errors only: a name for each of many numbers takes longer than reading them.
  private func elements<Element>(
    _ name: String, count: Int, _ kind: String, _ element: (JSONValue) -> Element?
  ) throws(ModelExchangeError) -> [Element] {
    let field = try member(name)
    guard case .array(let values) = field.value else {
      throw field.malformed("\(field.value.text().shortened) where an array is expected")
    }
    guard values.count == count else { throw field.malformed("\(values.count) elements where \(count) are expected") }
    var elements: [Element] = []
    for (index, value) in values.enumerated() {
      guard let element = element(value) else {
        throw .malformed(
          file: file, place: "\(field.place)[\(index)]", reason: "\(value.text().shortened) where \(kind) is expected")
      }
      elements.append(element)
    }
    return elements
  }
}
