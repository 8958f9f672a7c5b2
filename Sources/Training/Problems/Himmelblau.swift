import Autograd

extension TestSurface {
  /// `(x² + y − 11)² + (x + y² − 7)²`: four minima, of which the start and the learning rate choose.
  ///
  /// Himmelblau, "Applied nonlinear programming", 1972.
  static let himmelblau = TestSurface(
    entry: CatalogueEntry(
      kind: "himmelblau", title: "Himmelblau",
      summary: "(x² + y − 11)² + (x + y² − 7)²: four minima.", settings: []),
    start: [0, 0],
    minimizers: [
      [3, 2], [-2.805118086952745, 3.131312518250573], [-3.779310253377747, -3.283185991286170],
      [3.584428340330492, -1.848126526964404],
    ],
    floor: 0
  ) { x, y in
    let first = x ** 2 + y - 11
    let second = x + y ** 2 - 7
    return first ** 2 + second ** 2
  }
}
