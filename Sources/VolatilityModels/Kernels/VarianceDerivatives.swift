/// ∂h/∂θ and ∂²h/∂θ∂θ′ at eight observations, whose variance is h: of one series, or one of each of eight series.
protocol VarianceDerivatives {
  /// ∂h/∂μ.
  var mu: Lanes { get }
  /// ∂h/∂φ.
  var phi: Lanes { get }
  /// ∂h/∂ω.
  var omega: Lanes { get }
  /// ∂h/∂α.
  var alpha: Lanes { get }
  /// ∂h/∂β.
  var beta: Lanes { get }
  /// ∂²h/∂μ².
  var muMu: Lanes { get }
  /// ∂²h/∂μ∂φ.
  var muPhi: Lanes { get }
  /// ∂²h/∂φ².
  var phiPhi: Lanes { get }
  /// ∂²h/∂μ∂α.
  var muAlpha: Lanes { get }
  /// ∂²h/∂φ∂α.
  var phiAlpha: Lanes { get }
  /// ∂²h/∂μ∂β.
  var muBeta: Lanes { get }
  /// ∂²h/∂φ∂β.
  var phiBeta: Lanes { get }
  /// ∂²h/∂ω∂β.
  var omegaBeta: Lanes { get }
  /// ∂²h/∂α∂β.
  var alphaBeta: Lanes { get }
  /// ∂²h/∂β².
  var betaBeta: Lanes { get }
}
