/// What a split gains: the one function that every engine judges splits by.
///
/// Without monotone columns the gain is T(G_L, H_L) + T(G_R, H_R) − T(G, H) as `TreeOptions` says. With any, a child whose
/// value w has to stay within bounds scores −(2 sign(G) max(0, |G| − `l1`) w + (H + `l2`) w²) instead, its parent as before;
/// a split of a monotone column whose children have their values in the wrong order gains nothing.
/// Source: Ke et al. (2017), "LightGBM: a highly efficient gradient boosting decision tree", its implementation's
/// "basic" method of monotone constraints.
package struct SplitGain: Sendable {
  /// The share of the score of a node that a gain must exceed: sums of products in double precision differ by as much as a
  /// few times 2⁻⁵², so that less may be rounding alone, as where all rows have the same derivatives.
  package static let roundingShare = 0x1p-44

  /// The step of first derivatives.
  package let gradientStep: Double
  /// The step of second derivatives.
  package let hessianStep: Double
  /// What the sum of first derivatives is drawn to zero by.
  package let l1: Double
  /// What is added to the sum of second derivatives.
  package let l2: Double
  /// The gain that a split must exceed.
  package let minimumGain: Double
  /// The fewest rows of a child.
  package let minimumRowCount: Int
  /// The smallest sum of second derivatives of a child, in steps.
  package let minimumHessian: Int
  /// Whether some column is monotone, so that values are kept within bounds.
  package let isBounded: Bool

  /// The gains of the splits of a tree.
  ///
  /// - Parameters:
  ///   - grid: the derivatives, of which only the steps are kept.
  ///   - options: how the tree is grown.
  ///   - isBounded: whether some column is monotone.
  package init(grid: GradientGrid, options: TreeOptions, isBounded: Bool) {
    gradientStep = grid.gradientStep
    hessianStep = grid.hessianStep
    l1 = options.l1
    l2 = options.l2
    minimumGain = options.minimumGain
    minimumRowCount = options.minimumLeafRows
    // A sum that is the limit but for the rounding of the step reaches it.
    let steps = options.minimumLeafHessian / grid.hessianStep * (1 - 0x1p-40)
    minimumHessian = Int(min(steps.rounded(.up), 0x1p62))
    self.isBounded = isBounded
  }

  /// Whether the rows of a child are enough.
  package func isEnough(_ child: DerivativeSums) -> Bool {
    child.rowCount >= minimumRowCount && child.hessian >= minimumHessian
  }

  /// T(G, H), zero where H + `l2` is.
  package func score(_ sums: DerivativeSums) -> Double {
    let (excess, curvature) = terms(sums)
    return curvature > 0 ? excess * excess / curvature : 0
  }

  /// The gain that a split of a node must exceed.
  ///
  /// - Parameter parentScore: `score` of the node.
  /// - Returns: the gain.
  package func threshold(parentScore: Double) -> Double {
    max(minimumGain, parentScore * Self.roundingShare)
  }

  /// The gain of a split.
  ///
  /// - Parameters:
  ///   - left: the sums over the rows of the left child.
  ///   - right: the sums over the rows of the right child.
  ///   - parentScore: `score` of the node.
  ///   - monotonicity: which way the margin may go as the column rises.
  ///   - bounds: what the values of the node are kept within.
  /// - Returns: the gain; −∞ where the children are in the wrong order.
  package func gain(
    left: DerivativeSums, right: DerivativeSums, parentScore: Double, monotonicity: Monotonicity?,
    bounds: ClosedRange<Double>
  ) -> Double {
    guard isBounded else { return score(left) + score(right) - parentScore }
    let (leftValue, rightValue) = (value(left, within: bounds), value(right, within: bounds))
    switch monotonicity {
    case .increasing where leftValue > rightValue: return -.infinity
    case .decreasing where leftValue < rightValue: return -.infinity
    default: return score(left, value: leftValue) + score(right, value: rightValue) - parentScore
    }
  }

  /// The value of a leaf, as far as the splits below it are concerned.
  ///
  /// - Parameters:
  ///   - sums: the sums over its rows.
  ///   - bounds: what it is kept within.
  /// - Returns: the value.
  package func value(_ sums: DerivativeSums, within bounds: ClosedRange<Double>) -> Double {
    let (excess, curvature) = terms(sums)
    return min(max(curvature > 0 ? -excess / curvature : 0, bounds.lowerBound), bounds.upperBound)
  }

  /// The bounds of both children of a split.
  ///
  /// Those of the node where the column is not monotone. Where it is, the middle of both values parts them.
  ///
  /// - Parameters:
  ///   - left: the sums over the rows of the left child.
  ///   - right: the sums over the rows of the right child.
  ///   - monotonicity: which way the margin may go as the column rises.
  ///   - bounds: those of the node.
  /// - Returns: the bounds.
  package func childBounds(
    left: DerivativeSums, right: DerivativeSums, monotonicity: Monotonicity?, bounds: ClosedRange<Double>
  ) -> (left: ClosedRange<Double>, right: ClosedRange<Double>) {
    guard let monotonicity else { return (bounds, bounds) }
    let sum = value(left, within: bounds) + value(right, within: bounds)
    let middle = min(max(sum / 2, bounds.lowerBound), bounds.upperBound)
    let (lower, upper) = (bounds.lowerBound...middle, middle...bounds.upperBound)
    return monotonicity == .increasing ? (lower, upper) : (upper, lower)
  }

  private func score(_ sums: DerivativeSums, value: Double) -> Double {
    let (excess, curvature) = terms(sums)
    return -(2 * excess * value + curvature * value * value)
  }

  /// sign(G) max(0, |G| − `l1`) and H + `l2`.
  private func terms(_ sums: DerivativeSums) -> (excess: Double, curvature: Double) {
    let gradient = Double(sums.gradient) * gradientStep
    let excess = max(0, abs(gradient) - l1)
    return (gradient < 0 ? -excess : excess, Double(sums.hessian) * hessianStep + l2)
  }
}
