import GradientBoosting
import ModelFormats

/// Feeds a text that libFuzzer made up to the importer of LightGBM's models; a crash, a hang, a large allocation or a
/// broken promise ends the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLightGBM(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let file = "fuzzed.txt"
  let ensemble = imported(from: file) { () throws(ModelExchangeError) in try TreeEnsemble(lightGBM: bytes, file: file) }
  guard let ensemble else { return 0 }
  checkMargins(of: ensemble)
  let again = readAgain(ensemble.lightGBM) { bytes throws(ModelExchangeError) in
    try TreeEnsemble(lightGBM: bytes, file: file)
  }
  if let again {
    checkSame(ensemble, again)
    check(ensemble == again, "leaves get other numbers")
  }
  let other = readAgain(ensemble.xgboost) { bytes throws(ModelExchangeError) in
    try TreeEnsemble(xgboost: bytes, file: file)
  }
  if let other { checkSame(ensemble, other) }
  return 0
}
