extension Domain.Catalogue {
  /// The entries of the catalogue, in the order in which they are offered.
  public var entries: [CatalogueEntry] {
    switch self {
    case .problem: ProblemCatalogue.rows.map(\.entry)
    case .optimizer: OptimizerCatalogue.rows.map(\.entry)
    case .schedule: ScheduleCatalogue.rows.map(\.entry)
    }
  }

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
