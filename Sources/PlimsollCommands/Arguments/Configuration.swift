import MarketData
import ModelExchange
import ModelFormats

/// The options that a configuration file sets.
struct Configuration {
  /// The name of the file, for messages.
  let file: String
  /// The values by the long names of the options.
  let values: [String: JSONValue]

  /// The options that the JSON object in `contents` sets.
  ///
  /// - Parameters:
  ///   - contents: the bytes of the file.
  ///   - file: the name of the file, for messages.
  ///   - knownNames: the names that may occur.
  /// - Throws: `CommandError.badData` if the file holds no JSON object, `CommandError.usage` for an unknown key.
  init(_ contents: [UInt8], file: String, knownNames: [String]) throws(CommandError) {
    let document: JSONValue
    do throws(JSONSyntaxError) {
      document = try JSONValue(parsing: contents)
    } catch {
      let place = error.lineAndColumn(in: contents)
      throw .badData("\(file), line \(place.line), column \(place.column): not JSON: \(error.reason)")
    }
    guard case .object(let values) = document else {
      throw .badData("\(file): expected a JSON object of options, found \(String(document.text().prefix(60)).quoted)")
    }
    for name in values.keys.sorted() where !knownNames.contains(name) {
      throw .usage(
        "\(file): unknown key \(name.quoted)", hint: Spelling.suggestion(for: name, among: knownNames))
    }
    self.file = file
    self.values = values
  }

  /// The texts that the file gives to an option; `nil` if it gives none.
  func texts(for option: OptionSpecification) throws(RejectedText) -> [String]? {
    guard let value = values[option.name], value != .null else { return nil }
    if option.arity == .repeated || option.content == .list, case .array(let elements) = value {
      var texts: [String] = []
      for element in elements { texts.append(try Self.text(of: element)) }
      return option.content == .list ? [texts.joined(separator: ",")] : texts
    }
    return [try Self.text(of: value)]
  }

  /// The text that would stand for a value on the command line.
  private static func text(of value: JSONValue) throws(RejectedText) -> String {
    switch value {
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .bool(let flag): "\(flag)"
    case .null, .array, .object:
      throw RejectedText(value.text(), expectation: "a single value")
    }
  }
}
