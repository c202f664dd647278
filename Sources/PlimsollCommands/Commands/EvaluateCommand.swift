/// `plimsoll evaluate`: forecasts of several models as they would have been made in time, and how far off they were.
package struct EvaluateCommand: Command {
  private static let prices = Operand(
    repeated: "PRICES", .inputFile,
    help: "CSV files of prices, returns or variances, plain, .gz or .zip; several are compared market by market")

  package static let specification = CommandSpecification(
    name: "evaluate",
    summary: "Compare the forecasts of models, made as they would have been in time",
    discussion: """
      Walks through the returns: at each one, every model forecasts the variance of the return H periods later (with \
      --sum, of all H together) from what was known then. The models are fitted to the first N returns and again at \
      every so many forecasts. The forecasts are compared with what came, by mean losses (f the forecast, y the \
      target): QLIKE ln f + y/f, MSE (f - y)², MAE |f - y|; smaller is better. QLIKE and MSE rank models rightly \
      though the target is noisy; MAE does not. The level of QLIKE depends on the unit, differences do not.

      Whether differences are more than luck is told by the tests of the field: Diebold-Mariano against the baseline, \
      the Mincer-Zarnowitz regression, superior predictive ability, and the model confidence set.

      Models of returns: ewma, riskmetrics2006, garch, gjr and egarch, the last three also with -t, -skewt or -ged. \
      Regressions on past variances (as --target measures them): har, log-har, fine-log-har, harq, har-j, har-rs, ridge. \
      Combinations of all others that are named: mean, inverse-loss, granger-ramanathan. 'all' is all of these, without \
      those that the data do not allow, and it is said why; models that are named beside it have to be possible.

      Models that learn from features of the bars (for the squared returns of all H periods): wide-ridge, and lstm and \
      trees, networks and boosted trees that correct it; hybrid, networks that read a GARCH too; of several files also \
      pooled-ridge, pooled-lstm and pooled-trees, which learn from all of them. Regressions, those that are corrected \
      too, are fitted again as others are, always to all that is known; networks are trained once, before the first \
      forecast, trees then and whenever the bars have grown by a tenth, on the features of --network-features and --tree-features, which can be of columns that --join \
      adds and of markets beside. combination is the geometric mean of fine-log-har, wide-ridge, lstm and trees (of \
      several files pooled-lstm and pooled-trees). A file of 'train lstm' or 'train trees' takes part under its name, \
      as it is.

      Several files are markets: each has its own comparison, and the mean over the markets of QLIKE in the form \
      y/f - ln(y/f) - 1 is tested over all, with errors that hold where markets move together (Driscoll & Kraay).

      With --labels, classifiers of regimes are compared instead, from --test-from on, fitted anew every --refit-days to \
      what is over by then: by log-loss, Brier score, accuracies, calibration, and against five baselines: the \
      frequencies of the classes, those after the class of today, those in the cells of two thresholds of volatility and \
      momentum, those given what is known of the label already, and a simulation of the label without drift. Intervals \
      are from blocks of --block-days common to all files. See 'plimsoll train regimes' for what classifiers read.

        plimsoll evaluate prices.csv --models garch,gjr-t,egarch,har,ewma
        plimsoll evaluate hourly.csv --bar 1d --target realized --models all
        plimsoll evaluate hourly.csv --horizon 24 --sum --step 24 --train 8760
        plimsoll evaluate realized.csv --variance-column rv --models har,log-har
        plimsoll evaluate a.csv b.csv --horizon 24 --sum --models ewma,combination
        plimsoll evaluate new.csv --horizon 24 --sum --models lstm.safetensors
        plimsoll evaluate a.csv --models all,lstm --join flow.csv --lag flow=9h
        plimsoll evaluate a.csv b.csv --labels volatility-7 --test-from 2021-01-01
      """,
    operands: [prices.specification],
    options: VolatilityEvaluation.specifications,
    groups: VolatilityEvaluation.groups + [
      OptionGroup("Options of classifiers of regimes", RegimeEvaluationRun.specifications), ReturnOptions.group,
    ])

  /// What is compared.
  private enum Comparison {
    case volatility(VolatilityEvaluation)
    case regimes(RegimeEvaluationRun)
  }

  private let files: [InputFile]
  private let comparison: Comparison

  package init(_ arguments: ParsedArguments) throws(CommandError) {
    files = arguments[Self.prices]
    for (index, file) in files.enumerated() where files[..<index].contains(file) {
      throw .usage("\(file) is given twice")
    }
    if let regimes = try RegimeEvaluationRun(arguments) {
      comparison = .regimes(regimes)
    } else {
      comparison = .volatility(try VolatilityEvaluation(arguments, files: files))
    }
  }

  package func run(_ context: CommandContext) throws -> CommandOutput {
    switch comparison {
    case .volatility(let evaluation): try evaluation.run(context)
    case .regimes(let evaluation): try evaluation.run(files, in: context)
    }
  }
}
