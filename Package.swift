// swift-tools-version: 6.3
import Foundation
import PackageDescription

/// The processor to compile for: `native` (default), `x86-64-v3` or `baseline`.
///
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
#if arch(x86_64)
  if processor != "baseline" {
    settings += [
      .unsafeFlags(["-Xcc", "-march=\(processor)", "-Xcc", "-fno-math-errno"]), .define("FUSED_MULTIPLY_ADD"),
    ]
  }
#else
  // Every other processor that Swift runs on has the instruction in its baseline.
  settings.append(.define("FUSED_MULTIPLY_ADD"))
#endif

/// A module that has tests, with the modules it imports.
struct Room {
  var name: String
  var dependencies: [String]
  /// Whether the folder of its tests holds files for them, which are no sources.
  var hasFixtures = false
  /// Whether that folder holds programs in other languages, which its tests run.
  var hasPrograms = false
  /// What only its tests import.
  var testDependencies: [String] = []
}

let allRooms = [
  Room(name: "LinearAlgebra", dependencies: ["COpenBLAS", "CLAPACKE"]),
  Room(name: "MarketData", dependencies: ["CZlib"], hasFixtures: true),
  Room(name: "NumericalMethods", dependencies: ["LinearAlgebra"]),
  Room(name: "VolatilityModels", dependencies: ["MarketData", "NumericalMethods", "LinearAlgebra"]),
  Room(name: "MarketSimulation", dependencies: ["VolatilityModels", "MarketData", "NumericalMethods"]),
  Room(
    name: "ForecastEvaluation", dependencies: ["VolatilityModels", "MarketData", "NumericalMethods", "LinearAlgebra"]),
  Room(name: "RecurrentNetworks", dependencies: ["LinearAlgebra", "NumericalMethods"], hasFixtures: true),
  Room(name: "GradientBoosting", dependencies: ["LinearAlgebra", "NumericalMethods", "CPrefetch"]),
  Room(name: "PositionSizing", dependencies: ["MarketData", "NumericalMethods", "LinearAlgebra"], hasFixtures: true),
  Room(
    name: "VolatilityForecasting",
    dependencies: [
      "ForecastEvaluation", "RecurrentNetworks", "GradientBoosting", "VolatilityModels", "MarketData",
      "NumericalMethods", "LinearAlgebra",
    ]),
  Room(
    name: "RegimeClassification",
    dependencies: [
      "VolatilityForecasting", "ForecastEvaluation", "GradientBoosting", "VolatilityModels", "MarketSimulation",
      "MarketData", "NumericalMethods", "LinearAlgebra",
    ]),
  Room(
    name: "ModelFormats",
    dependencies: ["RecurrentNetworks", "GradientBoosting", "NumericalMethods", "LinearAlgebra", "CZlib"],
    hasFixtures: true, testDependencies: ["ForeignReaders"]),
  Room(
    name: "ModelExchange",
    dependencies: [
      "ModelFormats", "RegimeClassification", "VolatilityForecasting", "RecurrentNetworks", "GradientBoosting",
      "VolatilityModels",
      "MarketSimulation", "MarketData", "LinearAlgebra", "NumericalMethods",
    ], testDependencies: ["ForeignReaders"]),
]
let commands = Room(name: "PlimsollCommands", dependencies: allRooms.map(\.name))
let cInterface = Room(
  name: "CInterface",
  dependencies: [
    "CPlimsoll", "ModelExchange", "ModelFormats", "RegimeClassification", "VolatilityForecasting", "RecurrentNetworks",
    "GradientBoosting", "PositionSizing", "VolatilityModels", "MarketData", "NumericalMethods",
  ], hasPrograms: true, testDependencies: ["CPlimsoll", "MarketSimulation"])

/// The rooms alone that `PLIMSOLL_ROOMS` names, separated by commas, so that kernels can be tried on another processor
/// without a build of everything; all, with the tool, where it is unset.
let chosen = ProcessInfo.processInfo.environment["PLIMSOLL_ROOMS"]?.split(separator: ",").map(String.init)
let rooms = allRooms.filter { chosen?.contains($0.name) ?? true }
let isWhole = chosen == nil

let package = Package(
  name: "Plimsoll",
  products: rooms.map { .library(name: $0.name, targets: [$0.name]) }
    + (isWhole
      ? [
        .executable(name: "plimsoll", targets: ["PlimsollTool"]),
        .library(name: "Plimsoll", targets: ["Plimsoll"]),
        .library(name: "PlimsollC", type: .dynamic, targets: ["CInterface"]),
      ] : []),
  targets: [
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CLAPACKE", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(name: "CPlimsoll"),
  ]
    + (rooms.contains { $0.testDependencies.contains("ForeignReaders") }
      ? [
        .target(
          name: "ForeignReaders", dependencies: ["ModelFormats"], path: "Tests/ForeignReaders",
          exclude: ["readers.py", "requirements.txt"], swiftSettings: settings)
      ] : [])
    + (isWhole
      ? [
        .target(name: "Plimsoll", dependencies: rooms.map { .byName(name: $0.name) }, swiftSettings: settings),
        .executableTarget(name: "PlimsollTool", dependencies: ["PlimsollCommands"], swiftSettings: settings),
        .executableTarget(
          name: "BenchmarkRunner",
          dependencies: [
            "VolatilityModels", "RecurrentNetworks", "GradientBoosting", "ModelFormats", "PositionSizing",
            "MarketData", "LinearAlgebra",
          ],
          path: "Benchmarks/Runner", swiftSettings: settings),
      ] : [])
    + (rooms + (isWhole ? [commands, cInterface] : [])).flatMap { room -> [Target] in
      let modules = room.dependencies.filter { !$0.hasPrefix("C") }
      return [
        .target(
          name: room.name, dependencies: room.dependencies.map { .byName(name: $0) }, swiftSettings: settings),
        .testTarget(
          name: "\(room.name)Tests",
          dependencies: ([room.name] + modules + room.testDependencies).map { .byName(name: $0) },
          exclude: (room.hasFixtures ? ["Fixtures"] : []) + (room.hasPrograms ? ["Programs"] : []),
          swiftSettings: settings),
      ]
    }
)
