import NumericalMethods

/// What a pass over the densities sums: the log-likelihood and what concerns the shape parameters alone.
struct DensitySums {
  /// Σ ln f(z).
  var kernel = 0.0
  /// Σ (ln f(z) − ½ ln h).
  var logLikelihood = 0.0
  /// Σ ∂ℓ/∂ξ.
  var score = [0.0, 0.0]
  /// −Σ ∂²ℓ/∂ξ∂ξ′ and Σ ∂ℓ/∂ξ·∂ℓ/∂ξ′.
  var (curvature, outerProduct) = (ShapeMatrix(), ShapeMatrix())

  @inline(always)
  mutating func addShape(_ terms: DensityTerms) {
    score[0] += terms.shape[0]
    score[1] += terms.shape[1]
    curvature.first -= terms.shapeShape.first
    curvature.cross -= terms.shapeShape.cross
    curvature.second -= terms.shapeShape.second
    outerProduct.first += terms.shape[0] * terms.shape[0]
    outerProduct.cross += terms.shape[0] * terms.shape[1]
    outerProduct.second += terms.shape[1] * terms.shape[1]
  }
}

/// A symmetric matrix of two shape parameters.
struct ShapeMatrix {
  var (first, cross, second) = (0.0, 0.0, 0.0)

  subscript(row: Int, column: Int) -> Double {
    row != column ? cross : row == 0 ? first : second
  }
}

/// The second moments of the scores by ln h, e·√h and ξ, which do not depend on the variance: with them the
/// information matrix is a sum of outer products of derivatives.
struct StandardizedScores {
  var (levelLevel, levelResidual, residualResidual) = (0.0, 0.0, 0.0)
  var (levelShape, residualShape) = (SIMD2<Double>.zero, SIMD2<Double>.zero)

  @inline(always)
  mutating func add(_ scores: (level: Double, residual: Double), shape: SIMD2<Double>) {
    let (level, residual) = scores
    levelLevel += level * level
    levelResidual += level * residual
    residualResidual += residual * residual
    levelShape += level * shape
    residualShape += residual * shape
  }

  mutating func divide(by count: Double) {
    levelLevel /= count
    levelResidual /= count
    residualResidual /= count
    levelShape /= count
    residualShape /= count
  }
}

/// Σ ln h, from logarithms of products of eight variances each where these are not logarithms already.
struct LogVarianceSum {
  private var sum = 0.0
  private var product = 1.0
  private var factors = 0

  @inline(always)
  mutating func add(_ level: Double, isLogarithm: Bool) {
    if isLogarithm {
      sum += level
      return
    }
    product *= level
    factors += 1
    // Variances of standardised returns lie far from where eight of them could over- or underflow. A negative one
    // makes no product positive that has an even number of them: its square root is none, and neither is the density.
    if factors == 8 {
      sum += .log(product)
      (product, factors) = (1, 0)
    }
  }

  var value: Double { sum + .log(product) }
}
