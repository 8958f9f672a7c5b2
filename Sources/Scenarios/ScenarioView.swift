/// How the dashboard shows a scenario, as its author left it: the panels, the curve and its axes, the
/// trajectory, the plane and the window.
///
/// What is nil is left to the dashboard. Names of panels are the dashboard's; a name that it does not
/// know is its to pass over.
public struct ScenarioView: Hashable, Sendable {
  /// Panels by name: the first gets the keyboard, and the whole screen if it is the only one.
  public var panels: [String]?
  /// The scale of the steps' axis.
  public var steps: Scale?
  /// The scale of the loss axis.
  public var loss: Scale?
  /// What the loss panel's curve is of.
  public var curve: Curves?
  /// How much of the curve is smoothed away: the weight of the past, from 0 to below 1.
  public var smoothing: Double?
  /// The view of the trajectory.
  public var trajectory: Trajectory?
  /// The two parameters that span the plane, from 1.
  public var plane: Plane?
  /// The positions that the loss curve shows, both ends included.
  public var window: ClosedRange<Int>?

  /// How an axis is divided.
  public enum Scale: String, Hashable, Sendable, CaseIterable {
    case linear, log
  }

  /// What a curve is of, against the step.
  public enum Curve: String, Hashable, Sendable, CaseIterable {
    /// The loss of the record's batch.
    case loss
    /// The loss over all rows less its floor.
    case excess
    /// The parts of the excess along the Hessian's eigenvectors.
    case directions
    /// The norm of the gradient that each update used.
    case gradientNorm = "gradient-norm"
    /// The learning rate that each update used.
    case learningRate = "learning-rate"
    /// How far the parameters are from `true_w`, else from w*, else from the origin.
    case distance

    /// The one after it; after the last one the first again.
    public var next: Curve {
      let all = Self.allCases
      let index = all.firstIndex(of: self).map { ($0 + 1) % all.count }
      return all[index ?? 0]
    }

    /// Whether it is what updates used, and not what holds at a position.
    public var isOfUpdates: Bool {
      switch self {
      case .loss, .excess, .directions, .distance: false
      case .gradientNorm, .learningRate: true
      }
    }
  }

  /// Which curves are drawn: one, or all side by side.
  public enum Curves: Hashable, Sendable {
    case one(Curve)
    case all
  }

  /// What is seen of the trajectory.
  public enum Trajectory: String, Hashable, Sendable, CaseIterable {
    /// Two coordinates over the loss.
    case plane
    /// The two directions along which the run varies most, over the loss.
    case principal
    /// The rows of the data, and what the parameters predict of them.
    case data
    /// Each coordinate against the step.
    case parameters
  }

  /// Two coordinates of `w`, counted from 1.
  public struct Plane: Hashable, Sendable {
    /// The parameter to the right.
    public var right: Int
    /// The parameter upwards.
    public var up: Int

    /// Makes a plane of two parameters, counted from 1.
    public init(right: Int, up: Int) {
      self.right = right
      self.up = up
    }
  }

  /// Makes a view; nil leaves the choice to the dashboard.
  public init(
    panels: [String]? = nil, steps: Scale? = nil, loss: Scale? = nil,
    curve: Curves? = nil, smoothing: Double? = nil, trajectory: Trajectory? = nil,
    plane: Plane? = nil,
    window: ClosedRange<Int>? = nil
  ) {
    self.panels = panels
    self.steps = steps
    self.loss = loss
    self.curve = curve
    self.smoothing = smoothing
    self.trajectory = trajectory
    self.plane = plane
    self.window = window
  }

  /// This view, and of what it leaves to the dashboard that which another one says.
  public func completed(by other: ScenarioView?) -> ScenarioView {
    ScenarioView(
      panels: panels ?? other?.panels, steps: steps ?? other?.steps, loss: loss ?? other?.loss,
      curve: curve ?? other?.curve, smoothing: smoothing ?? other?.smoothing,
      trajectory: trajectory ?? other?.trajectory, plane: plane ?? other?.plane,
      window: window ?? other?.window)
  }
}

extension ScenarioView.Curves: RawRepresentable, CaseIterable {
  /// The name in scenario files: that of the curve, or `all`.
  public var rawValue: String {
    switch self {
    case .one(let curve): curve.rawValue
    case .all: "all"
    }
  }

  /// The curves of a name; nil for any other text.
  public init?(rawValue: String) {
    guard let curves = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = curves
  }

  /// Each curve by itself, then all.
  public static let allCases = ScenarioView.Curve.allCases.map(Self.one) + [.all]
}
