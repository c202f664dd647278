/// How a tree is grown.
///
/// | option | default | range |
/// |---|---|---|
/// | `leafCount` | 31 | 1 … 65,535 |
/// | `maximumDepth` | none | 1 … |
/// | `minimumLeafRows` | 20 | 1 … |
/// | `minimumLeafHessian` | 0.001 | 0 … |
/// | `l1`, `l2`, `minimumGain` | 0 | 0 … |
///
/// With G and H the sums of the first and second derivatives of the loss over the rows of a leaf, the leaf adds
/// w = −sign(G) max(0, |G| − `l1`)/(H + `l2`) to the margin, and a split gains T(G_L, H_L) + T(G_R, H_R) − T(G, H) with
/// T(G, H) = max(0, |G| − `l1`)²/(H + `l2`).
/// Sources: Chen & Guestrin (2016), "XGBoost: a scalable tree boosting system", equations 5 and 7; Ke et al. (2017),
/// "LightGBM: a highly efficient gradient boosting decision tree", section 2.
public struct TreeOptions: Sendable, Hashable {
  /// The most leaves of a tree; the leaf whose split gains most is split first.
  public var leafCount = 31
  /// The most splits from the root to a leaf; `nil` for no limit.
  public var maximumDepth: Int?
  /// The fewest rows of a leaf.
  public var minimumLeafRows = 20
  /// The smallest sum of second derivatives of a leaf.
  public var minimumLeafHessian = 1e-3
  /// What the sum of first derivatives is drawn to zero by.
  public var l1 = 0.0
  /// What is added to the sum of second derivatives.
  public var l2 = 0.0
  /// The gain that a split must exceed.
  public var minimumGain = 0.0
  /// The columns, by name, in which the margin may go one way only; none for a quantile.
  public var monotonicity: [String: Monotonicity] = [:]

  /// The defaults.
  public init() {}
}
