extension NetworkLoss {
  /// Whether targets are variances, which are not negative.
  var needsVariances: Bool { self == .qlike }

  /// The least size of a first loss that a later one is compared with.
  ///
  /// A negative log-likelihood may begin anywhere, even at zero; the other losses are in the targets' units.
  var leastReference: Double {
    switch self {
    case .squaredError, .pinball: 0
    case .qlike, .gaussian, .studentT: 1
    }
  }
}
