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
  private static let beta = Option(
    "beta", .fraction, value: "BETA", default: GARCHMarket.defaultBeta, help: "Weight of the last variance")
  private static let distribution = Option(
    "distribution", .choice(of: Innovations.self), value: "NAME", default: .normal,
    help: "Distribution of the innovations")
  private static let nu = Option(
    optional: "nu", .number(above: 2), value: "NU", defaultText: "\(Int(GARCHMarket.defaultNu))",
    help: "Degrees of freedom of the innovations, with --distribution t")

  /// The options as a group of the help.
  static let group = OptionGroup(
    "Options of garch",
    [
      mu.specification, omega.specification, alpha.specification, beta.specification, distribution.specification,
      nu.specification,
    ])

  /// The parameters per bar, for returns in percent.
  let parameters: GARCHParameters

  /// The parameters in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has `group`.
  ///   - days: the length of a bar in days, which the defaults of μ and ω are in proportion to.
  /// - Throws: `CommandError.usage` for parameters that do not fit together.
  init(_ arguments: ParsedArguments, days: Double) throws(CommandError) {
    let (alpha, beta) = (arguments[Self.alpha], arguments[Self.beta])
    guard alpha + beta < 1 else {
      throw .usage(
        "--alpha \(alpha) and --beta \(beta) add up to \(alpha + beta), expected a sum below 1",
        hint: "from 1 on the returns have no variance")
    }
    let isStudentT = arguments[Self.distribution] == .studentT
    if !isStudentT, arguments.source(of: Self.nu) == .commandLine {
      throw .usage("option --nu needs --distribution t")
    }
    do {
      parameters = try GARCHParameters(
        mu: arguments[Self.mu] ?? GARCHMarket.dailyMu * days,
        omega: arguments[Self.omega] ?? GARCHMarket.dailyOmega * days, alpha: alpha, beta: beta,
        nu: isStudentT ? arguments[Self.nu] ?? GARCHMarket.defaultNu : nil)
    } catch {
      throw .usage("\(error)")
    }
  }
}

extension ArgumentKind where Value == Double {
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
