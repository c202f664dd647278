import ModelFormats
import VolatilityForecasting

// The options of networks in a file.
extension NetworkOptions {
  /// The most steps that a file's networks look back over: as many bars as a feature may.
  private static let mostSteps = 1_000_000

  /// The options by name.
  var json: JSONValue {
    [
      "hiddenSize": .integer(hiddenSize), "layerCount": .integer(layerCount),
      "normalizesLayers": .bool(normalizesLayers), "dropout": .number(dropout), "loss": .string(loss.rawValue),
      "steps": .integer(steps), "outputSteps": .integer(outputSteps), "windowStride": .integer(windowStride),
      "batchSize": .integer(batchSize), "epochs": .integer(epochs), "learningRate": .number(learningRate),
      "weightDecay": .number(weightDecay), "warmUp": .number(warmUp),
      "gradientNormLimit": .number(gradientNormLimit), "patience": patience.map { .integer($0) } ?? .null,
      "members": .integer(members), "seed": .seed(seed),
    ]
  }

  /// The options in a file; whether networks can have them is not checked.
  init(_ field: JSONField) throws(ModelExchangeError) {
    self.init()
    _ = try field.object(required: Set(json.objectValue.map { Array($0.keys) } ?? []))
    hiddenSize = try field.member("hiddenSize").integer()
    layerCount = try field.member("layerCount").integer()
    normalizesLayers = try field.member("normalizesLayers").bool()
    dropout = try field.member("dropout").double()
    loss = try field.member("loss").choice()
    steps = try field.member("steps").integer()
    outputSteps = try field.member("outputSteps").integer()
    windowStride = try field.member("windowStride").integer()
    batchSize = try field.member("batchSize").integer()
    epochs = try field.member("epochs").integer()
    learningRate = try field.member("learningRate").double()
    weightDecay = try field.member("weightDecay").double()
    warmUp = try field.member("warmUp").double()
    gradientNormLimit = try field.member("gradientNormLimit").double()
    let patience = try field.member("patience")
    self.patience = patience.value == .null ? nil : try patience.integer()
    members = try field.member("members").integer()
    seed = try field.member("seed").seed()
    guard steps <= Self.mostSteps else {
      throw try field.member("steps").malformed("\(steps) where at most \(Self.mostSteps) are expected")
    }
  }
}

extension JSONValue {
  /// A seed; beyond the range of `Int` as a text, for JSON's readers round it.
  static func seed(_ seed: UInt64) -> JSONValue {
    Int(exactly: seed).map { .integer($0) } ?? .string(String(seed))
  }
}

extension JSONField {
  /// The seed, be it a number or a text.
  func seed() throws(ModelExchangeError) -> UInt64 {
    guard case .string(let digits) = value else { return UInt64(try count()) }
    guard let number = UInt64(digits) else { throw malformed("\(digits.jsonQuoted) is not a seed") }
    return number
  }
}
