import Foundation
import Testing

/// Parts of a policy as JSON, and back.
enum LayerJSON {
  /// The value that a document describes.
  static func decoded<Value: Decodable>(_ json: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(json.utf8))
  }

  /// The document of a value, its members in alphabetical order.
  static func encoded(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Expects that a value is written as `json`, and read again as itself.
  static func expectRoundTrip<Value: Codable & Equatable>(
    _ value: Value, _ json: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try encoded(value) == json, sourceLocation: sourceLocation)
    #expect(try decoded(json) == value, sourceLocation: sourceLocation)
  }

  /// What is said of a document that is refused; `nil` where it is not, or not as an error of decoding.
  static func refusal<Value: Decodable>(of json: String, as type: Value.Type) -> String? {
    do {
      _ = try decoded(json, as: type)
      return nil
    } catch let error as DecodingError {
      return "\(error)"
    } catch {
      return nil
    }
  }
}
