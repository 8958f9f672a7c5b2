import Autograd

extension TestSurface {
  /// `(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²`: flat far out, steep at the corners.
  ///
  /// Beale, "On an iterative method for finding a local minimum of a function of more than one
  /// variable", 1958.
  static let beale = TestSurface(
    entry: CatalogueEntry(
      kind: "beale", title: "Beale",
      summary:
        "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat, with steep corners.",
      settings: []),
    start: [1, 1], minimizers: [[3, 0.5]], floor: 0
  ) { x, y in
    let first = 1.5 - x + x * y
    let second = 2.25 - x + x * y ** 2
    let third = 2.625 - x + x * y ** 3
    return first ** 2 + second ** 2 + third ** 2
  }
}
