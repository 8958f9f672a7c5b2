import Autograd

/// A loss of two parameters given by a formula, without data.
struct TestSurface: Sendable {
  /// What the catalogue says of it.
  let entry: CatalogueEntry
  /// The parameters at position 0 where none are given.
  let start: [Double]
  /// The known minimisers, where they are finitely many.
  let minimizers: [[Double]]
  /// The least loss.
  let floor: Double
  /// What does not exist, and why.
  var remarks: [String] = []
  /// The loss of the two parameters, elementwise: tensors of one shape in, a tensor of it out.
  let formula: @Sendable (_ x: Tensor, _ y: Tensor) -> Tensor

  /// The catalogue's row.
  var row: ProblemCatalogue.Row {
    ProblemCatalogue.Row(
      entry: entry, sizes: { _ in ProblemSizes(features: 2, parameters: 2) },
      validate: { _ throws(SettingError) in }, make: { _, _ in SurfaceProblem(self) })
  }
}

/// A run's view of a test surface.
final class SurfaceProblem: Problem {
  private let surface: TestSurface

  init(_ surface: TestSurface) { self.surface = surface }

  var parameterShape: [Int] { [2] }
  var defaultStart: [Double] { surface.start }
  var isQuadratic: Bool { false }

  func objective(for configuration: Configuration, dtype: DType) -> any Objective {
    SurfaceObjective(surface)
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }

  func theory(of objective: any Objective, at parameters: [Double]) -> Theory {
    let formula = surface.formula
    return Theory(
      scope: .local, hessian: Curvature(of: objective, at: parameters).hessian,
      minimizers: surface.minimizers, floor: surface.floor,
      exactLoss: ExactLoss { formula(Tensor([$0[0]], []), Tensor([$0[1]], [])).item() },
      remarks: surface.remarks)
  }
}

/// The loss of a test surface; its dtype is that of the parameters.
final class SurfaceObjective: Objective {
  private let surface: TestSurface

  init(_ surface: TestSurface) { self.surface = surface }

  var parameterShape: [Int] { [2] }
  var rowCount: Int { 0 }

  func loss(_ w: Tensor) -> Tensor { surface.formula(w.select(0, 0), w.select(0, 1)) }
  func selecting(_ rows: ArraySlice<Int>) -> any Objective { self }
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor { loss(w) }

  /// The losses of many points at once.
  func losses(x: [Double], y: [Double]) -> [Double] {
    noGrad { surface.formula(Tensor(x), Tensor(y)).toArray(of: Double.self) }
  }
}
