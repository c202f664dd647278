import GradientBoosting
import ModelFormats
import Testing

/// Files that LightGBM's reader would stumble over, or that are none of its.
@Suite struct LightGBMMalformedTests {
  /// A sound file of two trees, the second of one leaf; each change below spoils it.
  private static let text = """
    tree
    version=v4
    num_class=1
    num_tree_per_iteration=1
    label_index=0
    max_feature_idx=1
    objective=regression
    feature_names=a b
    feature_infos=none none
    tree_sizes=1 2

    Tree=0
    num_leaves=3
    num_cat=0
    split_feature=0 1
    split_gain=2 1
    threshold=0.5 -1.5
    decision_type=10 8
    left_child=1 -1
    right_child=-2 -3
    leaf_value=0.25 -1 2
    leaf_count=3 2 1
    internal_count=6 4
    is_linear=0

    Tree=1
    num_leaves=1
    leaf_value=0.125

    end of trees

    parameters:
    """

  private func read(_ text: String) throws -> TreeEnsemble {
    try TreeEnsemble(lightGBM: Array(text.utf8), file: "model")
  }

  private func changed(_ before: String, _ after: String) -> String {
    guard let range = Self.text.firstRange(of: before) else { return "" }
    return Self.text[..<range.lowerBound] + after + Self.text[range.upperBound...]
  }

  @Test func readsTheSoundFile() throws {
    let ensemble = try read(Self.text)
    #expect(ensemble.trees.count == 2 && ensemble.columnNames == ["a", "b"] && ensemble.initialMargins == [0])
    #expect(ensemble.margins(of: [0.5, -1.5]) == [0.375])
    #expect(ensemble.margins(of: [0.5, 0]) == [2.125])
    #expect(ensemble.margins(of: [1, 0]) == [-0.875])
    #expect(ensemble.margins(of: [.nan, .nan]) == [2.125])
    #expect(
      try read(Self.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")) == ensemble
    )
  }

  /// Whether a threshold is infinite or beyond single precision, all finite features are below it.
  @Test(arguments: ["inf", "Inf", "1e400", "1e300", "1.7976931348623157e+308", "3.4028234663852886e+38"])
  func missingValuesMayBeApart(threshold: String) throws {
    for (decision, missing) in [(10, 0.375), (8, -0.875)] {
      let text = changed("threshold=0.5", "threshold=\(threshold)")
        .replacing("decision_type=10 8", with: "decision_type=\(decision) 8")
        .replacing("feature_infos=none none", with: "feature_infos=[-1:2.5] [-inf:inf]")
      let ensemble = try read(text)
      #expect(ensemble.margins(of: [.greatestFiniteMagnitude, -1.5]) == [0.375])
      #expect(ensemble.margins(of: [-.infinity, -1.5]) == [0.375])
      #expect(ensemble.margins(of: [.nan, -1.5]) == [missing])
      #expect(ensemble.margins(of: [.infinity, -1.5]) == [-0.875])
    }
  }

  /// LightGBM sends infinite features to the left of an infinite threshold, where they met it in training.
  @Test(arguments: [("inf", false), ("1e300", true), ("0.5", true)])
  func refusesInfiniteThresholdsOfInfiniteColumns(threshold: String, isRead: Bool) throws {
    let text = changed("threshold=0.5", "threshold=\(threshold)")
      .replacing("feature_infos=none none", with: "feature_infos=[-1:inf] [-inf:2]")
    let ensemble = try? read(text)
    #expect((ensemble != nil) == isRead)
    if !isRead {
      #expect(throws: ModelExchangeError.self) { try read(text) }
    }
  }

  @Test func namesBeginAndEndWithCombiningMarks() throws {
    let names = ["\u{301}a", "b\u{338}"]
    let ensemble = try read(changed("feature_names=a b", "feature_names=\(names[0]) \(names[1])"))
    #expect(ensemble.columnNames.map { Array($0.utf8) } == names.map { Array($0.utf8) })
  }

