import RegimeClassification

extension ArgumentKind where Value == RegimeLabel {
  /// A definition of a label by its name, such as `state-7`.
  static var regimeLabel: ArgumentKind {
    converting("a label such as state-7, volatility-7, trend-and-volatility-7 or hidden-markov-7, the days ahead last")
    {
      try? RegimeLabel($0)
    }
  }
}

extension RegimeFeature {
  /// The features of names that an option has.
  ///
  /// - Throws: `CommandError.usage` for a name that is none.
  static func named(_ names: [String], option: String) throws(CommandError) -> [RegimeFeature] {
    var features: [RegimeFeature] = []
    for name in names {
      do throws(RegimeError) {
        features.append(try RegimeFeature(name))
      } catch {
        throw .usage(
          "option \(option): \(error)",
          hint: "names are such as momentum-7, volatility-3, trend-distance-200, funding, net-flow-7, column:NAME")
      }
    }
    return features
  }
}

extension CommandError {
  /// What `body` gives; what keeps regimes from being told is bad data, of `file` where it is of one.
  static func mappingRegimes<Value>(
    in file: InputFile? = nil, _ body: () throws(RegimeError) -> Value
  ) throws(CommandError) -> Value {
    do throws(CommandError) {
      return try mapping(body)
    } catch {
      throw file.map { error.prefixed(by: "\($0): ") } ?? error
    }
  }

  private static func mapping<Value>(_ body: () throws(RegimeError) -> Value) throws(CommandError) -> Value {
    do throws(RegimeError) {
      return try body()
    } catch {
      switch error {
      case .invalidSpecification, .unknownLabel, .unknownFeature: throw .usage("\(error)")
      case .missingColumns:
        throw .badData(
          "\(error)", hint: "--join FILE joins columns; features read a column of any name as column:NAME")
      case .otherBars: throw .badData("\(error)", hint: "--bar puts bars together, as --bar 1d to days")
      case .noTrainingRows:
        throw .badData("\(error)", hint: "the first 329 days of a file have no state yet: give a longer history")
      default: throw .badData("\(error)")
      }
    }
  }
}
