/// A text that is given to a key, as in `--column close=Price`.
package struct Assignment<Key: Sendable>: Sendable {
  /// What the text is given to.
  package let key: Key
  /// The text, which is not empty.
  package let value: String

  /// `value` given to `key`.
  package init(key: Key, value: String) {
    self.key = key
    self.value = value
  }
}

extension Assignment: Equatable where Key: Equatable {}
