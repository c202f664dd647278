/// Where the value of an option comes from, the strongest source first.
package enum OptionSource: Equatable, Sendable {
  /// The command line.
  case commandLine
  /// An environment variable of that name.
  case environment(String)
  /// The configuration file of that name.
  case configuration(String)
  /// Nowhere: the default holds.
  case absent

  /// Whether a contradiction between the values is settled by this one, as from the stronger source.
  func isStronger(than other: OptionSource) -> Bool { rank < other.rank }

  private var rank: Int {
    switch self {
    case .commandLine: 0
    case .environment: 1
    case .configuration: 2
    case .absent: 3
    }
  }
}
