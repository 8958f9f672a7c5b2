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

  /// The losses at some places of a plane.
  @Sendable
  func losses(on plane: ParameterPlane, at places: [(x: Double, y: Double)]) -> [Double] {
    let points = places.map { plane.point(x: $0.x, y: $0.y) }
    return noGrad {
      formula(Tensor(points.map { $0[0] }), Tensor(points.map { $0[1] })).toArray(of: Double.self)
    }
  }

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

  func objective(for configuration: Configuration) -> any Objective {
    SurfaceObjective(surface)
  }

  func sharesObjective(_ first: Configuration, _ second: Configuration) -> Bool { true }
}

/// The loss of a test surface; its dtype is that of the parameters.
final class SurfaceObjective: Objective, SummedLoss {
  private let surface: TestSurface

  init(_ surface: TestSurface) { self.surface = surface }

  var parameterShape: [Int] { [2] }
  var rowCount: Int { 0 }

  func loss(_ w: Tensor) -> Tensor { surface.formula(w.select(0, 0), w.select(0, 1)) }
  func selecting(_ rows: ArraySlice<Int>) -> any Objective { self }
  func part(_ w: Tensor, rows: Range<Int>) -> Tensor { loss(w) }

  func theorySource(trueParameters: [Double]?) -> TheorySource {
    TheorySource(isQuadratic: false, losses: surface.losses) { [surface] parameters in
      let loss = SurfaceObjective(surface)
      return Theory(
        scope: .local, hessian: loss.exactHessian(at: parameters),
        minimizers: surface.minimizers, floor: surface.floor,
        exactLoss: ExactLoss { point in
          surface.formula(Tensor([point[0]], []), Tensor([point[1]], [])).item()
        },
        remarks: surface.remarks)
    }
  }
}
