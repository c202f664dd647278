public import VolatilityForecasting

/// A quantity that is known at the close of a bar and may tell of the regime to come.
///
/// It has a name that `init(_:)` reads and `description` prints. D stands for a number of days, of 1 to 3650, which bars
/// of other lengths than a day fill with as many as have room in them. σ, s, q are those of the ``RegimeRule``, over n
/// returns; rms is the root of the mean square:
///
/// | name | columns |
/// |---|---|
/// | `momentum-D` | Σr/(σ√D) of the last D days; of 30 it is s |
/// | `volatility-D` | ln(rms of D days/σ) |
/// | `volatility-smoothed` | ln(σ̃/σ), σ̃² an exponential average of r² with the factor 0.94 a day |
/// | `range-D` | ln of Parkinson's volatility of D days over that of the rule's days |
/// | `range-level` | ln of Parkinson's volatility of the rule's days over σ |
/// | `trend-distance-D` | (ln P − its mean of D days)/(σ√D) |
/// | `drawdown-D` | (ln P − its highest of D days)/(σ√D) |
/// | `semivariance-D` | the share of the squares of D days that negative returns make, ½ without any |
/// | `volume-ratio-V-W` | ln of the mean volume of V days over that of W days |
/// | `crisis-distance` | ln(σ/q) |
/// | `band-distances` | ln of the rms of the label's days ahead over each of its three thresholds |
/// | `known-volatility` | ln(σ′/q), σ′ of the returns that the label's window has in common with today's |
/// | `known-trend` | the sum of these returns over σ√n |
/// | `known-change` | ln(σ′/σ): how the volatility changes when the first days fall out of the window |
/// | `state-age` | ln(1 + days since the state changed) |
/// | `state` | 1 for the state of today, 0 for the others |
/// | `simulation` | ln of the probabilities of ``RegimeBaseline/simulation``, less their mean |
/// | `hidden-markov` | the filtered probabilities of the states of the hidden Markov model, and ln of σ̃ over its scale |
/// | `funding`, `column:NAME` | a declared column as it is, not a number where it has no value |
/// | `mean:D:funding`, `mean:D:column:NAME` | its mean of D days |
/// | `net-flow-D` | Σ(inflow − outflow)/Σ(inflow + outflow) of D days |
/// | `bars:FEATURE` | a feature of volatility that learns nothing, whose windows count bars |
///
/// The columns of declared columns, flows and volume may lack values; all others have one from where the rule has. A
/// volatility has the floor 10⁻⁸ in logarithms, and what is divided by a σ of zero is zero.
public enum RegimeFeature: Hashable, Sendable {
  /// The sum of the last returns.
  case momentum(days: Int)
  /// The volatility of a shorter or longer time.
  case volatility(days: Int)
  /// The volatility of an exponential average.
  case smoothedVolatility
  /// The volatility that ranges show, against the rule's days.
  case range(days: Int)
  /// The volatility that ranges show, against σ.
  case rangeLevel
  /// The distance of the price from its mean.
  case trendDistance(days: Int)
  /// The distance of the price from its highest.
  case drawdown(days: Int)
  /// The share of negative returns in the squares.
  case semivariance(days: Int)
  /// The volume of a short time against that of a long one.
  case volumeRatio(short: Int, long: Int)
  /// The distance of σ from that of a crisis.
  case crisisDistance
  /// The distances from the label's thresholds.
  case bandDistances
  /// The volatility of what is known of the label's window.
  case knownVolatility
  /// The trend of what is known of the label's window.
  case knownTrend
  /// The change of the volatility that is known already.
  case knownChange
  /// The age of the state.
  case stateAge
  /// The state of today.
  case state
  /// What the simulation of the label tells.
  case simulation
  /// The states of the hidden Markov model.
  case hiddenMarkov
  /// A declared column, or its mean.
  case column(String, days: Int?)
  /// The net flow to exchanges, of the columns `inflow` and `outflow`.
  case netFlow(days: Int)
  /// A feature of volatility.
  case bars(VolatilityFeature)

  /// The numbers of days that a feature may be of.
  static let days = 1...3650

  /// Whether rows may lack a value of the feature, since it is made of what not every market has.
  var isOptional: Bool {
    switch self {
    case .column, .netFlow, .volumeRatio: true
    default: false
    }
  }

  /// The columns of the bars that the feature is made of; `volume` stands for the bars' own.
  var inputs: [String] {
    switch self {
    case .column(let name, _): [name]
    case .netFlow: ["inflow", "outflow"]
    case .volumeRatio: ["volume"]
    default: []
    }
  }

  /// Whether the feature is made of what the label's window has in common with today's.
  var isOfKnownPart: Bool { [.knownVolatility, .knownTrend, .knownChange].contains(self) }
}
