import Foundation
import PositionSizing

/// A policy, inputs, and the size that `Fixtures/sizing_reference.py` computed of them in exact arithmetic.
struct SizingReference: Decodable {
  let policy: SizingPolicy
  let inputs: ReferenceInputs
  let expected: Expected

  /// The factors of a size; the reason why there is none; or neither, where an input is missing.
  struct Expected: Decodable {
    let factors: [Factor]?
    let refusal: String?
  }

  /// The name of a factor, its value, and what it left.
  struct Factor: Decodable {
    let name: String
    let numbers: [Double?]

    init(from decoder: any Decoder) throws {
      var members = try decoder.unkeyedContainer()
      name = try members.decode(String.self)
      numbers = try [members.decode(Double?.self), members.decode(Double?.self), members.decode(Double?.self)]
    }
  }

  static func all() throws -> [SizingReference] {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/sizing_reference.json").standardized
    return try JSONDecoder().decode([SizingReference].self, from: Data(contentsOf: file))
  }
}
