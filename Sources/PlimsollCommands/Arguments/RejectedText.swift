import MarketData

/// A text that an argument does not accept.
package struct RejectedText: Error, Equatable, Sendable {
  /// The text or the part of it that is wrong.
  package let text: String
  /// What a right text is, as it completes the sentence "'x' is not …".
  package let expectation: String
  /// The texts that are right, where they can be listed.
  package let choices: [String]

  /// A rejection of `text`.
  package init(_ text: String, expectation: String, choices: [String] = []) {
    self.text = text
    self.expectation = expectation
    self.choices = choices
  }

  /// The rejection as a sentence.
  package var message: String { "\(text.quoted) is not \(expectation)" }

  /// The right text that is spelled most like the wrong one.
  package var hint: String? { Spelling.suggestion(for: text, among: choices) }
}
