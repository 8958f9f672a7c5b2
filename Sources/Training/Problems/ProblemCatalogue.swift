/// The problems that there are, the notebook's first; a new one is one row here and one file.
enum ProblemCatalogue {
  /// A row: what the catalogue says of the problem, and how one is made.
  struct Row: Sendable {
    let entry: CatalogueEntry
  }

  static let rows = [Row(entry: LinearRegression.entry)]
}
