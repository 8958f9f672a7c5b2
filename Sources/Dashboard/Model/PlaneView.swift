import Scenarios
import Training

/// How the trajectory is shown.
struct PlaneView: Hashable, Sendable {
  /// What is drawn, where the person chose; nil for what suits the problem.
  var chosenMode: Mode?
  /// The two coordinates that span the plane.
  var axes = Axes(x: 0, y: 1)
  /// Whether a unit may be longer along one axis than along the other.
  var isStretched = false
  /// The run's two principal directions, while they are shown.
  var principal: PrincipalView?
  /// How far the person zoomed in: 1 shows all there is.
  var zoom = 1.0
  /// Whether the person moved the window.
  var isPanned = false
  /// The window that is shown; kept while it suits, so that the picture stands still.
  var window: PlaneWindow?
  /// The part of the data that the person looks at; nil for all.
  var dataWindow: PlaneWindow?
  /// The newest surface, with what it was asked for.
  var surface: Surface?
  /// What the newest request was made for.
  var requested: SurfaceKey?

  /// The ways to look at a trajectory.
  enum Mode: Hashable, Sendable, CaseIterable {
    /// Two coordinates over the loss.
    case plane
    /// The two directions along which the run varies most, over the loss.
    case principal
    /// The rows of the data, and what the parameters predict of them.
    case data
    /// Each coordinate against the step.
    case parameters

    /// What scenario files call it.
    var inScenarios: ScenarioView.Trajectory {
      switch self {
      case .plane: .plane
      case .principal: .principal
      case .data: .data
      case .parameters: .parameters
      }
    }
  }

  init() {}

  /// As a scenario's author left it; what is not said is as in a new dashboard.
  init(_ view: ScenarioView?) {
    if let plane = view?.plane {
      axes = Axes(x: plane.right - 1, y: plane.up - 1)
      chosenMode = .plane
    }
    if let trajectory = view?.trajectory {
      chosenMode = Mode.allCases.first { $0.inScenarios == trajectory }
    }
  }

  /// Another way to look at it, from its own window.
  mutating func show(_ mode: Mode) {
    chosenMode = mode
    forgetWindow()
  }

  /// Gives both axes the same units, or all the room.
  mutating func switchStretching() {
    isStretched.toggle()
    window = nil
  }

  /// Leaves it to the run again what part of the plane is seen.
  mutating func forgetWindow() {
    zoom = 1
    isPanned = false
    window = nil
    dataWindow = nil
    surface = nil
    requested = nil
  }

  /// The next pair of two different coordinates, in order: (0, 1), (0, 2), …, (1, 2), …
  mutating func switchAxes(parameterCount count: Int) {
    guard count > 2 else { return }
    if axes.y + 1 < count {
      axes.y += 1
    } else {
      axes.x = (axes.x + 1) % (count - 1)
      axes.y = axes.x + 1
    }
    forgetWindow()
  }

  /// Whether the person decided what part of the plane is seen.
  var holdsWindow: Bool { zoom != 1 || isPanned }

  /// Two different coordinates.
  struct Axes: Hashable, Sendable {
    var x: Int
    var y: Int
  }
}

/// A rectangle of a plane.
struct PlaneWindow: Hashable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
}

/// What decides a surface: where one like it was asked for, none is asked for again.
struct SurfaceKey: Hashable, Sendable {
  let request: SurfaceRequest
  let generation: Int
  /// The values of the settings that shape the loss.
  let shape: [SettingValue]
}
