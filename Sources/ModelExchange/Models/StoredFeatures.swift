import ModelFormats
import VolatilityForecasting
import VolatilityModels

/// Features as a file holds them: with their scaling what a regression reads, or a network; without what trees do.
struct StoredFeatures {
  /// The features, with what was learned of them.
  let features: FittedFeatureSet
  /// How they are scaled; `nil` where they are read as they are.
  let scaling: FeatureScaling?
  /// What the names of their tensors begin with: `base.`, or nothing.
  private let prefix: String

  /// The model that the features of a market are filtered with.
  private static let garch = GARCH(innovations: .studentT)

  private var means: String { prefix + "scaling.mean" }
  private var factors: String { prefix + "scaling.factor" }
  private var season: String { prefix + "season.factors" }
  private var garchParameters: String { prefix + "garch.parameters" }

  /// Features that are written under names that begin with `prefix`.
  init(_ features: FittedFeatureSet, scaling: FeatureScaling?, prefix: String = "") {
    self.features = features
    self.scaling = scaling
    self.prefix = prefix
  }

  /// What the specification of a file says of the features.
  var json: JSONValue {
    var members: [String: JSONValue] = [
      "features": .array(features.set.features.map { .string($0.description) }),
      "level": .string(features.set.level.rawValue),
      "garchMarkets": .array(garchMarkets.map { .string($0) }),
    ]
    if let scaling {
      members["columns"] = .array(scaling.names.map { .string($0) })
      members["limit"] = .number(scaling.limit)
    }
    return .object(members)
  }

  private var garchMarkets: [String] { features.garch.keys.sorted() }

  /// The numbers that were learned: `scaling.mean` and `scaling.factor` (k), `season.factors` (168) and
  /// `garch.parameters` (markets × 5), each where there is one.
  var tensors: [String: Tensor] {
    var tensors = scaling.map { [means: Tensor($0.means), factors: Tensor($0.factors)] } ?? [:]
    if let factors = features.season?.factors { tensors[season] = Tensor(factors) }
    let rows = garchMarkets.compactMap { features.garch[$0]?.parameters.named.map(\.value) }
    if !rows.isEmpty {
      tensors[garchParameters] = Tensor(
        rows.flatMap { $0 }, shape: [rows.count, Self.garch.parameterNames.count])
    }
    return tensors
  }

  /// The features in a file.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - field: what its specification says of the features.
  ///   - isScaled: whether they have a scaling.
  ///   - prefix: what the names of their tensors begin with.
  /// - Throws: `ModelExchangeError`: what is not as features are.
  init(
    _ document: ModelDocument, _ field: JSONField, isScaled: Bool = true, prefix: String = ""
  ) throws(ModelExchangeError) {
    self.prefix = prefix
    let scalingMembers = isScaled ? ["columns", "limit"] : []
    _ = try field.object(required: Set(["features", "level", "garchMarkets"] + scalingMembers))
    var features: [VolatilityFeature] = []
    for element in try field.member("features").array() {
      let name = try element.string()
      features.append(try element.valid { () throws(ForecastingError) in try VolatilityFeature(name) })
    }
    let level: VarianceMeasure = try field.member("level").choice()
    let set = try field.valid { () throws(ForecastingError) in try FeatureSet(features, level: level) }
    scaling = isScaled ? try Self.scaling(document, field, prefix: prefix) : nil
    self.features = FittedFeatureSet(
      set,
      season: features.contains(where: \.usesSeason) ? try Self.season(document, prefix + "season.factors") : nil,
      garch: try Self.garch(
        document, field.member("garchMarkets"), prefix + "garch.parameters",
        isUsed: features.contains(where: \.usesGARCH)))
  }

  private static func scaling(
    _ document: ModelDocument, _ field: JSONField, prefix: String
  ) throws(ModelExchangeError) -> FeatureScaling {
    let names = try field.member("columns").names()
    guard !names.isEmpty else { throw try field.member("columns").malformed("has no column") }
    let means = try document.finiteValues(of: prefix + "scaling.mean", shape: [names.count])
    let factors = try document.finiteValues(of: prefix + "scaling.factor", shape: [names.count])
    let limit = try field.member("limit").double()
    return try field.valid { () throws(ForecastingError) in
      try FeatureScaling(names: names, means: means, factors: factors, limit: limit)
    }
  }

  private static func season(
    _ document: ModelDocument, _ name: String
  ) throws(ModelExchangeError) -> VolatilitySeason {
    let factors = try document.finiteValues(of: name, shape: [VolatilitySeason.hours])
    do throws(ForecastingError) {
      return try VolatilitySeason(factors: factors)
    } catch {
      throw document.malformed(name, "\(error)")
    }
  }

  private static func garch(
    _ document: ModelDocument, _ field: JSONField, _ name: String, isUsed: Bool
  ) throws(ModelExchangeError) -> [String: GARCHFeature] {
    let markets = try field.names()
    guard markets.isEmpty != isUsed else {
      throw field.malformed(
        isUsed ? "names no market, and there are features of a GARCH" : "names markets without a feature of a GARCH")
    }
    guard isUsed else { return [:] }
    let width = Self.garch.parameterNames.count
    let values = try document.finiteValues(of: name, shape: [markets.count, width])
    var result: [String: GARCHFeature] = [:]
    for (row, market) in markets.enumerated() {
      let parameters: GARCHParameters
      do throws(VolatilityError) {
        parameters = try GARCHParameters(Array(values[row * width..<(row + 1) * width]), of: Self.garch)
      } catch {
        throw document.malformed(name, "row \(row): \(error)")
      }
      result[market] = try field.valid { () throws(ForecastingError) in try GARCHFeature(parameters: parameters) }
    }
    return result
  }
}

extension ModelDocument {
  /// The finite elements of a tensor of 64 bits.
  func finiteValues(of name: String, shape: [Int]) throws(ModelExchangeError) -> [Double] {
    let values = try values(of: name, as: Double.self, shape: shape)
    try check(values, of: name, are: "finite", \.isFinite)
    return values
  }
}

extension JSONField {
  /// A value that is made of what stands here; what keeps it from being made is an error of this place.
  func valid<Value>(
    _ value: () throws(ForecastingError) -> Value
  ) throws(ModelExchangeError) -> Value {
    do throws(ForecastingError) {
      return try value()
    } catch {
      throw malformed("\(error)")
    }
  }
}
