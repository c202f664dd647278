// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The processor that the package is compiled for: `native` (default), `x86-64-v3` or `baseline`.
/// The numerical kernels need fused multiply-add in the compiler's target. The flag is an unsafe one,
/// which SwiftPM refuses in a package that is used by version: there, `baseline` leaves it out.
let processor = ProcessInfo.processInfo.environment["PLIMSOLL_CPU"] ?? "native"

var settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatWarning("StrictMemorySafety", as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]
if processor != "baseline" {
  settings += [.unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"]), .define("FUSED_MULTIPLY_ADD")]
}

/// A module with its tests, both named after it.
struct Room {
  var name: String
  var dependencies: [String]
  var testDependencies: [String] = []
}

let rooms = [
  Room(name: "LinearAlgebra", dependencies: ["COpenBLAS", "CLAPACKE"]),
  Room(name: "MarketData", dependencies: ["CZlib"]),
  Room(name: "NumericalMethods", dependencies: ["LinearAlgebra"]),
  Room(name: "VolatilityModels", dependencies: ["MarketData", "NumericalMethods", "LinearAlgebra"]),
  Room(name: "ForecastEvaluation", dependencies: ["VolatilityModels", "MarketData", "NumericalMethods"]),
  Room(name: "ModelExchange", dependencies: ["VolatilityModels", "MarketData", "LinearAlgebra", "NumericalMethods"]),
  Room(
    name: "PlimsollCommands",
    dependencies: [
      "ModelExchange", "ForecastEvaluation", "VolatilityModels", "MarketData", "NumericalMethods", "LinearAlgebra",
    ]),
]

let package = Package(
  name: "Plimsoll",
  products: [
    .executable(name: "plimsoll", targets: ["PlimsollTool"]),
    .library(name: "Plimsoll", targets: ["Plimsoll"]),
  ] + rooms.filter { $0.name != "PlimsollCommands" }.map { .library(name: $0.name, targets: [$0.name]) },
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Plimsoll",
      dependencies: [
        "ModelExchange", "ForecastEvaluation", "VolatilityModels", "MarketData", "NumericalMethods", "LinearAlgebra",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "BenchmarkRunner", dependencies: ["VolatilityModels", "MarketData"],
      path: "Benchmarks/Runner", swiftSettings: settings),
    .executableTarget(name: "PlimsollTool", dependencies: ["PlimsollCommands"], swiftSettings: settings),
  ]
    + rooms.map {
      .target(name: $0.name, dependencies: $0.dependencies.map { .byName(name: $0) }, swiftSettings: settings)
    }
    + rooms.map {
      .testTarget(
        name: "\($0.name)Tests",
        dependencies: ([$0.name] + $0.dependencies.filter { !$0.hasPrefix("C") }).map { .byName(name: $0) },
        resources: [],
        swiftSettings: settings)
    }
)
