import PositionSizing

/// What `plimsoll kelly` is asked about.
enum KellyQuestion {
  /// Assets, by what is known of their returns in a year, and what may be held of them.
  struct Assets {
    let volatilities: [Double]
    let correlations: [Double]
    let kelly: MultiAssetKelly
    let limits: PortfolioLimits
  }

  /// The odds of a trade, as they are stated.
  case odds(TradeOdds)
  /// Closed trades, from which the odds are estimated.
  case trades(KellyTrades)
  case assets(Assets)
  /// A Sharpe ratio and the evidence behind it.
  case sharpe(EstimationError)

  private static let winRate = Option(
    optional: "win-rate", .number, value: "P", help: "Probability of winning, from 0 to 1")
  private static let averageWin = Option(
    optional: "average-win", .number, value: "W", help: "What a winning trade gains, as a fraction of the position")
  private static let averageLoss = Option(
    optional: "average-loss", .number, value: "L",
    help: "What a losing trade loses, as a fraction of the position, above 0")
  private static let expectedReturn = Option(
    optional: "expected-return", .list(of: .number), value: "MU,MU",
    help: "Expected excess return of each asset per year; as --expected-return=-0.1,0.2 where the first is negative")
  private static let volatility = Option(
    optional: "volatility", .list(of: .number), value: "SIGMA,SIGMA", help: "Volatility of each asset per year, above 0"
  )
  private static let correlation = Option(
    optional: "correlation", .list(of: .number), value: "RHO,RHO",
    help: "Correlations of several assets: of 1 and 2, 1 and 3 and so on, then of 2 and 3")
  private static let longOnly = Option(flag: "long-only", help: "Sell nothing short")
  private static let maximumLeverage = Option(
    optional: "maximum-leverage", .number(above: 0), value: "X",
    help: "Largest sum of the sizes of all positions, in units of the capital")
  private static let maximumAsset = Option(
    optional: "maximum-asset", .number(above: 0), value: "X",
    help: "Largest size of a position, in units of the capital")

  /// The options of the form for stated odds as a group of the help.
  static let oddsGroup = OptionGroup(
    "Odds of a trade", [winRate.specification, averageWin.specification, averageLoss.specification])

  /// The options of the form for assets as a group of the help.
  static let assetsGroup = OptionGroup(
    "Assets",
    [
      expectedReturn.specification, volatility.specification, correlation.specification, longOnly.specification,
      maximumLeverage.specification, maximumAsset.specification,
    ])

  /// The question in a command's arguments.
  ///
  /// - Parameter arguments: the arguments of a command whose specification has the groups of all forms.
  /// - Throws: `CommandError.usage` for several forms at once, none of them, a part of one, or what cannot be.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    switch try KellyForm(arguments) {
    case .odds: self = .odds(try Self.odds(arguments))
    case .trades: self = .trades(try KellyTrades(arguments))
    case .assets: self = .assets(try Self.assets(arguments))
    case .sharpe: self = .sharpe(try KellySharpeReport.evidence(arguments))
    }
  }

  /// The value of an option of a form that does without none of `together`.
  static func value<Value>(
    of option: Option<Value?>, _ arguments: ParsedArguments, together: String
  ) throws(CommandError) -> Value {
    guard let value = arguments[option] else {
      throw .usage("option \(option.specification.spelling) is missing", hint: "\(together) go together")
    }
    return value
  }

  private static func odds(_ arguments: ParsedArguments) throws(CommandError) -> TradeOdds {
    let together = "--win-rate, --average-win and --average-loss"
    let p = try value(of: winRate, arguments, together: together)
    let win = try value(of: averageWin, arguments, together: together)
    let loss = try value(of: averageLoss, arguments, together: together)
    do throws(SizingError) {
      return try TradeOdds(winRate: p, averageWin: win, averageLoss: loss)
    } catch {
      throw .usage("\(error)", hint: "all are fractions: 0.55 is 55 %")
    }
  }

  private static func assets(_ arguments: ParsedArguments) throws(CommandError) -> Assets {
    let together = "--expected-return and --volatility"
    let means = try value(of: expectedReturn, arguments, together: together)
    let volatilities = try value(of: volatility, arguments, together: together)
    let correlations = arguments[correlation] ?? []
    do throws(SizingError) {
      return Assets(
        volatilities: volatilities, correlations: correlations,
        kelly: try MultiAssetKelly(means: means, volatilities: volatilities, correlations: correlations),
        limits: try PortfolioLimits(
          isLongOnly: arguments[longOnly], maximumLeverage: arguments[maximumLeverage],
          maximumAsset: arguments[maximumAsset]))
    } catch {
      let hint: String? =
        switch error {
        case .countsDiffer(of: "correlations", _, _):
          "--correlation lists those of assets 1 and 2, 1 and 3 and so on, then of 2 and 3"
        case .countsDiffer: "--expected-return and --volatility have one number for each asset"
        case .singularCovariance: "correlations of -1 or 1, or some that cannot be together, do this"
        default: nil
        }
      throw .usage("\(error)", hint: hint)
    }
  }
}
