import ModelFormats
import RecurrentNetworks

/// Feeds made-up tensors to the reader of safetensors and to the importer of PyTorch's networks; a crash, a hang, a large
/// allocation or a broken promise ends the run.
///
/// The bits of the first byte choose: 0 whether the others are a file or describe one (see `DescribedTensors`), 1 and 2
/// what its numbers are, 3 whether one network among several is meant.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPyTorch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count >= 1 else { return 0 }
  let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let choice = input[0]
  let bytes =
    choice & 1 == 0
    ? Array(input[1...]) : DescribedTensors(String(decoding: input[1...], as: UTF8.self), choice >> 1 & 3).file
  let file = "fuzzed.safetensors"
  let tensors = imported(from: file) { () throws(ModelExchangeError) in
    try SafetensorsFile(decoding: bytes, file: file)
  }
  guard let tensors else { return 0 }
  let again = readAgain(tensors.encoded) { bytes throws(ModelExchangeError) in
    try SafetensorsFile(decoding: bytes, file: file)
  }
  check(again == tensors, "tensors are others when they are read again")
  let parameters = imported(from: file) { () throws(ModelExchangeError) in
    try LSTMParameters(stateDictionary: tensors, name: file, member: choice & 8 == 0 ? nil : 0)
  }
  if let parameters {
    checkAgain(parameters)
    checkOutputs(of: LSTMNetwork(parameters))
  }
  return 0
}

/// Makes sure that parameters come back from a state dictionary.
private func checkAgain(_ parameters: LSTMParameters) {
  let again = readAgain {
    SafetensorsFile(tensors: parameters.stateDictionary).encoded()
  } _: {
    bytes throws(ModelExchangeError) in
    try LSTMParameters(stateDictionary: SafetensorsFile(decoding: bytes, file: "again"), name: "again")
  }
  check(again == parameters, "parameters are others when they are read again")
}

/// Makes sure that the outputs of a network can be computed, and that an input that is missing spoils no other sequence.
private func checkOutputs(of network: LSTMNetwork) {
  let (steps, size) = (3, network.architecture.inputSize)
  let zeros = [Float](repeating: 0, count: steps * size)
  let missing = [Float](repeating: .nan, count: steps * size)
  let alone = network.outputs(of: zeros, steps: steps)
  check(alone.count == network.architecture.outputSize, "a sequence has \(alone.count) outputs")
  let both = network.outputs(of: missing + zeros, steps: steps, count: 2)
  check(both.prefix(alone.count).allSatisfy(\.isNaN), "a sequence without a number has a number for an output")
  check(areSame(Array(both.dropFirst(alone.count)), alone), "a sequence has other outputs beside another")
  var state = network.initialState()
  var last: [Float] = []
  for _ in 0..<steps { last = network.advance(&state, by: [Float](repeating: 0, count: size)) }
  check(areSame(last, alone), "a sequence has other outputs step by step")
}

/// Whether numbers are the same to the last bit, or both none.
private func areSame(_ left: [Float], _ right: [Float]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN }
}
