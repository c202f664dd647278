/// Lines `key=value` of LightGBM's text that belong together: its header or a tree.
struct LightGBMSection {
  private struct Entry {
    var line: Int
    var value: ArraySlice<UInt8>
  }

  /// The name of the file.
  let file: String
  /// The line that the section begins with, counted from one.
  let firstLine: Int
  private var entries: [String: Entry] = [:]

  /// A section without entries.
  init(file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
  }

  /// Adds a line; one without `=` is a key without a value.
  mutating func add(_ bytes: ArraySlice<UInt8>, line: Int) throws(ModelExchangeError) {
    let middle = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
    let key = String(decoding: bytes[..<middle], as: UTF8.self)
    let entry = Entry(line: line, value: bytes[middle...].dropFirst())
    if let before = entries.updateValue(entry, forKey: key) {
      throw .malformed(
        file: file, place: "line \(line)", reason: "\(key.jsonQuoted) is there already in line \(before.line)")
    }
  }

  /// Whether there is a line of this key.
  func has(_ key: String) -> Bool { entries[key] != nil }

  /// The error that something is wrong with the value of a key.
  func malformed(_ key: String, _ reason: String) -> ModelExchangeError {
    .malformed(file: file, place: "line \(entries[key]?.line ?? firstLine)", reason: "\(key) \(reason)")
  }

  /// The value of a key, as text.
  func text(_ key: String) throws(ModelExchangeError) -> String {
    guard let entry = entries[key] else { throw malformed(key, "is missing") }
    guard let text = String(validating: entry.value, as: UTF8.self) else { throw malformed(key, "is not UTF-8") }
    return text
  }

  /// What stands between spaces in the value of a key; a combining mark behind a space belongs to the next word.
  func words(_ key: String) throws(ModelExchangeError) -> [String] {
    try text(key).unicodeScalars.split(separator: " ").map { String($0) }
  }

  /// The number of a key that is an integer from 0 on.
  func count(_ key: String) throws(ModelExchangeError) -> Int {
    let text = try text(key)
    guard let count = Int(text), count >= 0 else {
      throw malformed(key, "is \(text.jsonQuoted), not an integer from 0 on")
    }
    return count
  }

  /// The numbers of a key, as many as there have to be; they are finite.
  func doubles(_ key: String, count: Int) throws(ModelExchangeError) -> [Double] {
    try values(key, count: count, "a finite number") { text in Double(text).flatMap { $0.isFinite ? $0 : nil } }
  }

  /// The thresholds, as many as there have to be; they may be infinite.
  func thresholds(count: Int) throws(ModelExchangeError) -> [Double] {
    try values("threshold", count: count, "a number") { text in Double(text).flatMap { $0.isNaN ? nil : $0 } }
  }

  /// The integers of a key, as many as there have to be.
  func integers(_ key: String, count: Int) throws(ModelExchangeError) -> [Int] {
    try values(key, count: count, "an integer") { Int($0) }
  }

  /// Whether a key has no value, or is not there.
  func isEmpty(_ key: String) -> Bool { entries[key]?.value.isEmpty ?? true }

  private func values<Value>(
    _ key: String, count: Int, _ kind: String, _ parse: (String) -> Value?
  ) throws(ModelExchangeError) -> [Value] {
    guard let entry = entries[key] else { throw malformed(key, "is missing") }
    let parts = entry.value.split(separator: UInt8(ascii: " "))
    guard parts.count == count else { throw malformed(key, "has \(parts.count) values, not \(count)") }
    var values: [Value] = []
    for part in parts {
      let text = String(decoding: part, as: UTF8.self)
      guard let value = parse(text) else { throw malformed(key, "has \(text.jsonQuoted), which is not \(kind)") }
      values.append(value)
    }
    return values
  }
}
