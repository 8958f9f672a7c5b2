import Autograd

extension TestSurface {
  /// `x²/2 + y⁴/4 − y²/2`: a saddle at the origin between two minima.
  static let saddle = TestSurface(
    entry: CatalogueEntry(
      kind: "saddle", title: "saddle",
      summary: "x²/2 + y⁴/4 − y²/2: a saddle at (0, 0) between minima at (0, ±1).", settings: []),
    start: [1, 0.001], minimizers: [[0, 1], [0, -1]], floor: -0.25
  ) { x, y in
    let bowl = x ** 2 / 2
    let (walls, ridge) = (y ** 4 / 4, y ** 2 / 2)
    return bowl + walls - ridge
  }
}
