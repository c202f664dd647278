import GradientBoosting
public import ModelFormats

/// How a model is written in a format of other programs.
public struct ModelExport: Sendable, Hashable {
  /// The format.
  public let format: ExportFormat
  /// The part of the model that is written, as ``StoredModel/partNames`` has it; `nil` for the whole model, or for the only
  /// part that the format can hold.
  public var part: String?
  /// The number of periods that the graph of a model of returns forecasts, and to which one of variances is iterated.
  ///
  /// `nil` stands for ``standardHorizon``, and for no iteration. Graphs of other models have none to choose: theirs is an error.
  /// Other formats hold no forecasts and leave it aside.
  public var horizon: Int?

  /// The most periods that a graph forecasts.
  public static let longestHorizon = 10_000
  /// The number of periods that the graph of a model of returns forecasts where none is chosen.
  public static let standardHorizon = 10

  /// An export of a whole model.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - part: the part of the model that is written.
  ///   - horizon: the number of periods that the graph of a model of returns or variances forecasts.
  /// - Precondition: `horizon` lies in 1 … `longestHorizon`.
  public init(_ format: ExportFormat, part: String? = nil, horizon: Int? = nil) {
    precondition(
      horizon.map { (1...Self.longestHorizon).contains($0) } ?? true,
      "a graph forecasts 1 to \(Self.longestHorizon) periods")
    self.format = format
    self.part = part
    self.horizon = horizon
  }

  /// The file of a model.
  ///
  /// - Parameter document: the model.
  /// - Returns: the file's bytes, the same for the same model.
  /// - Throws: `ModelExchangeError.notExportable` where the model has no form in the format, or no horizon to choose; what
  ///   in the document is not as a model of its kind has it.
  public func bytes(of document: ModelDocument) throws(ModelExchangeError) -> [UInt8] {
    let model = try StoredModel(document)
    switch format {
    case .json:
      try requireWhole()
      return Array(try document.exportedJSON.text(isIndented: true).utf8) + [UInt8(ascii: "\n")]
    case .npz:
      try requireWhole()
      return try NumPyArchive(
        document.tensors, texts: [ModelDocument.descriptionKey: document.json.text()]
      ).encoded()
    case .safetensors: return try stateDictionary(of: model).encoded()
    case .onnx: return try graph(of: model)
    case .lightgbm: return try trees(of: model).lightGBM()
    case .xgboost: return try trees(of: model).xgboost()
    }
  }

  private func requireWhole() throws(ModelExchangeError) {
    guard part == nil else {
      throw .notExportable(format: format.title, reason: "it is written whole, without a choice of its part")
    }
  }
}
