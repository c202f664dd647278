extension HAR {
  /// The form in which variances enter.
  ///
  /// The target in logarithms is ln((RV_{t+1} + … + RV_{t+h})/h) in either form.
  public enum Transform: String, Sendable, Codable, CaseIterable {
    /// Variances as they are.
    case level
    /// ln RV̄_t(w): logarithms of averages.
    case logOfMeans
    /// (ln RV_t + … + ln RV_{t−w+1})/w: averages of logarithms, an autoregression of ln RV.
    case meansOfLogs

    var isLogarithmic: Bool { self != .level }
  }

  /// A covariate, averaged over windows of its own.
  public struct Regressor: Sendable, Hashable {
    /// The function that the average over a window goes through.
    public enum Transform: String, Sendable, Codable, CaseIterable {
      /// x
      case level
      /// √x, for x ≥ 0
      case squareRoot
      /// ln x, for x > 0
      case log
      /// ln(1 + x), for x ≥ 0, as for jumps, which are mostly zero.
      case logOnePlus
    }

    /// The column.
    public let covariate: Covariate
    /// The numbers of periods that it is averaged over.
    public let windows: [Int]
    /// The function that the average goes through.
    public let transform: Transform

    /// A covariate.
    ///
    /// - Parameters:
    ///   - covariate: the column.
    ///   - windows: the numbers of periods that it is averaged over, positive and increasing.
    ///   - transform: the function that the average goes through.
    public init(_ covariate: Covariate, windows: [Int] = [1], transform: Transform = .level) {
      self.covariate = covariate
      self.windows = windows
      self.transform = transform
    }
  }

  /// A season, by the time stamp of the last period known, in UTC.
  ///
  /// The intercepts of a season sum to zero, so that the constant stays the level of all of them; a category that the
  /// sample did not have counts as that level. Taking the last period known and not the one to come makes the
  /// category known at the origin in any calendar; the coefficient is what follows it.
  public enum Season: String, Sendable, Codable, CaseIterable {
    /// The hour of the day.
    case hourOfDay
    /// The day of the week.
    case weekday
  }

  /// How the forecast m of a logarithm becomes one of a variance.
  public enum Retransformation: String, Sendable, Codable, CaseIterable {
    /// exp(m + s²/2), the mean of a lognormal variable; s² is the variance of the residuals.
    case lognormalMean
    /// exp(m), its median, which is below the mean.
    case median
  }

  /// What becomes of forecasts that are out of all proportion.
  public enum ForecastLimit: String, Sendable, Codable, CaseIterable {
    /// A forecast below the lowest or above the highest target of the estimation sample is replaced by their mean.
    ///
    /// The "insanity filter" of Bollerslev, Patton & Quaedvlieg (2016); it also keeps every forecast from being
    /// negative.
    case sampleRange
    /// Forecasts are what the regression says, which in levels can be negative.
    case none
  }

  /// How coefficients are estimated.
  public enum Estimation: Sendable, Equatable {
    /// Ordinary least squares.
    case leastSquares
    /// Ridge regression with a penalty chosen by cross-validation.
    ///
    /// A penalty λ stands against the sum of squares of a term about its mean, λ Σ(x − x̄)² β², so that a term that is
    /// correlated with no other shrinks by 1/(1 + λ) whatever its unit; the constant is free. The penalty whose
    /// forecasts have the smallest squared error over contiguous folds is taken, of equal ones the largest. The
    /// observations around a fold that share a target with it are left out, and `embargo` more after it; `nil` embargoes
    /// the longest window, so that no regressor after a fold has a variance that was to be forecast within it. A
    /// penalty with which some fold has no solution, as 0 with terms that depend on each other, is not chosen. There are
    /// 2 to 1,000 folds, and an embargo is from 0 to `mostPeriods`.
    /// Sources: Hoerl & Kennard (1970), "Ridge regression"; López de Prado (2018), "Advances in financial machine
    /// learning", section 7.4.
    case ridge(penalties: [Double] = [0, 0.001, 0.01, 0.1, 1], folds: Int = 5, embargo: Int? = nil)

    func check() throws(HARError) {
      guard case .ridge(let penalties, let folds, let embargo) = self else { return }
      guard !penalties.isEmpty, penalties.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
        throw .invalidSpecification(reason: "penalties are finite and not negative, \(penalties) are not")
      }
      guard (2...1000).contains(folds) || penalties.count == 1 else {
        throw .invalidSpecification(reason: "a choice of penalties needs 2 to 1000 folds, not \(folds)")
      }
      guard (0...HAR.mostPeriods).contains(embargo ?? 0) else {
        throw .invalidSpecification(
          reason: "an embargo is of 0 to \(HAR.mostPeriods) periods, \(embargo ?? 0) is not")
      }
    }
  }
}
