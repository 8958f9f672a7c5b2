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
  public var curve: Curve?
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

  /// What is drawn against the step: the loss of the record's batch, the excess over all rows, its parts
  /// along the Hessian's eigenvectors, the gradient norm or the learning rate of each update, the distance
  /// of the parameters from `true_w` (else from w*, else from the origin); or all of them side by side.
  public enum Curve: String, Hashable, Sendable, CaseIterable {
    case loss, excess, directions
    case gradientNorm = "gradient-norm"
    case learningRate = "learning-rate"
    case distance
    case all
  }

  /// What is seen of the trajectory: a plane of two coordinates, that of the principal directions, the
  /// data with what is fitted, or each parameter by step.
  public enum Trajectory: String, Hashable, Sendable, CaseIterable {
    case plane, principal, data, parameters
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
    curve: Curve? = nil, smoothing: Double? = nil, trajectory: Trajectory? = nil,
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
