import ModelFormats
import VolatilityModels

// The specification of a heterogeneous autoregression in a file.
extension HAR {
  /// The names of what a file says of a specification.
  static let memberNames: Set = [
    "windows", "transform", "quarticityWindows", "regressors", "seasons", "horizon", "estimation", "retransformation",
    "limit",
  ]

  /// The names of what it may say: a file of an earlier version has no floor.
  static let optionalMemberNames: Set = ["floor"]

  /// The specification by name, with the categories of the seasons that the sample has.
  func members(categories: [Season: [Int]]) -> [String: JSONValue] {
    [
      "windows": .integers(windows),
      "transform": .string(transform.rawValue),
      "quarticityWindows": .integers(quarticityWindows),
      "regressors": .array(regressors.map(\.json)),
      "seasons": .array(
        seasons.map { ["season": .string($0.rawValue), "categories": .integers(categories[$0] ?? [])] }),
      "horizon": .integer(horizon),
      "estimation": estimation.json,
      "retransformation": .string(retransformation.rawValue),
      "limit": .string(limit.rawValue),
      "floor": .number(floor),
    ]
  }

  /// The specification in a file, with the categories of the seasons that the sample had.
  static func stored(
    _ field: JSONField
  ) throws(ModelExchangeError) -> (specification: HAR, categories: [Season: [Int]]) {
    var regressors: [Regressor] = []
    for regressor in try field.member("regressors").array() { regressors.append(try Regressor(regressor)) }
    var seasons: [Season] = []
    var categories: [Season: [Int]] = [:]
    for element in try field.member("seasons").array() {
      let season = try Season(element)
      seasons.append(season)
      categories[season] = try season.categories(element.member("categories"))
    }
    let (windows, quarticityWindows) = (
      try field.member("windows").integers(), try field.member("quarticityWindows").integers()
    )
    let transform: Transform = try field.member("transform").choice()
    let retransformation: Retransformation = try field.member("retransformation").choice()
    let limit: ForecastLimit = try field.member("limit").choice()
    let (horizon, estimation) = (
      try field.member("horizon").integer(), try Estimation(field.member("estimation"))
    )
    let floor = try field.object()["floor"].map { (floor) throws(ModelExchangeError) in try floor.double() } ?? 0
    do throws(HARError) {
      let specification = try HAR(
        windows: windows, transform: transform, quarticityWindows: quarticityWindows, regressors: regressors,
        seasons: seasons, horizon: horizon, estimation: estimation, retransformation: retransformation, limit: limit,
        floor: floor)
      return (specification, categories)
    } catch {
      throw field.malformed("\(error)")
    }
  }
}

extension HAR.Regressor {
  fileprivate var json: JSONValue {
    [
      "covariate": .string(covariate.rawValue), "windows": .integers(windows),
      "transform": .string(transform.rawValue),
    ]
  }

  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: ["covariate", "windows", "transform"])
    self.init(
      Covariate(rawValue: try field.member("covariate").string()), windows: try field.member("windows").integers(),
      transform: try field.member("transform").choice())
  }
}

extension HAR.Season {
  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    _ = try field.object(required: ["season", "categories"])
    self = try field.member("season").choice()
  }

  /// The categories in a file: at least one, increasing, and such as there can be.
  fileprivate func categories(_ field: JSONField) throws(ModelExchangeError) -> [Int] {
    let categories = try field.integers()
    let isIncreasing = zip(categories, categories.dropFirst()).allSatisfy { $0 < $1 }
    guard !categories.isEmpty, isIncreasing, categories.allSatisfy(possibleCategories.contains) else {
      throw field.malformed(
        "\(field.value.text().shortened) where increasing numbers from \(possibleCategories.lowerBound) to "
          + "\(possibleCategories.upperBound) are expected")
    }
    return categories
  }
}

extension HAR.Estimation {
  private static let (leastSquaresName, ridgeName) = ("leastSquares", "ridge")

  fileprivate var json: JSONValue {
    switch self {
    case .leastSquares:
      ["method": .string(Self.leastSquaresName)]
    case .ridge(let penalties, let folds, let embargo):
      [
        "method": .string(Self.ridgeName), "penalties": .array(penalties.map { .number($0) }),
        "folds": .integer(folds), "embargo": embargo.map { .integer($0) } ?? .null,
      ]
    }
  }

  fileprivate init(_ field: JSONField) throws(ModelExchangeError) {
    let method = try field.member("method")
    switch try method.string() {
    case Self.leastSquaresName:
      _ = try field.object(required: ["method"])
      self = .leastSquares
    case Self.ridgeName:
      _ = try field.object(required: ["method", "penalties", "folds", "embargo"])
      var penalties: [Double] = []
      for penalty in try field.member("penalties").array() { penalties.append(try penalty.double()) }
      let embargo = try field.member("embargo")
      self = .ridge(
        penalties: penalties, folds: try field.member("folds").integer(),
        embargo: embargo.value == .null ? nil : try embargo.integer())
    default:
      throw method.malformed(
        "\(method.value.text().shortened) where one of \(Self.leastSquaresName.jsonQuoted), \(Self.ridgeName.jsonQuoted) is "
          + "expected")
    }
  }
}

extension JSONValue {
  fileprivate static func integers(_ values: [Int]) -> JSONValue { .array(values.map { .integer($0) }) }
}
