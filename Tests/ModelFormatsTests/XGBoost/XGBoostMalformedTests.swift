import GradientBoosting
import ModelFormats
import Testing

/// Files that XGBoost's reader would stumble over, or that are none of its.
@Suite struct XGBoostMalformedTests {
  /// A sound file of two trees, the second of one leaf; each change below spoils it.
  private static let text = """
    {"learner": {"attributes": {}, "feature_names": ["a", "b"], "gradient_booster": {"name": "gbtree", "model": {
    "gbtree_model_param": {"num_trees": "2"}, "tree_info": [0, 0], "trees": [{"id": 0,
    "default_left": [1, 0, false, 0, 0], "left_children": [1, 3, -1, -1, -1], "right_children": [2, 4, -1, -1, -1],
    "loss_changes": [2.0, 1.0, 0, 0, 0], "split_conditions": [0.5, -1.5, 3, 1, 2], "split_indices": [0, 1, 0, 0, 0],
    "split_type": [0, 0, 0, 0, 0], "sum_hessian": [6, 4.4, 2, 3, 1],
    "tree_param": {"num_deleted": "0", "num_nodes": "5", "size_leaf_vector": "1"}},
    {"id": 1, "default_left": [0], "left_children": [-1], "right_children": [-1], "loss_changes": [0],
    "split_conditions": [0.125], "split_indices": [0], "sum_hessian": [1.0], "tree_param": {"num_nodes": "1"}}]}},
    "learner_model_param": {"base_score": "2E0", "num_class": "0", "num_feature": "2", "num_target": "1"},
    "objective": {"name": "reg:squarederror"}}, "version": [3, 1, 0]}
    """

  private func read(_ text: String) throws -> TreeEnsemble {
    try TreeEnsemble(xgboost: Array(text.utf8), file: "model")
  }

  private func changed(_ before: String, _ after: String) -> String {
    Self.text.replacing(before, with: after, maxReplacements: 1)
  }

  @Test func readsTheSoundFile() throws {
    let ensemble = try read(Self.text)
    #expect(ensemble.trees.count == 2 && ensemble.columnNames == ["a", "b"] && ensemble.initialMargins == [2])
    #expect(ensemble.margins(of: [Float(0.5).nextDown, Float(-1.5).nextDown]) == [3.125])
    #expect(ensemble.margins(of: [0, -1.5]) == [4.125])
    #expect(ensemble.margins(of: [0.5, 0]) == [5.125])
    #expect(ensemble.margins(of: [.nan, .nan]) == [4.125])
    #expect(ensemble.trees[0].nodes.map(\.rowCount) == [6, 4])
  }

