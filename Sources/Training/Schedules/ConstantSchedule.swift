/// The learning rate as it was set.
enum ConstantSchedule {
  static let entry = CatalogueEntry(
    kind: "constant", title: "constant", summary: "The learning rate stays as it was set.",
    settings: [])
}
