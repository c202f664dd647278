import Foundation
import MarketData
import NumericalMethods
import VolatilityModels

func load(_ path: String) throws -> [Double] {
  try unsafe Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes { unsafe Array($0.bindMemory(to: Double.self)) }
}
let args = CommandLine.arguments
let values = try load(args[1])
let innov: Innovations = args[2] == "t" ? .studentT : .normal
for n in [1000, 2000, 10000, 100000] where n <= values.count {
  let r = try ReturnSeries(values: Array(values[0..<n]), scale: .percent)
  let g = GARCH(innovations: innov)
  var best = Double.infinity
  var fit: FittedGARCH?
  let reps = max(3, 200000 / n)
  var times: [Double] = []
  for _ in 0..<reps {
    let t0 = clock()
    fit = try g.fit(to: r)
    times.append(Double(clock() - t0))
  }
  times.sort()
  best = times[times.count / 2]
  let s = try GARCHSample(r, mean: .constant, presample: .backcast)
  let p = GARCHPoint(mu: 0.05, omega: 0.02, alpha: 0.08, beta: 0.9, nu: innov == .normal ? nil : 6)
  var line = ""
  for k in [CurvatureKind.information, .observed, .final] {
    let t0 = clock()
    for _ in 0..<50 { _ = GARCHKernel.sums(s, at: p, curvature: k) }
    line += " \(k) \(Double(clock() - t0) * 1000 / 50 / Double(n))ns"
  }
  let f = fit!
  print(n, best, "us", f.logLikelihood, f.iterations, f.status, f.parameters.named.map(\.value), f.standardErrors(.robust).map { $0 ?? -1 }, line)
}