  @Test(
    arguments: [
      (#""base_score": "2E0""#, #""base_score": "[2E0]""#, [2]), (#""2E0""#, #""[ 2 ]""#, [2]),
      ("reg:squarederror", "reg:pseudohubererror", [2]), (#"["a", "b"]"#, "[]", [2]), (#""id": 0,"#, "", [2]),
      (#""id": 0"#, #""id": 1"#, nil),
    ] as [(String, String, [Double]?)])
  func readsOtherWriting(before: String, after: String, margins: [Double]?) throws {
    #expect((try? read(changed(before, after)))?.initialMargins == margins)
  }

  @Test func sortsTreesByTheirNumbers() throws {
    let turned = try read(
      changed(#""id": 0"#, #""id": 1"#).replacing(
        #"{"id": 1, "default_left": [0]"#, with: #"{"id": 0, "default_left": [0]"#))
    // A first tree of one leaf becomes a first margin.
    #expect(turned.trees.count == 1 && turned.initialMargins == [2.125])
  }

  @Test(
    arguments: [
      (#""learner""#, #""learned""#, "model"),
      (#""num_trees": "2""#, #""num_trees": "3""#, "model.learner.gradient_booster.model"),
      (
        #""num_trees": "2""#, #""num_trees": "-2""#, "model.learner.gradient_booster.model.gbtree_model_param.num_trees"
      ),
      ("[0, 0],", "[0],", "model.learner.gradient_booster.model.tree_info"),
      ("[0, 0],", "[0, 1],", "model.learner.gradient_booster.model"),
      ("[0, 0],", "[0, -1],", "model.learner.gradient_booster.model"),
      ("[0, 0],", "[0, 0.5],", "model.learner.gradient_booster.model.tree_info[1]"),
      (#""id": 0"#, #""id": 1"#, tree1), (#""id": 0"#, #""id": 2"#, tree0), (#""id": 0"#, #""id": -1"#, tree0 + ".id"),
      ("[1, 0, false, 0, 0]", "[1, 0, 2, 0, 0]", tree0 + ".default_left[2]"),
      ("[1, 0, false, 0, 0]", "[1, 0, 0, 0]", tree0 + ".default_left"),
      ("[1, 0, false, 0, 0]", "1", tree0 + ".default_left"),
      ("[1, 3, -1, -1, -1]", "[1, 5, -1, -1, -1]", tree0), ("[1, 3, -1, -1, -1]", "[1, 0, -1, -1, -1]", tree0),
      ("[1, 3, -1, -1, -1]", "[1, 1, -1, -1, -1]", tree0), ("[1, 3, -1, -1, -1]", "[1, 4, -1, -1, -1]", tree0),
      ("[1, 3, -1, -1, -1]", "[1, -1, -1, -1, -1]", tree0), ("[1, 3, -1, -1, -1]", "[1, -2, -1, -1, -1]", tree0),
      ("[1, 3, -1, -1, -1]", "[1, 3, 0, -1, -1]", tree0), ("[1, 3, -1, -1, -1]", "[-1, 3, -1, -1, -1]", tree0),
      ("[1, 3, -1, -1, -1]", "[1, 3, -1, -1]", tree0 + ".left_children"),
      ("[2.0, 1.0, 0, 0, 0]", "[2.0, null, 0, 0, 0]", tree0 + ".loss_changes[1]"), ("0.5, -1.5", "1e400, -1.5", "line"),
      ("0.5, -1.5", "NaN, -1.5", "line"), ("0.5, -1.5", "Infinity, -1.5", "line"), ("0.125", "1e39", tree1),
      ("[0, 1, 0, 0, 0]", "[0, 2, 0, 0, 0]", tree0), ("[0, 1, 0, 0, 0]", "[0, -1, 0, 0, 0]", tree0),
      ("4.4", "-4.4", tree0), ("4.4", "1e300", tree0), (#""num_deleted": "0""#, #""num_deleted": "1""#, tree0),
      (#""num_nodes": "5""#, #""num_nodes": "9223372036854775807""#, tree0 + ".left_children"),
      (#""num_nodes": "5""#, #""num_nodes": 4"#, tree0 + ".left_children"),
      (#""2E0""#, #""nan""#, "model.learner.learner_model_param.base_score"),
      (#""2E0""#, #""[2,2]""#, "model.learner.learner_model_param"),
      (#""2E0""#, #""[""#, "model.learner.learner_model_param.base_score"),
      (#""2E0""#, "2", "model.learner.learner_model_param.base_score"),
      ("reg:squarederror", "binary:logistic", "model.learner.learner_model_param"),
      ("reg:squarederror", "reg:quantileerror", "model.learner.objective"),
      (#""num_class": "0""#, #""num_class": "3""#, "model.learner.learner_model_param"),
      (#""num_feature": "2""#, #""num_feature": "3""#, "model.learner.feature_names"),
      (#"["a", "b"]"#, #"["a", "a"]"#, "trees"),
      (#"{"attributes": {}"#, #"{"attributes": {"plimsoll_averaged_rounds": "x"}"#, "model.learner.attributes"),
      (#""version""#, #""learner""#, "line 10"),
    ])
  func namesThePlace(before: String, after: String, place: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try read(changed(before, after)) }
    guard case .malformed("model", let found, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(found.hasPrefix(place), "\(String(describing: error))")
  }

  private static let tree0 = "model.learner.gradient_booster.model.trees[0]"
  private static let tree1 = "model.learner.gradient_booster.model.trees[1]"

  @Test(
    arguments: [
      ("gbtree", "gblinear"), ("reg:squarederror", "count:poisson"), ("reg:squarederror", "reg:gamma"),
      ("reg:squarederror", "reg:tweedie"), ("reg:squarederror", "rank:ndcg"), ("reg:squarederror", "binary:logitraw"),
      ("reg:squarederror", "multi:softprob"), (#""num_target": "1""#, #""num_target": "2""#),
      (#""size_leaf_vector": "1""#, #""size_leaf_vector": "2""#), (#""split_type": [0, 0"#, #""split_type": [0, 1"#),
      ("0.5, -1.5", "-3.4028234663852886e38, -1.5"),
    ])
  func refusesWhatItHasNoLikeOf(before: String, after: String) throws {
    let error = #expect(throws: ModelExchangeError.self) { try read(changed(before, after)) }
    guard case .unsupported("model", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// Each that is offered is taken, and one that is not names those that are.
  @Test func knowsItsObjectives() throws {
    for name in TreeEnsemble.xgboostObjectives {
      let classCount = name.hasPrefix("multi") ? 2 : 0
      let text = changed(#""2E0""#, #""5E-1""#).replacing(#""num_class": "0""#, with: #""num_class": "\#(classCount)""#)
        .replacing("[0, 0],", with: classCount == 2 ? "[0, 1]," : "[0, 0],")
        .replacing(
          #""reg:squarederror""#, with: #""\#(name)", "quantile_loss_param": {"quantile_alpha": "0.25"}"#)
      #expect(throws: Never.self, "\(name)") { try read(text) }
    }
    let error = #expect(throws: ModelExchangeError.self) { try read(changed("reg:squarederror", "reg:gamma")) }
    #expect(
      error
        == .unsupported(
          file: "model",
          reason: "its objective is \"reg:gamma\", not one of reg:squarederror, reg:absoluteerror, "
            + "reg:pseudohubererror, reg:linear, reg:quantileerror, binary:logistic, multi:softprob, multi:softmax"))
  }

  /// A number of columns or classes alone makes no memory be taken.
  @Test func believesNoNumberWithoutData() throws {
    let unnamed = changed(#"["a", "b"]"#, "[]").replacing(
      #""num_feature": "2""#, with: #""num_feature": "999999999999""#)
    #expect(throws: ModelExchangeError.self) { try read(unnamed) }
    let classes = changed("reg:squarederror", "multi:softprob").replacing(
      #""num_class": "0""#, with: #""num_class": "999999999999""#)
    #expect(throws: ModelExchangeError.self) { try read(classes) }
  }

  @Test func refusesOtherFiles() throws {
    for text in ["", "tree\nversion=v4\n", "[1]", "\u{FEFF}{}"] {
      let error = #expect(throws: ModelExchangeError.self) { try read(text) }
      guard case .notAModel("model", _) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    for bytes in [Array("binf".utf8), Array("{L".utf8) + [0, 0], Array("{i".utf8), Array("{$".utf8)] {
      let error = #expect(throws: ModelExchangeError.self) { try TreeEnsemble(xgboost: bytes, file: "model") }
      #expect(error?.description.contains(".json") ?? false)
    }
  }

  @Test func aFileCutShortIsNoModel() throws {
    let bytes = Array(Self.text.utf8)
    for count in bytes.indices {
      #expect(throws: ModelExchangeError.self) { try TreeEnsemble(xgboost: Array(bytes[..<count]), file: "model") }
    }
    #expect(throws: ModelExchangeError.self) {
      try TreeEnsemble(xgboost: bytes.map { $0 == UInt8(ascii: "b") ? 0xFF : $0 }, file: "model")
    }
  }
}
