import MarketSimulation
import VolatilityModels

/// The options that give the parameters of a simulated GARCH(1,1).
struct GARCHSimulationOptions {
  private static let mu = Option(
    optional: "mu", .number, value: "MU", defaultText: "\(GARCHMarket.dailyMu) a day",
    help: "Mean of the log returns of a bar, in percent; 0 for none")
  private static let omega = Option(
    optional: "omega", .number(above: 0), value: "OMEGA", defaultText: "\(GARCHMarket.dailyOmega) a day",
    help: "Constant of the variance of a bar, in percent squared")
  private static let alpha = Option(
    "alpha", .fraction, value: "ALPHA", default: GARCHMarket.defaultAlpha,
    help: "Weight of the last squared residual in the variance")
  private static let gamma = Option(
    "gamma", .number(from: 0), value: "GAMMA", default: 0, help: "What a negative residual adds to alpha (a GJR)")
  private static let beta = Option(
    "beta", .fraction, value: "BETA", default: GARCHMarket.defaultBeta, help: "Weight of the last variance")
  private static let distribution = Option(
    "distribution", .choice(of: Innovations.self), value: "NAME", default: .normal,
    help: "Distribution of the innovations")
  private static let nu = Option(
    optional: "nu", .number(above: 0), value: "NU", defaultText: "\(Int(GARCHMarket.defaultNu)), of ged 1.5",
    help: "Degrees of freedom of t and skewt innovations, above 2; the exponent of ged")
  private static let asymmetry = Option(
    "asymmetry", .number(between: -1, and: 1), value: "LAMBDA", default: -0.1,
    help: "Asymmetry of skewt innovations, negative where losses have the longer tail")

  /// The options as a group of the help.
  static let group = OptionGroup(
    "Options of garch",
    [
      mu.specification, omega.specification, alpha.specification, gamma.specification, beta.specification,
      distribution.specification, nu.specification, asymmetry.specification,
    ])

  /// The parameters per bar, for returns in percent.
  let parameters: GARCHParameters
  /// The distribution of the innovations.
  let innovations: Innovations

  /// The parameters in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has `group`.
  ///   - days: the length of a bar in days, which the defaults of μ and ω are in proportion to.
  /// - Throws: `CommandError.usage` for parameters that do not fit together.
  init(_ arguments: ParsedArguments, days: Double) throws(CommandError) {
    let (alpha, beta, gamma) = (arguments[Self.alpha], arguments[Self.beta], arguments[Self.gamma])
    guard alpha + gamma / 2 + beta < 1 else {
      let half = gamma == 0 ? "" : ", half of --gamma \(gamma)"
      throw .usage(
        "--alpha \(alpha)\(half) and --beta \(beta) add up to \(alpha + gamma / 2 + beta), expected a sum below 1",
        hint: "from 1 on the returns have no variance")
    }
    innovations = arguments[Self.distribution]
    if innovations == .normal, arguments.source(of: Self.nu) == .commandLine {
      throw .usage("option --nu needs --distribution t, skewt or ged")
    }
    if innovations != .skewedT, arguments.source(of: Self.asymmetry) == .commandLine {
      throw .usage("option --asymmetry needs --distribution skewt")
    }
    let nu = arguments[Self.nu] ?? (innovations == .ged ? 1.5 : GARCHMarket.defaultNu)
    let shape: [Double] =
      switch innovations {
      case .normal: []
      case .studentT, .ged: [nu]
      case .skewedT: [nu, arguments[Self.asymmetry]]
      }
    do {
      _ = try InnovationDistribution(innovations, shape: shape)
      parameters = try GARCHParameters(
        mu: arguments[Self.mu] ?? GARCHMarket.dailyMu * days,
        omega: arguments[Self.omega] ?? GARCHMarket.dailyOmega * days, alphas: [alpha],
        gammas: gamma == 0 ? [] : [gamma], betas: [beta], shape: shape)
    } catch {
      throw .usage("\(error)")
    }
  }
}

extension ArgumentKind where Value == Double {
  /// A number from `limit` on.
  fileprivate static func number(from limit: Double) -> ArgumentKind {
    let number = ArgumentKind.number
    let expectation = "a number from \(Int(limit)) on"
    return ArgumentKind(expectation: expectation, text: number.text) { (text) throws(RejectedText) in
      guard let value = try? number.value(text), value >= limit else {
        throw RejectedText(text, expectation: expectation)
      }
      return value
    }
  }

  /// A number from 0 to below 1.
  fileprivate static var fraction: ArgumentKind {
    let number = ArgumentKind.number
    let expectation = "a number from 0 to below 1"
    return ArgumentKind(expectation: expectation, text: number.text) { (text) throws(RejectedText) in
      guard let value = try? number.value(text), value >= 0, value < 1 else {
        throw RejectedText(text, expectation: expectation)
      }
      return value
    }
  }
}
