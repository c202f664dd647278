public import Foundation
public import ModelFormats

extension ModelDocument {
  /// The file's bytes, the same for the same document.
  public func encoded() -> Data {
    let metadata = [Self.descriptionKey: json.text(), ModelChecksum.key: ModelChecksum.blank]
    var bytes = SafetensorsFile(tensors: tensors, metadata: metadata).encoded()
    ModelChecksum.sign(&bytes)
    return Data(bytes)
  }

  /// Writes the document to a file, wholly or not at all.
  ///
  /// The bytes go to a temporary file in the same folder, are flushed to the disk, and take the name over in
  /// one step, so that whoever reads the file sees the old contents or the new ones. A file of that name is
  /// replaced; where the name is a symbolic link, the file that it points to. To write to something else, such as
  /// a pipe, write the bytes of `encoded()`, as the command `plimsoll` does.
  ///
  /// - Throws: `ModelExchangeError.unwritable`, also where the name is that of a folder, a pipe or a device.
  public func write(to url: URL) throws(ModelExchangeError) {
    let target = url.resolvingSymlinksInPath()
    // A rename would put a plain file in the place of a device: `/dev/null` itself, if the user is root.
    let type = try? FileManager.default.attributesOfItem(atPath: target.path)[.type] as? FileAttributeType
    guard type == nil || type == .typeRegular else {
      throw .unwritable(file: url.relativePath, reason: "not a regular file")
    }
    do {
      try encoded().write(to: target, options: .atomic)
    } catch {
      throw .unwritable(file: url.relativePath, reason: Self.reason(error))
    }
  }

  /// Reads a model file.
  ///
  /// - Throws: `ModelExchangeError.notFound`, `.unreadable`, or what is wrong with the contents.
  public init(contentsOf url: URL) throws(ModelExchangeError) {
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch CocoaError.fileReadNoSuchFile {
      throw .notFound(file: url.relativePath)
    } catch {
      throw .unreadable(file: url.relativePath, reason: Self.reason(error))
    }
    try self.init(decoding: [UInt8](data), file: url.relativePath)
  }

  /// The system's words for an error, without the file's name, which the message has already.
  private static func reason(_ error: any Error) -> String {
    let underlying = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error) as NSError
    return underlying.localizedFailureReason ?? underlying.localizedDescription
  }
}
