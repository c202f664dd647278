/// Reads what a check-point's writer wrote.
///
/// Whatever the bytes are, it ends with values or with an error.
struct CheckpointReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func word() throws(RecurrentNetworkError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func integer() throws(RecurrentNetworkError) -> Int { Int(Int64(bitPattern: try word())) }

  mutating func double() throws(RecurrentNetworkError) -> Double { Double(bitPattern: try word()) }

  mutating func bool() throws(RecurrentNetworkError) -> Bool {
    let word = try word()
    guard word <= 1 else { throw .corruptCheckpoint(reason: "\(word) stands where 0 or 1 was expected") }
    return word == 1
  }

  mutating func optionalDouble() throws(RecurrentNetworkError) -> Double? { try bool() ? try double() : nil }

  mutating func optionalInteger() throws(RecurrentNetworkError) -> Int? { try bool() ? try integer() : nil }

  mutating func floats() throws(RecurrentNetworkError) -> [Float] {
    let bytes = try take(try count(ofSize: 4))
    return stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
  }

  mutating func doubles() throws(RecurrentNetworkError) -> [Double] {
    let size = try count(ofSize: 8)
    var values: [Double] = []
    for _ in 0..<size / 8 { values.append(try double()) }
    return values
  }

  mutating func bytes() throws(RecurrentNetworkError) -> [UInt8] { Array(try take(try count(ofSize: 1))) }

  /// A count that is read, times `size`, which there are as many bytes for.
  private mutating func count(ofSize size: Int) throws(RecurrentNetworkError) -> Int {
    let count = try integer()
    guard count >= 0, count <= rest.count / size else {
      throw .corruptCheckpoint(reason: "\(count) numbers are announced where \(rest.count) bytes are left")
    }
    return count * size
  }

  private mutating func take(_ count: Int) throws(RecurrentNetworkError) -> ArraySlice<UInt8> {
    guard count <= rest.count else {
      throw .corruptCheckpoint(reason: "\(rest.count) bytes are left where \(count) were expected")
    }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
