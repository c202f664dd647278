import Foundation
import MarketData
package import ModelExchange
import ModelFormats
import RegimeClassification
import VolatilityForecasting
import VolatilityModels

/// A model as a handle stands for it.
package enum LoadedModel: Sendable {
  /// A model of returns, variances or markets, with how the returns were computed that it was fitted to.
  case stored(StoredModel, provenance: Provenance)
  /// A model of rows of numbers, laid out to predict.
  case rows(RowPredictor)

  /// Reads a model file.
  ///
  /// - Throws: `InterfaceError` where there is no such file, it cannot be read, or holds no model.
  init(path: String) throws(InterfaceError) {
    guard !path.isEmpty else { throw InterfaceError(.invalidArgument, "path is empty, expected the name of a file") }
    let url = URL(filePath: path)
    // A device may never end, and what is too large to be a model may be too large for the memory.
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
    if let attributes {
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw InterfaceError(.fileUnreadable, "\(path): cannot be read: not a regular file")
      }
      guard let size = attributes[.size] as? NSNumber, size.intValue <= Limits.maximumCount else {
        throw InterfaceError(
          .invalidModel, "\(path): larger than the \(Limits.maximumCount) bytes that a model may have")
      }
    }
    do throws(ModelExchangeError) {
      try self.init(ModelDocument(contentsOf: url))
    } catch {
      throw InterfaceError(error)
    }
  }

  /// Reads the bytes of a model file.
  ///
  /// - Throws: `InterfaceError` where they are no model.
  package init(bytes: [UInt8]) throws(InterfaceError) {
    do throws(ModelExchangeError) {
      try self.init(ModelDocument(decoding: bytes, file: "bytes"))
    } catch {
      throw InterfaceError(error)
    }
  }

  private init(_ document: ModelDocument) throws(ModelExchangeError) {
    switch try StoredModel(document) {
    case .ensemble(let ensemble): self = .rows(RowPredictor(ensemble))
    case .sequenceNetwork(let network): self = .rows(RowPredictor(network))
    case let model: self = .stored(model, provenance: document.provenance)
    }
  }

  /// The kind of the model.
  var kindName: String {
    switch self {
    case .stored(let model, _): model.kind.rawValue
    case .rows(let predictor): predictor.kindName
    }
  }

  /// The unit of returns.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for models of something else.
  func unit() throws(InterfaceError) -> String {
    switch self {
    case .stored(.regimes, _), .rows:
      throw notApplicable("a unit of returns is what models of returns or variances have")
    case .stored(let model, _): return model.scale.rawValue
    }
  }

  /// The numbers of periods that are forecast, where not every number is.
  var horizons: [Int64] {
    switch self {
    case .stored(.autoregression(let fitted, _), _): [Int64(fitted.specification.horizon)]
    case .stored(let model, _): model.correctedRegression?.horizons.map(Int64.init) ?? []
    case .rows: []
    }
  }

  /// The length of the bars in microseconds.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for models that are not of whole markets.
  func barLength() throws(InterfaceError) -> Int64 {
    var duration: Duration?
    if case .stored(let model, _) = self {
      duration = model.correctedRegression?.barDuration
      if case .regimes(let classifier) = model { duration = classifier.barDuration }
    }
    guard let duration else { throw notApplicable("bars of a length are what models of whole markets are of") }
    guard let microseconds = Int64(exactly: (duration / .microseconds(1)).rounded()) else {
      throw InterfaceError(.invalidData, "the bars of the model are of \(duration), which are too many microseconds")
    }
    return microseconds
  }

  /// The error of a function that is for models of other kinds.
  func notApplicable(_ reason: String) -> InterfaceError {
    InterfaceError(.notApplicable, "the model is of kind \(kindName): \(reason)")
  }
}

extension StoredModel {
  /// The networks or trees, which correct a regression; `nil` for other models.
  var correctedRegression: (any CorrectedRegression)? {
    switch self {
    case .network(let network): network
    case .trees(let trees): trees
    default: nil
    }
  }
}
