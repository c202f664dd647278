public import GradientBoosting

extension TreeEnsemble {
  /// The objectives of models that ``init(xgboost:file:)`` takes over, as XGBoost names them.
  public static let xgboostObjectives: [String] =
    XGBoostObjective.summed + ["reg:quantileerror", "binary:logistic", "multi:softprob", "multi:softmax"]

  /// The ensemble as XGBoost's JSON (versions 2 and 3 read it).
  ///
  /// Numbers are written to the last bit of double precision, so that ``init(xgboost:file:)`` gives back an equal
  /// ensemble where leaves are numbered as in training (the left part of a split leaf keeps its number), else one with
  /// leaves of other numbers. First margins are a first round of trees of one leaf. A mean over rounds, which XGBoost
  /// has not, is a sum of leaves divided by the number of rounds; an attribute of the learner tells this reader of it.
  /// Numbers of rows stand as sums of second derivatives. The characters `[]<` in names of columns become `_`; an
  /// attribute keeps the names as they were.
  ///
  /// XGBoost reads leaves in single precision, in which it also adds them up, tree after tree: each addition rounds by up
  /// to 6e-8 of the margin. On 10,000 rows its probabilities are within 1e-6 of those here for 400 trees, and within 3e-6
  /// for 1,200 trees of three classes.
  ///
  /// - Returns: the file.
  /// - Throws: `ModelExchangeError.notExportable` for other than 2 to 1000 classes, and for more than 2⁵³ rows at a node.
  public func xgboost() throws(ModelExchangeError) -> [UInt8] {
    let format = "XGBoost's JSON"
    try checkExport(to: format)
    let rowCount = trees.lazy.flatMap { $0.nodes.map(\.rowCount) + $0.leaves.map(\.rowCount) }.max() ?? 0
    guard rowCount <= 1 << 53 else {
      throw .notExportable(format: format, reason: "\(rowCount) rows came to a node, more than a number holds")
    }
    return Array(XGBoostWriter(ensemble: self).document().text().utf8)
  }

  /// Reads an ensemble from XGBoost's JSON, as versions 2 and 3 write it.
  ///
  /// Thresholds and leaves are of single precision there too; margins are added up in double precision here. Objectives
  /// whose predictions are the sums of leaves (`reg:squarederror`, `reg:absoluteerror`, `reg:pseudohubererror`) are
  /// taken over as squared error. The base score becomes first margins, and so does a first round of trees of one leaf.
  /// Leaves of `dart` are multiplied by the weights of their trees. Sums of second derivatives, rounded, stand for
  /// numbers of rows. Columns without names are called f0, f1 and so on.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: the name of the file, for errors.
  /// - Throws: `ModelExchangeError.notAModel` and `.malformed` for other files; `.unsupported` for XGBoost's binary
  ///   forms, splits by categories, linear boosters, several targets, and objectives that are not among
  ///   ``xgboostObjectives``.
  public init(xgboost bytes: [UInt8], file: String) throws(ModelExchangeError) {
    if Self.isBinaryXGBoost(bytes) {
      throw .unsupported(
        file: file, reason: "it is in a binary form of XGBoost; saved under a name that ends in .json it is JSON")
    }
    guard bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "{") else {
      throw .notAModel(file: file, found: ForeignFormat.name(of: bytes) ?? "a file of some other format")
    }
    let document: JSONValue
    do {
      document = try JSONValue(parsing: bytes)
    } catch {
      let place = error.lineAndColumn(in: bytes)
      throw .malformed(file: file, place: "line \(place.line), column \(place.column)", reason: error.reason)
    }
    self = try XGBoostModel(document, file: file).ensemble()
  }

  /// UBJSON begins with the type of a name's length where JSON has a quotation mark; older files begin with `binf`.
  private static func isBinaryXGBoost(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "binf".utf8)
      || bytes.first == UInt8(ascii: "{") && bytes.count > 1 && "iUIlL#$".utf8.contains(bytes[1])
  }
}
