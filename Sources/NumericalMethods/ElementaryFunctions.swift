#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The C library's elementary functions under the names that swift-numerics gives them, so that no module
// above needs to import the C library.
extension Double {
  /// eˣ.
  package static func exp(_ x: Double) -> Double {
    #if canImport(Darwin)
      Darwin.exp(x)
    #elseif canImport(Musl)
      Musl.exp(x)
    #else
      Glibc.exp(x)
    #endif
  }

  /// The natural logarithm of x.
  package static func log(_ x: Double) -> Double {
    #if canImport(Darwin)
      Darwin.log(x)
    #elseif canImport(Musl)
      Musl.log(x)
    #else
      Glibc.log(x)
    #endif
  }

  /// ln(1 + x), exact also for small x.
  package static func log(onePlus x: Double) -> Double { log1p(x) }
}
