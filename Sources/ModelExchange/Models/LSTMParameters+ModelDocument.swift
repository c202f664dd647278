import ModelFormats
import RecurrentNetworks

// Networks in a file, each under the names that PyTorch gives its tensors, with `member.0.`, `member.1.` … before them.
extension ModelDocument {
  /// What the names of the tensors of a network begin with.
  private static func prefix(ofMember number: Int) -> String { "member.\(number)." }

  /// The tensors of networks, of 32 bits.
  static func tensors(of members: [LSTMParameters]) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for (number, member) in members.enumerated() {
      for (name, tensor) in member.stateDictionary { tensors[prefix(ofMember: number) + name] = tensor }
    }
    return tensors
  }

  /// The networks of an architecture in the file.
  ///
  /// - Throws: `ModelExchangeError`: which tensor of the `count` networks is missing or not as it should be.
  func members(_ count: Int, of architecture: LSTM) throws(ModelExchangeError) -> [LSTMParameters] {
    var members: [LSTMParameters] = []
    while members.count < count {
      members.append(try network(of: architecture, prefix: Self.prefix(ofMember: members.count)))
    }
    return members
  }

  /// The network of an architecture whose tensors have names that begin with `prefix`; all that begin so are its own.
  ///
  /// - Throws: `ModelExchangeError`: which tensor is missing or not as it should be.
  func network(of architecture: LSTM, prefix: String) throws(ModelExchangeError) -> LSTMParameters {
    var given: [LSTMTensor] = []
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
      given.append(
        LSTMTensor(
          name: String(name.dropFirst(prefix.count)), shape: tensor.shape, values: try values(of: name, as: Float.self))
      )
    }
    do throws(RecurrentNetworkError) {
      return try LSTMParameters(architecture, tensors: given)
    } catch {
      throw failure(error, prefix: prefix)
    }
  }

  /// The error of a file whose network is not one for `reason`.
  private func failure(_ reason: RecurrentNetworkError, prefix: String) -> ModelExchangeError {
    switch reason {
    case .missingTensor(let name): .missingTensor(file: nameInErrors, name: prefix + name)
    case .unexpectedTensor(let name): malformed(prefix + name, "does not belong to a model of this kind")
    case .wrongTensorShape(let name, let shape, let expected):
      .unexpectedTensor(file: nameInErrors, name: prefix + name, found: "F32 \(shape)", expected: "F32 \(expected)")
    case .tensorNotFinite(let name, let index):
      malformed(prefix + name, "element \(index) is not finite")
    default: malformed(prefix, "\(reason)")
    }
  }
}
