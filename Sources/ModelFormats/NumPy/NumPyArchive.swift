/// Arrays by name in NumPy's format `.npz`, as `numpy.load` opens it, without `allow_pickle`.
///
/// It is a zip archive of a file `NAME.npy` for each array, not compressed.
public struct NumPyArchive: Sendable {
  private let tensors: [String: Tensor]
  private let texts: [String: String]

  /// An archive.
  ///
  /// - Parameters:
  ///   - tensors: the arrays by name; those of `bfloat16` become `float32`, without loss.
  ///   - texts: texts by name, which become arrays without dimensions of type `U`; NumPy takes zeros off their end.
  /// - Precondition: no name is that of a tensor and of a text.
  public init(_ tensors: [String: Tensor], texts: [String: String] = [:]) {
    precondition(texts.keys.allSatisfy { tensors[$0] == nil }, "a name is that of one array")
    self.tensors = tensors
    self.texts = texts
  }

  /// The file's bytes, the same for the same arrays: they come in the order of their names.
  ///
  /// - Returns: the file.
  /// - Precondition: there are at most 65,534 arrays, and the file has less than 4 GiB.
  public func encoded() -> [UInt8] {
    var arrays = tensors.mapValues { NumPyArray($0) }
    for (name, text) in texts { arrays[name] = NumPyArray(text) }
    var archive = StoredZip()
    for (name, array) in arrays.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      archive.add("\(name).npy", array.bytes)
    }
    return archive.bytes
  }
}
