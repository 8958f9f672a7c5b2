/// The learning rate as it was set.
package struct ConstantSchedule: Schedule {
  package init() {}

  package func next(after current: Double, base: Double, step: Int) -> Double { base }

  package func isSettled(from step: Int) -> Bool { true }
}

extension ConstantSchedule {
  static let entry = CatalogueEntry(
    kind: "constant", title: "constant", summary: "The learning rate stays as it was set.",
    settings: [])
}
