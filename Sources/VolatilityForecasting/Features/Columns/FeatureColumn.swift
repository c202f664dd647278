/// A column of a feature: a number for each bar, not a number where it has none.
struct FeatureColumn {
  var name: String
  var values: [Double]
}
