import GradientBoosting
import ModelFormats
import Testing

/// Trees whose nodes are not numbered in the order in which training splits them.
@Suite struct XGBoostNumberingTests {
  /// The root's children are 3 and 4, and those of 3 are 1 and 2: x < 1 is followed by y < 5.
  private let model = """
    {"version":[2,0,0],"learner":{"feature_names":["x","y"],
    "gradient_booster":{"name":"gbtree","model":{"gbtree_model_param":{"num_trees":"1","num_parallel_tree":"1"},
    "tree_info":[0],"trees":[
    {"id":0,"left_children":[3,-1,-1,1,-1],"right_children":[4,-1,-1,2,-1],"split_conditions":[1,10,20,5,30],
    "split_indices":[0,0,0,1,0],"default_left":[1,0,0,0,0],"loss_changes":[2,0,0,1,0],"sum_hessian":[6,1,2,3,3],
    "tree_param":{"num_deleted":"0","num_nodes":"5"}}]}},
    "learner_model_param":{"base_score":"0E0","num_class":"0","num_feature":"2"},
    "objective":{"name":"reg:squarederror"}}}
    """

  @Test(arguments: [
    (x: Float(0), y: Float(4), margin: 10.0), (0, 5, 20), (1, 4, 30), (.nan, 4, 10), (0, .nan, 20), (2, .nan, 30),
  ])
  func childrenMayHaveSmallerNumbersThanTheirParents(x: Float, y: Float, margin: Double) throws {
    let ensemble = try TreeEnsemble(xgboost: Array(model.utf8), file: "model.json")
    #expect(ensemble.margins(of: [x, y]) == [margin])
    #expect(ensemble.trees[0].nodes.map(\.rowCount) == [6, 3])
    #expect(Set(ensemble.trees[0].leaves.map(\.rowCount)) == [1, 2, 3])
  }
}
