extension Domain.Catalogue {
  /// The entries of the catalogue, in the order in which they are offered.
  public var entries: [CatalogueEntry] {
    switch self {
    case .problem: Self.problems
    case .optimizer: Self.optimizers
    case .schedule: Self.schedules
    }
  }

  private static let problems = ProblemCatalogue.rows.map(\.entry)
  private static let optimizers = OptimizerCatalogue.rows.map(\.entry)
  private static let schedules = ScheduleCatalogue.rows.map(\.entry)

  /// The entry of that kind.
  ///
  /// - Throws: `SettingError.unknownKind` naming the kinds that there are.
  public func entry(kind: String) throws(SettingError) -> CatalogueEntry {
    guard let entry = entries.first(where: { $0.kind == kind }) else {
      throw .unknownKind(catalogue: self, kind: kind, known: entries.map(\.kind))
    }
    return entry
  }
}
