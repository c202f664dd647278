public import GradientBoosting

extension TreeEnsemble {
  /// The objectives of models that ``init(lightGBM:file:)`` takes over, as LightGBM's text names them.
  ///
  /// LightGBM writes their aliases under these names, too.
  public static let lightGBMObjectives: [String] = LightGBMObjective.summed + ["quantile", "binary", "multiclass"]

  /// The ensemble as the text of LightGBM 4.
  ///
  /// Numbers are written to the last bit, so that ``init(lightGBM:file:)`` gives back an equal ensemble. First margins
  /// are a first round of trees of one leaf. A mean over rounds is LightGBM's `average_output` where there are no first
  /// margins, else a sum of leaves divided by the number of rounds, which an entry of the header tells this reader of.
  ///
  /// LightGBM takes numbers of 1e-35 and less, in absolute value, for 0; a threshold among them parts them in another
  /// way than here, and one of −1e-35 comes back as the number below it. White space and the characters `",:[]{}\` in
  /// names of columns become `_`; an entry of the header keeps the names as they were for this reader.
  ///
  /// - Returns: the file.
  /// - Throws: `ModelExchangeError.notExportable` for other than 2 to 1000 classes, and for more than 2³¹ − 1 rows at a
  ///   node.
  public func lightGBM() throws(ModelExchangeError) -> [UInt8] {
    let format = "LightGBM's text"
    try checkExport(to: format)
    let rowCount = trees.lazy.flatMap { $0.nodes.map(\.rowCount) + $0.leaves.map(\.rowCount) }.max() ?? 0
    guard rowCount <= Int(Int32.max) else {
      throw .notExportable(format: format, reason: "\(rowCount) rows came to a node, more than its 32 bits hold")
    }
    return Array(LightGBMWriter(ensemble: self).text().utf8)
  }

  /// Reads an ensemble from LightGBM's text in its forms v3 and v4, of which LightGBM 4 writes the latter.
  ///
  /// Features are numbers of single precision here, and thresholds become the largest such number that they are not
  /// below, so that such features go the same way. Leaves are rounded to single precision, by at most 6e-8 of their
  /// value. Objectives whose predictions are the sums of leaves (`regression` and `_l1`, `huber`, `fair`, `mape`, none)
  /// are taken over as squared error. A first round of trees of one leaf becomes first margins. LightGBM reads features
  /// of 1e-35 and less, in absolute value, as 0; here they are what they are. An infinite threshold, by which LightGBM
  /// parts missing values from all others, becomes the largest finite one: a feature of +∞, which goes to the left there,
  /// goes to the right here. Such a model is refused where the file says that the column was infinite in training.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: the name of the file, for errors.
  /// - Throws: `ModelExchangeError.notAModel` and `.malformed` for other files; `.unsupported` for categorical splits,
  ///   leaves with linear models, zero as missing, an infinite threshold on a column that was infinite in training, and
  ///   objectives that are not among ``lightGBMObjectives``.
  public init(lightGBM bytes: [UInt8], file: String) throws(ModelExchangeError) {
    let text = try LightGBMText(bytes, file: file)
    let header = text.header
    let version = try header.text("version")
    guard ["v3", "v4"].contains(version) else {
      throw .unsupported(file: file, reason: "it has the version \(version.jsonQuoted), not v3 or v4")
    }
    let objective = try LightGBMObjective(header, alpha: text.alpha)
    let written = try header.words("feature_names")
    guard try header.count("max_feature_idx") == written.count - 1 else {
      throw header.malformed("feature_names", "has \(written.count) names, where max_feature_idx is another number")
    }
    let names = LightGBMWriter.columnNames.own(
      header.has(ForeignColumnNames.key) ? try header.text(ForeignColumnNames.key) : nil, written: written)
    // The ranges of the columns in training: an infinite one ends so.
    let ranges = header.has("feature_infos") ? try header.words("feature_infos") : []
    let infiniteColumns = Set(ranges.indices.filter { ranges[$0].utf8.suffix(5).elementsEqual(":inf]".utf8) })
    var trees: [ForeignTree] = []
    for section in text.trees {
      var tree = try section.tree(infiniteColumns: infiniteColumns)
      for leaf in tree.leafValues.indices { tree.leafValues[leaf] *= objective.slope }
      trees.append(tree)
    }
    self = try ForeignEnsemble(
      objective: objective.objective, columnNames: names,
      margins: [Double](repeating: 0, count: objective.objective.outputCount), trees: trees,
      isAveraged: header.has("average_output"),
      averagedRounds: header.has(Self.averagedRoundsKey) ? try header.count(Self.averagedRoundsKey) : nil
    ).ensemble(file: file)
  }
}
