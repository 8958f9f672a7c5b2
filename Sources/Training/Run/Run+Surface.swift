extension Run {
  /// The loss over all rows, in double precision, on a grid of a plane.
  ///
  /// Nil where the plane is one of another space: the run was begun anew since it was asked for.
  ///
  /// A quadratic's comes from its Hessian and w* where they are at hand. Where rows and places are too
  /// many, some rows, evenly spread, stand for all.
  ///
  /// - Complexity: O(places + parameters²) for a quadratic, O(rows · (places + parameters)) for others.
  public func surface(_ request: SurfaceRequest) -> Surface? {
    guard request.plane.lies(inSpaceOf: start.count) else { return nil }
    let places = (0..<request.rows * request.columns).map {
      (x: request.x(column: $0 % request.columns), y: request.y(row: $0 / request.columns))
    }
    let source = theorySource
    let known =
      source.isQuadratic ? theoryAtHand?.quadraticLosses(on: request.plane, at: places) : nil
    let values = known ?? source.losses?(request.plane, places)
    return values.map { Surface(request: request, values: $0) }
  }
}
