extension GARCHParameters {
  /// Checks that all numbers obey their constraints.
  func check(_ positivity: Positivity) throws(VolatilityError) {
    if let mu, !mu.isFinite { throw .invalidParameter(name: .mu, value: mu, expected: "a finite number") }
    if let phi, !phi.isFinite { throw .invalidParameter(name: .phi, value: phi, expected: "a finite number") }
    guard omega > 0, omega.isFinite else {
      throw .invalidParameter(name: .omega, value: omega, expected: "a positive, finite number")
    }
    if positivity == .coefficients { try checkSigns() }
    try checkPersistence()
    for (name, value) in named where !value.isFinite && name != .nu && name != .lambda {
      throw .invalidParameter(name: name, value: value, expected: "a finite number")
    }
    if let nu, !(nu > 0 && nu.isFinite) {
      throw .invalidParameter(name: .nu, value: nu, expected: "a positive, finite number")
    }
    if let lambda, !(abs(lambda) < 1) {
      throw .invalidParameter(name: .lambda, value: lambda, expected: "a number between −1 and 1")
    }
  }

  /// Checks that no coefficient of a shock or a regressor can make a variance negative.
  private func checkSigns() throws(VolatilityError) {
    let names = ParameterName.numbered(.alpha, count: alphas.count)
    for (name, alpha) in zip(names, alphas) where !(0...1 ~= alpha) {
      throw .invalidParameter(name: name, value: alpha, expected: "a number from 0 to 1")
    }
    for (j, name) in ParameterName.numbered(.gamma, count: gammas.count).enumerated() {
      let least = j < alphas.count ? -alphas[j] : 0
      guard !(gammas[j] >= least) else { continue }
      throw .invalidParameter(name: name, value: gammas[j], expected: "a number from \(least) on")
    }
    for (name, delta) in zip(ParameterName.numbered(.delta, count: deltas.count), deltas) where !(delta >= 0) {
      throw .invalidParameter(name: name, value: delta, expected: "a number that is not negative")
    }
  }

  private func checkPersistence() throws(VolatilityError) {
    let names = ParameterName.numbered(.beta, count: betas.count)
    let shocks = Self.persistence(alphas, gammas, [])
    for (name, beta) in zip(names, betas) where !(beta >= 0) {
      throw .invalidParameter(name: name, value: beta, expected: betaRange(shocks))
    }
    // The limit of the search, which takes one half of γ whatever the innovations are.
    guard Self.persistence(alphas, gammas, betas) <= 1 else {
      let last = named.last { $0.name == names.last } ?? named.last { $0.name.rawValue.hasPrefix("alpha") }
      throw .invalidParameter(
        name: last?.name ?? .alpha, value: last?.value ?? alpha,
        expected: betas.isEmpty ? "coefficients whose persistence is at most 1" : betaRange(shocks))
    }
  }

  private func betaRange(_ shocks: Double) -> String {
    betas.count == 1 && gammas.isEmpty && alphas.count == 1
      ? "a number from 0 to 1 − alpha = \(1 - shocks)"
      : "a number from 0 to what makes the persistence 1: the β together at most \(1 - shocks)"
  }
}

extension GARCHParameters {
  /// The parameters of a specification with the values `values`, in the order of its names.
  ///
  /// - Throws: `VolatilityError.invalidParameter`.
  /// - Precondition: there are as many values as names.
  package init(_ values: [Double], of specification: GARCH) throws(VolatilityError) {
    precondition(values.count == specification.layout.count, "a value for each parameter")
    try InnovationDistribution.validate(Array(values[specification.layout.shapes]), for: specification.innovations)
    try self.init(values, specification.layout, positivity: specification.positivity)
  }

  /// The parameters with the elements `vector` of a layout.
  init(_ vector: [Double], _ layout: VarianceLayout, positivity: Positivity) throws(VolatilityError) {
    try self.init(
      mu: layout.omega > 0 ? vector[0] : nil, phi: layout.omega > 1 ? vector[1] : nil, omega: vector[layout.omega],
      alphas: Array(vector[layout.alphas]), gammas: Array(vector[layout.gammas]), betas: Array(vector[layout.betas]),
      deltas: Array(vector[layout.deltas]), shape: Array(vector[layout.shapes]), positivity: positivity)
  }

  /// Whether there are as many of each kind as a layout has.
  func fit(_ layout: VarianceLayout) -> Bool {
    (mu != nil) == (layout.omega > 0) && (phi != nil) == (layout.omega > 1) && alphas.count == layout.order.p
      && gammas.count == layout.order.o && betas.count == layout.order.q && deltas.count == layout.regressorCount
      && shape.count == layout.shapes.count
  }

  /// The equation of the variance.
  ///
  /// - Parameter floor: the least variance that is carried on.
  /// - Returns: the equation with these coefficients.
  func recursion(floor: Double = 0) -> VarianceRecursion {
    VarianceRecursion(
      form: .linear, omega: omega, alphas: alphas, gammas: gammas, betas: betas, deltas: deltas, floor: floor)
  }
}