  /// Each that is offered is taken, and one that is not names those that are.
  @Test func knowsItsObjectives() throws {
    let parameters = ["quantile": " alpha:0.5", "binary": " sigmoid:1", "multiclass": " num_class:2"]
    for name in TreeEnsemble.lightGBMObjectives {
      var text = changed("objective=regression", "objective=\(name)\(parameters[name] ?? "")")
      if name == "multiclass" {
        text = text.replacing("num_class=1", with: "num_class=2")
          .replacing("num_tree_per_iteration=1", with: "num_tree_per_iteration=2")
      }
      #expect(throws: Never.self, "\(name)") { try read(text) }
    }
    let error = #expect(throws: ModelExchangeError.self) { try read(changed("=regression", "=poisson")) }
    #expect(
      error
        == .unsupported(
          file: "model",
          reason: "its objective is \"poisson\", not one of regression, regression_l1, huber, fair, mape, quantile, "
            + "binary, multiclass"))
  }

  @Test func putsParentsFirst() throws {
    let turned = changed("threshold=0.5 -1.5", "threshold=-1.5 0.5 9")
      .replacing("num_leaves=3", with: "num_leaves=4").replacing("split_feature=0 1", with: "split_feature=0 0 1")
      .replacing("split_gain=2 1", with: "split_gain=").replacing("decision_type=10 8", with: "decision_type=8 8 8")
      .replacing("left_child=1 -1", with: "left_child=2 -2 1").replacing(
        "right_child=-2 -3", with: "right_child=-1 -3 -4"
      )
      .replacing("leaf_value=0.25 -1 2", with: "leaf_value=1 2 3 4").replacing("leaf_count=3 2 1", with: "leaf_count=")
      .replacing("internal_count=6 4", with: "internal_count=")
    let ensemble = try read(turned)
    #expect(ensemble.trees[0].nodes.map(\.threshold) == [-1.5, 9, 0.5])
    #expect(ensemble.margins(of: [-2, 9]) == [2.125])
    #expect(ensemble.margins(of: [-2, 10]) == [4.125])
  }

  @Test(
    arguments: [
      ("num_class=1", "num_class=2", "line 3"), ("num_class=1", "num_class=-1", "line 3"),
      ("num_class=1", "num_class=99999999999999999999", "line 3"),
      ("num_tree_per_iteration=1", "num_tree_per_iteration=2", "line 4"), ("num_class=1\n", "", "line 1"),
      ("max_feature_idx=1", "max_feature_idx=9223372036854775807", "line 8"),
      ("max_feature_idx=1", "max_feature_idx=x", "line 6"), ("feature_names=a b", "feature_names=a b c", "line 8"),
      ("feature_names=a b", "feature_names=", "line 8"), ("feature_names=a b", "feature_names=a a", "trees"),
      ("objective=regression", "objective=quantile", "line 7"),
      ("objective=regression", "objective=quantile alpha:1", "line 7"),
      ("objective=regression", "objective=quantile alpha:nan", "line 7"),
      ("objective=regression", "objective=binary sigmoid:0", "line 7"),
      ("objective=regression", "objective=regression\nobjective=regression", "line 8"),
      ("num_leaves=3", "num_leaves=2", "line 21"), ("num_leaves=3", "num_leaves=0", "line 13"),
      ("num_leaves=3", "num_leaves=-3", "line 13"), ("num_leaves=3", "num_leaves=9223372036854775807", "line 21"),
      ("num_leaves=3", "", "line 12"), ("split_feature=0 1", "split_feature=0 2", "line 12"),
      ("split_feature=0 1", "split_feature=0 -1", "line 12"), ("split_feature=0 1", "split_feature=0", "line 15"),
      ("split_feature=0 1", "split_feature=0 1.5", "line 15"), ("split_gain=2 1", "split_gain=2 inf", "line 16"),
      ("threshold=0.5", "threshold=nan", "line 17"), ("threshold=0.5", "threshold=infinite", "line 17"),
      ("threshold=0.5 -1.5", "threshold=", "line 17"),
      ("threshold=0.5 -1.5\n", "", "line 12"), ("decision_type=10 8", "decision_type=16 8", "line 18"),
      ("decision_type=10 8", "decision_type=12 8", "line 18"), ("decision_type=10 8", "decision_type=-2 8", "line 18"),
      ("left_child=1 -1", "left_child=0 -1", "line 12"), ("left_child=1 -1", "left_child=2 -1", "line 12"),
      ("left_child=1 -1", "left_child=1 1", "line 12"), ("left_child=1 -1", "left_child=1 0", "line 12"),
      ("left_child=1 -1", "left_child=1 -2", "line 12"), ("left_child=1 -1", "left_child=1 -4", "line 12"),
      ("left_child=1 -1", "left_child=1 -9223372036854775808", "line 12"),
      ("leaf_value=0.25 -1 2", "leaf_value=0.25 -1", "line 21"),
      ("leaf_value=0.25 -1 2", "leaf_value=0.25 -1 nan", "line 21"),
      ("leaf_value=0.25 -1 2", "leaf_value=0.25 -1 1e39", "line 12"), ("leaf_count=3", "leaf_count=-3", "line 12"),
      ("leaf_count=3 2", "leaf_count=3", "line 22"), ("internal_count=6", "internal_count=-6", "line 12"),
      ("is_linear=0", "is_linear=x", "line 24"), ("is_linear=0", "threshold=0 0", "line 24"),
      ("end of trees", "", "line"),
      ("label_index=0", "plimsoll_averaged_rounds=-1", "line 5"),
    ])
  func namesThePlace(before: String, after: String, place: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try read(changed(before, after)) }
    guard case .malformed("model", let found, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.hasPrefix(place), "\(String(describing: error))")
  }

  @Test(
    arguments: [
      ("version=v4", "version=v5"), ("objective=regression", "objective=regression sqrt"),
      ("objective=regression", "objective=poisson"), ("objective=regression", "objective=gamma"),
      ("objective=regression", "objective=tweedie tweedie_variance_power:1.5"),
      ("objective=regression", "objective=cross_entropy"), ("objective=regression", "objective=lambdarank"),
      ("objective=regression", "objective=multiclassova num_class:3 sigmoid:1"), ("objective=regression", "objective="),
      ("objective=regression", "objective=multiclass num_class:1"), ("num_cat=0", "num_cat=1"),
      ("is_linear=0", "is_linear=1"), ("decision_type=10 8", "decision_type=9 8"),
      ("decision_type=10 8", "decision_type=6 8"), ("threshold=0.5", "threshold=-1e39"),
      ("threshold=0.5", "threshold=-inf"), ("objective=regression", "objective=regression\u{301}"),
    ])
  func refusesWhatItHasNoLikeOf(before: String, after: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try read(changed(before, after)) }
    guard case .unsupported("model", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["", "\n", "{}", "trees", "tree "])
  func knowsWhatIsNoneOfItsFiles(text: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try read(text) }
    guard case .notAModel("model", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func refusesNamesThatAreNotUTF8() throws {
    let bytes = Array(Self.text.utf8).map { $0 == UInt8(ascii: "b") ? 0xFF : $0 }
    #expect(throws: ModelExchangeError.self) { try TreeEnsemble(lightGBM: bytes, file: "model") }
  }

  @Test func aFileCutShortIsNoModel() throws {
    let bytes = Array(Self.text.utf8)
    let end = Self.text.utf8.count - "\n\nparameters:".utf8.count
    for count in 0..<end {
      #expect(throws: ModelExchangeError.self) { try TreeEnsemble(lightGBM: Array(bytes[..<count]), file: "model") }
    }
    #expect(throws: Never.self) { try TreeEnsemble(lightGBM: Array(bytes[..<end]), file: "model") }
  }

  /// Nothing is called from within itself.
  @Test func readsATreeOfAHundredThousandLevels() throws {
    let count = 100_000
    let text = """
      tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nmax_feature_idx=0\nfeature_names=a

      Tree=0\nnum_leaves=\(count + 1)
      split_feature=\(Array(repeating: "0", count: count).joined(separator: " "))
      threshold=\((0..<count).map { "\(-$0)" }.joined(separator: " "))
      decision_type=\(Array(repeating: "8", count: count).joined(separator: " "))
      left_child=\((1...count).map { $0 < count ? "\($0)" : "-1" }.joined(separator: " "))
      right_child=\((0..<count).map { "\(-$0 - 2)" }.joined(separator: " "))
      leaf_value=\((0...count).map { "\($0)" }.joined(separator: " "))
      end of trees\n
      """
    let ensemble = try read(text)
    #expect(ensemble.margins(of: [-99_998.5]) == [100_000])
    #expect(try TreeEnsemble(xgboost: ensemble.xgboost(), file: "model") == ensemble)
  }
}
