/// A column of features.
struct RegimeColumn {
  var name: String
  var values: [Double]
  /// Whether rows may lack a value.
  var isOptional: Bool
}
