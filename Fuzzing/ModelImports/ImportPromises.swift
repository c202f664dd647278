import ModelFormats

/// What an import ends with, or `nil` for an error, which has to name the file.
///
/// - Parameters:
///   - file: the name that the importer was given.
///   - read: the import.
/// - Returns: what was read.
func imported<Model>(from file: String, _ read: () throws(ModelExchangeError) -> Model) -> Model? {
  do throws(ModelExchangeError) {
    return try read()
  } catch {
    check(error.description.hasPrefix("\(file): "), "an error does not name the file: \(error)")
    check(error.description.utf8.count > file.utf8.count + 2, "an error has no description")
    return nil
  }
}

/// What was imported, exported again and read once more; `nil` where it has no form in the format, which an error has to
/// tell.
///
/// - Parameters:
///   - write: the export.
///   - read: the import, which may not fail.
/// - Returns: the second reading.
func readAgain<Model>(
  _ write: () throws(ModelExchangeError) -> [UInt8], _ read: ([UInt8]) throws(ModelExchangeError) -> Model
) -> Model? {
  let bytes: [UInt8]
  do throws(ModelExchangeError) {
    bytes = try write()
  } catch {
    guard case .notExportable = error else {
      check(false, "an export fails for another reason than that there is no such model: \(error)")
      return nil
    }
    check(!error.description.isEmpty, "an error has no description")
    return nil
  }
  do throws(ModelExchangeError) {
    return try read(bytes)
  } catch {
    check(false, "what was exported cannot be read: \(error)")
    return nil
  }
}
