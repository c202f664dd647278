/// A model in the Open Neural Network Exchange format (onnx.ai), as ONNX Runtime and others run it.
///
/// Written are version 8 of the format, operators of version 17 and, for trees, machine-learning operators of version 3:
/// every runtime of the last years reads them.
package struct ONNXModel: Sendable {
  /// The version of the format.
  private static let formatVersion = 8
  /// The versions of the operators by set.
  private static let operatorVersions = [("", 17), (Self.machineLearning, 3)]
  /// The most bytes of a file: readers of Protocol Buffers take less than 2 GiB.
  package static let largestSize = Int(Int32.max)
  /// The set of operators for trees.
  package static let machineLearning = "ai.onnx.ml"

  /// What is computed.
  package var graph: ONNXGraph
  /// What the model is, for who opens it.
  package var description: String
  /// Facts by name: kind, unit, names of columns and of classes.
  package var metadata: [String: String]

  /// A model from its parts.
  package init(graph: ONNXGraph, description: String, metadata: [String: String]) {
    self.graph = graph
    self.description = description
    self.metadata = metadata
  }

  /// The file's bytes, the message `ModelProto`; the same for the same model.
  ///
  /// - Parameter limit: the most bytes that a file may have.
  /// - Returns: the bytes.
  /// - Throws: `ModelExchangeError.notExportable` where there would be more.
  package func encoded(limit: Int = Self.largestSize) throws(ModelExchangeError) -> [UInt8] {
    let bytes = message.bytes
    guard bytes.count <= limit else {
      throw .notExportable(
        format: "ONNX", reason: "a file has at most \(limit) bytes, this one would have \(bytes.count)")
    }
    return bytes
  }

  private var message: ProtocolBuffer {
    var message = ProtocolBuffer()
    message.add(1, integer: Self.formatVersion)
    message.add(2, text: "Plimsoll")
    message.add(6, text: description)
    message.add(7, message: graph.message)
    for (domain, version) in Self.operatorVersions {
      var operators = ProtocolBuffer()
      operators.add(1, text: domain)
      operators.add(2, integer: version)
      message.add(8, message: operators)
    }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      var entry = ProtocolBuffer()
      entry.add(1, text: key)
      entry.add(2, text: value)
      message.add(14, message: entry)
    }
    return message
  }
}
