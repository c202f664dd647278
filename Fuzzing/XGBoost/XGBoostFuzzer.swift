import GradientBoosting
import ModelFormats

/// Feeds a text that libFuzzer made up to the parser of JSON and to the importer of XGBoost's models; a crash, a hang, a
/// large allocation or a broken promise ends the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXGBoost(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  let file = "fuzzed.json"
  checkJSON(bytes)
  let ensemble = imported(from: file) { () throws(ModelExchangeError) in try TreeEnsemble(xgboost: bytes, file: file) }
  guard let ensemble else { return 0 }
  checkMargins(of: ensemble)
  let again = readAgain(ensemble.xgboost) { bytes throws(ModelExchangeError) in
    try TreeEnsemble(xgboost: bytes, file: file)
  }
  if let again { checkSame(ensemble, again) }
  let other = readAgain(ensemble.lightGBM) { bytes throws(ModelExchangeError) in
    try TreeEnsemble(lightGBM: bytes, file: file)
  }
  if let other { checkSame(ensemble, other, isThroughLightGBM: true) }
  return 0
}

/// Makes sure that a document that is JSON is the same when it is written and read again.
private func checkJSON(_ bytes: [UInt8]) {
  do {
    let document = try JSONValue(parsing: bytes)
    for isIndented in [false, true] {
      let again = try? JSONValue(parsing: Array(document.text(isIndented: isIndented).utf8))
      check(again == document, "a document is another one when it is read again")
    }
  } catch {
    check(!"\(error)".isEmpty, "an error has no description")
  }
}
