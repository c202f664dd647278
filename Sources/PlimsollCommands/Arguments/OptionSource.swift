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
}
