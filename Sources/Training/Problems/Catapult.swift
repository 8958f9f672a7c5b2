import Autograd

extension TestSurface {
  /// `½(w₁·w₂ − 1)²`: the smallest network; too large a rate throws it to where the curvature is less.
  ///
  /// Lewkowycz et al., "The large learning rate phase of deep learning: the catapult mechanism", 2020,
  /// https://arxiv.org/abs/2003.02218.
  static let catapult = TestSurface(
    entry: CatalogueEntry(
      kind: "catapult", title: "catapult",
      summary: "½(w₁·w₂ − 1)²: too large a rate throws it to where the curvature is less.",
      settings: []),
    start: [3.5, 0.2], minimizers: [], floor: 0,
    remarks: ["Every point with w₁·w₂ = 1 is a minimiser: w* is not one vector."]
  ) { x, y in
    let residual = x * y - 1
    return residual ** 2 / 2
  }
}
