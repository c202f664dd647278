/// The type of a value of a graph: of its elements, and its dimensions.
package struct ONNXType: Sendable, Hashable {
  /// The type of the elements, by its number in ONNX's `TensorProto.DataType`.
  package enum Element: Int, Sendable {
    /// Floating point of 32 bits.
    case float = 1
    /// Signed integer of 64 bits.
    case int64 = 7
    /// A truth value.
    case bool = 9
    /// Floating point of 64 bits.
    case double = 11
  }

  /// The length of a dimension.
  package enum Dimension: Sendable, Hashable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A length that is known when the model is written.
    case fixed(Int)
    /// A length that the caller chooses, with the name by which it is told.
    case named(String)

    /// A length that is known.
    package init(integerLiteral value: Int) { self = .fixed(value) }
    /// A length that the caller chooses.
    package init(stringLiteral value: String) { self = .named(value) }
  }

  /// The type of the elements.
  package var element: Element
  /// The length of each dimension; empty for a single number.
  package var shape: [Dimension]

  /// A type from its parts.
  package init(_ element: Element, _ shape: [Dimension]) {
    self.element = element
    self.shape = shape
  }

  /// The message `TypeProto`.
  var message: ProtocolBuffer {
    var dimensions = ProtocolBuffer()
    for dimension in shape {
      var message = ProtocolBuffer()
      switch dimension {
      case .fixed(let length): message.add(1, integer: length)
      case .named(let name): message.add(2, text: name)
      }
      dimensions.add(1, message: message)
    }
    var tensor = ProtocolBuffer()
    tensor.add(1, integer: element.rawValue)
    tensor.add(2, message: dimensions)
    var type = ProtocolBuffer()
    type.add(1, message: tensor)
    return type
  }
}
