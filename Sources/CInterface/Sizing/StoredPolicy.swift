import Foundation
import ModelFormats
import PositionSizing

/// A policy of sizes as a handle stands for it.
package struct StoredPolicy: Sendable {
  /// The policy.
  let policy: SizingPolicy

  /// The policy of a name or of JSON.
  ///
  /// - Throws: `InterfaceError.Status.invalidArgument`, which tells the names, or the place in the JSON.
  init(text: String) throws(InterfaceError) {
    if let preset = SizingPolicy.presets.first(where: { $0.name == text }) {
      policy = preset
      return
    }
    guard text.first(where: { !$0.isWhitespace }) == "{" else {
      let names = SizingPolicy.presets.map(\.name).joined(separator: ", ")
      throw InterfaceError(
        .invalidArgument, "\(text.jsonQuoted) is no policy; expected one of \(names), or a JSON object")
    }
    policy = try Self.policy(json: Array(text.utf8))
  }

  private static func policy(json bytes: [UInt8]) throws(InterfaceError) -> SizingPolicy {
    // The strict reader finds members that are there twice, and tells the line; Foundation's decoder does neither.
    do throws(JSONSyntaxError) {
      _ = try JSONValue(parsing: bytes)
    } catch {
      let place = error.lineAndColumn(in: bytes)
      throw InterfaceError(
        .invalidArgument, "the policy, line \(place.line), column \(place.column): not JSON: \(error.reason)")
    }
    do {
      return try JSONDecoder().decode(SizingPolicy.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw InterfaceError(.invalidArgument, "the policy: \(message(of: error))")
    } catch {
      throw InterfaceError(.invalidArgument, "the policy: \(error)")
    }
  }

  private static func message(of error: DecodingError) -> String {
    let (context, message) =
      switch error {
      case .keyNotFound(let key, let context): (context, "there is no member \"\(key.stringValue)\"")
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
        (context, context.debugDescription)
      @unknown default: (DecodingError.Context(codingPath: [], debugDescription: ""), "\(error)")
      }
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? message : "\(path): \(message)"
  }
}
