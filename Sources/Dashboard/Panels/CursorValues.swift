import Plot
import TerminalKit
import Training

/// What a plot against the step shows at the cursor: a value for each of its curves.
struct CursorValues {
  /// The values, each at its step; empty where none is known.
  let points: [PlanePoint]
  /// What they are of, where that is not the cursor's own step.
  var remark = SafeText.empty
  /// Whether there are more than those that are drawn.
  var isPart = false

  /// The values of the quantity that the loss panel shows. Where no update has begun yet from the cursor on,
  /// what updates use is that of the last one.
  init(of curve: LossCurve) {
    let snapshot = curve.model.snapshot
    let series = LossSeries(curve)
    if curve.showsDirections {
      let count = snapshot.theory.eigenvalues?.count ?? 0
      let parts = (0..<min(count, ParameterCurves.limit)).map {
        snapshot.theory.excessPart(along: $0, at: snapshot.parameters) ?? .nan
      }
      self.init(parts, at: snapshot.position, isPart: count > parts.count)
    } else if let place = series.smoothedPlace {
      self.init([place.y], at: Int(place.x), remark: "smoothed")
    } else if let value = series.value {
      self.init([value], at: snapshot.position)
    } else if let samples = Self.updates(curve), snapshot.position > 0 {
      let step = snapshot.position - 1
      self.init([samples.value(at: step)], at: step, remark: "of the last update")
    } else {
      self.init([], at: snapshot.position)
    }
  }

  /// The values of the parameters whose curves are drawn.
  init(ofParameters model: Model) {
    let snapshot = model.snapshot
    let shown = snapshot.parameters.prefix(ParameterCurves.limit)
    self.init(
      Array(shown), at: snapshot.position, isPart: snapshot.parameters.count > shown.count)
  }

  private init(
    _ values: [Double], at step: Int, remark: SafeText = .empty, isPart: Bool = false
  ) {
    points = values.map { PlanePoint(x: Double(step), y: $0) }
    self.remark = remark
    self.isPart = isPart
  }

  /// What each update used, where the panel shows that.
  private static func updates(_ curve: LossCurve) -> UpdateSamples? {
    switch curve.quantity {
    case .loss, .excess, .directions, .distance: nil
    case .gradientNorm: UpdateSamples(curve.model.snapshot.history, .gradientNorm)
    case .learningRate: UpdateSamples(curve.model.snapshot.history, .learningRate)
    }
  }

  /// The places as discs on the curves.
  var discs: [PlotPoints] {
    points.isEmpty ? [] : [PlotPoints(points, role: .current, mark: .disc)]
  }

  /// The values in fewer and fewer digits, for the room that there is.
  func texts(_ look: Look) -> [SafeText] {
    guard !points.isEmpty else { return [] }
    return (points.count == 1 ? [6] : [4, 3, 2]).map { digits in
      let values = points.map {
        NumberText.significant($0.y, digits: digits, glyphs: look.glyphs).string
      }
      let rest = isPart ? [look.text("…", ascii: "..").string] : []
      return SafeText((values + rest).joined(separator: ", "))
    }
  }
}
