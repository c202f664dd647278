import MarketData
import ModelExchange
import ModelFormats
import VolatilityModels

/// A model file that a command was given.
struct ModelFile {
  /// What the file holds.
  let document: ModelDocument
  /// The model that it describes.
  let model: StoredModel

  /// Reads a model file.
  ///
  /// - Throws: `CommandError` if the file is missing, damaged, or no model file.
  init(_ file: InputFile, in context: CommandContext) throws(CommandError) {
    let bytes = try context.contents(of: file)
    do throws(ModelExchangeError) {
      document = try ModelDocument(decoding: bytes, file: file.description)
      model = try StoredModel(document)
    } catch {
      throw CommandError(error, in: file)
    }
  }

  /// How the returns were computed that the model was fitted to; logarithmic where the file does not tell.
  var returnKind: ReturnKind { document.provenance.sources.first?.returns ?? .log }
}
