import ModelFormats
import VolatilityModels

extension HARONNXGraph {
  /// Adds the forecast at each origin.
  mutating func addForecasts() {
    let specification = fitted.specification
    var mean = builder.constant(fitted.coefficients[0])
    var areDefined: String?
    for (term, coefficient) in zip(fitted.terms, fitted.coefficients) {
      guard let regressor = regressor(of: term) else { continue }
      let isFinite = builder.isFinite(regressor)
      areDefined = areDefined.map { builder.add("And", $0, isFinite) } ?? isFinite
      mean = builder.add("Add", mean, builder.add("Mul", regressor, builder.constant(coefficient)))
    }
    guard let areDefined else { preconditionFailure("a model has a window or a covariate") }
    for season in specification.seasons { mean = builder.add("Add", mean, self.mean(of: .season(season), 1)) }
    if hasCorrection { mean = builder.add("Add", mean, builder.constant(fitted.residualVariance / 2)) }
    let (limited, isInside) = limited(self.variance(mean))
    let variance = defined(limited, where: areDefined)
    let horizon = specification.horizon
    let origins: ONNXType.Dimension =
      specification.longestWindow == 1 ? "T" : .named("T-\(specification.longestWindow - 1)")
    builder.outputForecast(
      variance,
      aggregated: horizon == 1 ? variance : builder.add("Mul", variance, builder.constant(Double(horizon))),
      shape: [origins], subject: "of a period, the mean of those forecast, from the end of each longest window on",
      aggregate: horizon == 1 ? "of the period forecast" : "of the \(horizon) periods forecast", scale: fitted.scale)
    if let isInside {
      builder.output(
        "is_replaced", builder.add("And", builder.add("Not", isInside), areDefined), .bool, [origins],
        description: "Whether the forecast was out of the sample's range and the sample's mean stands in its place")
    }
  }

  /// Whether something is added to the mean of a logarithm, so that its exponential is the mean variance.
  var hasCorrection: Bool {
    fitted.specification.transform != .level && fitted.specification.retransformation == .lognormalMean
  }

  /// The variance that belongs to a mean in the units of the regression.
  mutating func variance(_ mean: String) -> String {
    fitted.specification.transform == .level ? mean : builder.add("Exp", mean)
  }

  /// Variances of which the sample's mean has taken the place where they were out of the limits, and which were within;
  /// `nil` without limits.
  mutating func limited(_ variance: String) -> (variance: String, isInside: String?) {
    guard fitted.specification.limit == .sampleRange else { return (variance, nil) }
    let (range, mean) = (fitted.predictor.targetRange, fitted.predictor.targetMean)
    let isInside = builder.add(
      "And", builder.add("GreaterOrEqual", variance, builder.constant(range.lowerBound)),
      builder.add("LessOrEqual", variance, builder.constant(range.upperBound)))
    return (builder.add("Where", isInside, variance, builder.constant(mean)), isInside)
  }

  /// A value, not a number where it is not defined.
  mutating func defined(_ value: String, where isDefined: String) -> String {
    builder.add("Where", isDefined, value, builder.constant(.nan))
  }

  /// The regressor of a term at each origin; `nil` for the constant and for seasons.
  private mutating func regressor(of term: HARTerm) -> String? {
    switch term {
    case .constant, .hour, .weekday:
      return nil
    case .variance(let window):
      switch fitted.specification.transform {
      case .level: return mean(of: .variance, window)
      case .logOfMeans: return builder.add("Log", flooredMean(of: .variance, window))
      case .meansOfLogs: return mean(of: .logarithmicVariance, window)
      }
    case .quarticity(let window):
      let root = builder.add("Sqrt", mean(of: .covariate(.quarticity), window))
      return builder.add("Mul", root, mean(of: .variance, window))
    case .covariate(let name, let transform, let window):
      let column = Column.covariate(name)
      switch transform {
      case .level: return mean(of: column, window)
      case .squareRoot: return builder.add("Sqrt", mean(of: column, window))
      case .log: return builder.add("Log", flooredMean(of: column, window))
      case .logOnePlus: return logOnePlus(mean(of: column, window))
      }
    }
  }

  /// The average over a window, not below the floor, a share of that over the longest window of variances.
  private mutating func flooredMean(of column: Column, _ window: Int) -> String {
    let average = mean(of: column, window)
    guard fitted.specification.floor > 0, let longest = fitted.specification.windows.last else { return average }
    let floor = builder.add("Mul", builder.constant(fitted.specification.floor), mean(of: column, longest))
    return builder.add("Max", average, floor)
  }

  /// ln(1 + x) to the last digits.
  ///
  /// With u = 1 + x rounded it is x·ln(u)/(u − 1), and x where u is 1. Source: Goldberg (1991), "What every computer
  /// scientist should know about floating-point arithmetic", theorem 4.
  private mutating func logOnePlus(_ x: String) -> String {
    let one = builder.constant(1)
    let u = builder.add("Add", x, one)
    let ratio = builder.add("Div", x, builder.add("Sub", u, one))
    return builder.add(
      "Where", builder.add("Equal", u, one), x, builder.add("Mul", builder.add("Log", u), ratio))
  }
}
