/// Options that stand together in the help and may be shared by several commands.
package struct OptionGroup: Sendable {
  /// The title in the help, without the colon.
  package let title: String
  /// The options in the order of the help.
  package let options: [OptionSpecification]

  /// A group of options under a title.
  package init(_ title: String, _ options: [OptionSpecification]) {
    self.title = title
    self.options = options
  }
}
