extension HAR {
  /// The columns beside the variances that the model reads, in the order of its terms.
  package var readCovariates: [Covariate] {
    var columns: [Covariate] = quarticityWindows.isEmpty ? [] : [.quarticity]
    for regressor in regressors where !columns.contains(regressor.covariate) { columns.append(regressor.covariate) }
    return columns
  }
}
