/// The name of a column that goes with a series of variances, such as the quarticity of each period.
public struct Covariate: RawRepresentable, Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name.
  public let rawValue: String

  /// A column of any name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A column of any name.
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  /// The realised quarticity, in the fourth power of the unit of returns; a constant factor changes no forecast.
  public static let quarticity: Covariate = "quarticity"
  /// The part of the realised variance that positive returns make.
  public static let positiveSemivariance: Covariate = "positiveSemivariance"
  /// The part of the realised variance that negative returns make.
  public static let negativeSemivariance: Covariate = "negativeSemivariance"
  /// The part of the realised variance that is due to jumps.
  public static let jump: Covariate = "jump"
  /// The part of the realised variance that is not due to jumps.
  public static let continuous: Covariate = "continuous"
  /// Parkinson's range variance of each bar.
  public static let parkinson: Covariate = "parkinson"
  /// Garman and Klass's range variance of each bar.
  public static let garmanKlass: Covariate = "garman-klass"
  /// The volume that was traded.
  public static let volume: Covariate = "volume"

  /// The power of the unit of returns that the column's unit is: 2 of variances and their parts, 4 of the quarticity,
  /// 0 of the volume and of names that are not known.
  var powerOfReturns: Int {
    switch self {
    case .quarticity: 4
    case .positiveSemivariance, .negativeSemivariance, .jump, .continuous, .parkinson, .garmanKlass: 2
    default: 0
    }
  }

  /// The name.
  public var description: String { rawValue }

  /// The order of the names.
  public static func < (left: Covariate, right: Covariate) -> Bool { left.rawValue < right.rawValue }
}
