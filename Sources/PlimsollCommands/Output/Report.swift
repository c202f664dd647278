package import ModelFormats

/// What a command found, for programs and for people; only the form that is asked for is made.
package struct Report {
  /// The JSON document of `--json`.
  package let json: () -> JSONValue
  /// The text without it, line break included.
  package let text: () -> String

  /// A report in both forms.
  package init(
    json: @autoclosure @escaping () -> JSONValue, text: @autoclosure @escaping () -> String
  ) {
    self.json = json
    self.text = text
  }

  /// The bytes to print.
  package func bytes(asJSON: Bool) -> [UInt8] {
    Array((asJSON ? json().documentText : text()).utf8)
  }
}
