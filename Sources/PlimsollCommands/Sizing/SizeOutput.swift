import MarketData
import ModelExchange
import ModelFormats
import PositionSizing

/// The sizes of decisions in one of the forms in which they are printed.
enum SizeOutput {
  /// Rows of a table.
  case csv(String)
  /// Documents.
  case json([JSONValue])
  /// Sentences.
  case sentences(String)

  /// Nothing printed yet but the header, where there is one.
  static func empty(asJSON: Bool, explained: Bool) -> SizeOutput {
    if asJSON { return .json([]) }
    return explained ? .sentences("") : .csv("timestamp,symbol,risk_fraction,notional_fraction,leverage,trace\n")
  }

  /// Adds a sized decision.
  mutating func append(_ position: SizedPosition, of decision: Decision) {
    switch self {
    case .csv(var text):
      self = .csv("")
      Self.append(position, of: decision, to: &text)
      self = .csv(text)
    case .json(var documents):
      self = .json([])
      documents.append(Self.document(position, of: decision))
      self = .json(documents)
    case .sentences(var text):
      self = .sentences("")
      Self.explain(position, of: decision, in: &text)
      self = .sentences(text)
    }
  }

  /// What is printed.
  var report: Report {
    switch self {
    case .csv(let text), .sentences(let text): Report(json: .null, text: text)
    case .json(let documents): Report(json: .array(documents), text: "")
    }
  }

  // MARK: Forms

  private static func append(_ position: SizedPosition, of decision: Decision, to text: inout String) {
    if let stamp = decision.stamp { text += stamp.description }
    text += ","
    if let symbol = decision.symbol { text += ResultTable.csvField(symbol) }
    for number in [position.risk?.value, position.notional?.value, position.leverage?.value] {
      text += ","
      if let number { text += number.description }
    }
    text += ","
    text += ResultTable.csvField(position.traceText)
    text += "\n"
  }

  private static func document(_ position: SizedPosition, of decision: Decision) -> JSONValue {
    [
      "timestamp": JSONValue(decision.stamp?.description), "symbol": JSONValue(decision.symbol),
      "risk_fraction": JSONValue(position.risk?.value), "notional_fraction": JSONValue(position.notional?.value),
      "leverage": JSONValue(position.leverage?.value), "trace": .array(position.trace.map(document)),
    ]
  }

  private static func document(_ factor: SizingFactor) -> JSONValue {
    var inputs: [String: JSONValue] = [:]
    for fact in factor.reason.facts {
      inputs[fact.name] =
        switch fact.value {
        case .number(let number): .number(number)
        case .count(let count): .integer(count)
        case .text(let text): .string(text)
        }
    }
    return [
      "step": .string(factor.step.rawValue), "rule": .string(factor.reason.name), "value": JSONValue(factor.value),
      "inputs": .object(inputs), "source": .string(factor.source.name),
      "sourceTimestamp": JSONValue(factor.source.timeStamp?.description), "risk": JSONValue(factor.risk),
      "notional": JSONValue(factor.notional),
    ]
  }

  private static func explain(_ position: SizedPosition, of decision: Decision, in text: inout String) {
    let title = [decision.stamp?.description, decision.symbol].compactMap(\.self).joined(separator: " ")
    if !text.isEmpty { text += "\n" }
    if !title.isEmpty { text += "\(title)\n" }
    for (index, sentence) in position.explanation.enumerated() { text += "\(index + 1). \(sentence)\n" }
  }
}
