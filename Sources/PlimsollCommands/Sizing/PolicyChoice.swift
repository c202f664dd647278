import Foundation
import ModelExchange
import ModelFormats
import PositionSizing

/// The policy that an option names: a preset, parts, or a file.
enum PolicyChoice: Sendable {
  case policy(SizingPolicy)
  case file(InputFile)

  /// The file that the policy stands in; `nil` for one in words.
  var file: InputFile? {
    if case .file(let file) = self { file } else { nil }
  }

  /// The policy.
  ///
  /// - Throws: `CommandError`, which names the file and the place in it.
  func policy(in context: CommandContext) throws(CommandError) -> SizingPolicy {
    switch self {
    case .policy(let policy): policy
    case .file(let file): try Self.read(file, in: context)
    }
  }

  private static func read(_ file: InputFile, in context: CommandContext) throws(CommandError) -> SizingPolicy {
    let contents = try context.contents(of: file)
    // The strict reader finds members that are there twice, and tells the line; Foundation's decoder does neither.
    do throws(JSONSyntaxError) {
      _ = try JSONValue(parsing: contents)
    } catch {
      let place = error.lineAndColumn(in: contents)
      throw .badData("\(file), line \(place.line), column \(place.column): not JSON: \(error.reason)")
    }
    do {
      return try JSONDecoder().decode(SizingPolicy.self, from: Data(contents))
    } catch let error as DecodingError {
      throw .badData("\(file): \(message(of: error))", hint: "'plimsoll size --help' shows a policy")
    } catch {
      throw CommandError(error, in: file)
    }
  }

  private static func message(of error: DecodingError) -> String {
    let (context, message) =
      switch error {
      case .keyNotFound(let key, let context): (context, "there is no member \"\(key.stringValue)\"")
      case .typeMismatch(let type, let context): (context, "expected \(word(for: type))")
      case .valueNotFound(let type, let context): (context, "expected \(word(for: type)), found nothing")
      case .dataCorrupted(let context): (context, context.debugDescription)
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
      }
    let unreadable = "The given data was not valid JSON."
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    // Foundation's words for a number that does not fit; that the text is JSON has been found out before.
    let told = message == unreadable ? "a number is too large, or not whole where it has to be" : message
    return path.isEmpty ? told : "\(path): \(told)"
  }

  private static func word(for type: any Any.Type) -> String {
    switch type {
    case is Double.Type, is Int.Type: "a number"
    case is String.Type: "a text"
    case is [Double].Type: "a list of numbers"
    default: "an object"
    }
  }
}

extension ArgumentKind where Value == PolicyChoice {
  /// The name of a preset, parts of a policy separated by commas, or a file of JSON.
  static var policy: ArgumentKind {
    let presets = SizingPolicy.presets.map(\.name)
    let expectation =
      "one of \(presets.joined(separator: ", ")), parts of a policy such as kelly,fraction=0.25,regime, or a .json file"
    return ArgumentKind(
      expectation: expectation, choices: presets,
      text: { choice in
        switch choice {
        case .policy(let policy): policy.name
        case .file(let file): file.description
        }
      }
    ) { (text) throws(RejectedText) in
      if let preset = SizingPolicy.presets.first(where: { $0.name == text }) { return .policy(preset) }
      if text.hasSuffix(".json") || text == "-" { return .file(text == "-" ? .standardInput : .path(text)) }
      return .policy(try parts(text, expectation: expectation))
    }
  }

  private static func parts(_ text: String, expectation: String) throws(RejectedText) -> SizingPolicy {
    var parts: [SizingPart] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let name = SizingPart.Name(rawValue: sides[0]) else {
        if SizingPolicy.presets.contains(where: { $0.name == sides[0] }) {
          throw RejectedText(sides[0], expectation: "a part of a policy: the name of a whole one stands alone")
        }
        throw RejectedText(
          sides[0], expectation: expectation,
          choices: SizingPolicy.presets.map(\.name) + SizingPart.Name.allCases.map(\.rawValue))
      }
      do throws(SizingError) {
        parts.append(try SizingPart(name, sides.count > 1 ? number(sides[1]) : nil))
      } catch {
        throw RejectedText(text, expectation: "a policy: \(error)")
      }
    }
    do throws(SizingError) {
      return try SizingPolicy(name: text, parts: parts)
    } catch {
      throw RejectedText(text, expectation: "a policy: \(error)")
    }
  }

  private static func number(_ text: String) throws(SizingError) -> Double {
    guard let value = try? ArgumentKind<Double>.number.value(text) else {
      throw .invalidPolicy(reason: "\"\(text)\" is no number")
    }
    return value
  }
}
