/// The schedules that there are; a new one is one row here and one file.
enum ScheduleCatalogue {
  /// A row: what the catalogue says of the schedule, and how one is made.
  struct Row: Sendable {
    let entry: CatalogueEntry
  }

  static let rows = [Row(entry: ConstantSchedule.entry)]
}
