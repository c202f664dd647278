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
  /// - Throws: `ModelExchangeError.notExportable` for more than 65,534 arrays, a file of 4 GiB or more, and a name of more
  ///   than 65,531 bytes.
  public func encoded() throws(ModelExchangeError) -> [UInt8] {
    try encoded(mostBytes: StoredZip.mostBytes, mostMembers: StoredZip.mostMembers)
  }

  /// The file's bytes where it has at most so many bytes and arrays.
  ///
  /// - Parameters:
  ///   - mostBytes: the most bytes.
  ///   - mostMembers: the most arrays.
  /// - Returns: the file.
  /// - Throws: `ModelExchangeError.notExportable`.
  package func encoded(mostBytes: Int, mostMembers: Int) throws(ModelExchangeError) -> [UInt8] {
    var archive = StoredZip(mostBytes: mostBytes, mostMembers: mostMembers)
    for name in (Array(tensors.keys) + texts.keys).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if let tensor = tensors[name] { try archive.add("\(name).npy", NumPyArray(tensor).bytes) }
      if let text = texts[name] { try archive.add("\(name).npy", NumPyArray(text).bytes) }
    }
    return archive.bytes
  }
}
