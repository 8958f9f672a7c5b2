import Scenarios
import Theory
import Training

/// How the trajectory is shown.
struct PlaneView: Hashable, Sendable {
  /// What is drawn, where the person chose; nil for what suits the problem.
  var chosenMode: ScenarioView.Trajectory?
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

  init() {}

  /// As a scenario's author left it; what is not said is as in a new dashboard.
  init(_ view: ScenarioView?) {
    if let plane = view?.plane {
      axes = Axes(x: plane.right - 1, y: plane.up - 1)
      chosenMode = .plane
    }
    if let trajectory = view?.trajectory { chosenMode = trajectory }
  }

  /// Another way to look at it, from its own window.
  mutating func show(_ mode: ScenarioView.Trajectory) {
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

extension Model {
  /// The ways to look at the trajectory of the problem in force, the most useful one first.
  ///
  /// Two parameters are a plane, and nothing is left out. Of more, two of them would show little
  /// of the path; the principal directions show the most that a plane can. One parameter is a line through
  /// the data.
  var trajectoryModes: [ScenarioView.Trajectory] {
    let planes: [ScenarioView.Trajectory] =
      switch snapshot.parameters.count {
      case ...1: []
      case 2: [.plane]
      default: [.principal, .plane]
      }
    return planes + (snapshot.data == nil ? [] : [.data]) + [.parameters]
  }

  /// How the trajectory is shown: as was chosen, if the problem has that.
  var trajectoryMode: ScenarioView.Trajectory {
    let modes = trajectoryModes
    if let chosen = planeView.chosenMode, modes.contains(chosen) { return chosen }
    return modes[0]
  }

  /// The next of the ways that there are.
  mutating func switchTrajectoryMode() {
    let modes = trajectoryModes
    let index = modes.firstIndex(of: trajectoryMode) ?? 0
    planeView.show(modes[(index + 1) % modes.count])
    if modes.count == 1 { notice = .information("There is one view of this problem") }
  }

  /// The next pair of coordinates; from the principal directions, to the coordinates.
  mutating func switchAxes() {
    switch trajectoryMode {
    case .principal: planeView.show(.plane)
    case .plane where snapshot.parameters.count > 2:
      planeView.switchAxes(parameterCount: snapshot.parameters.count)
    case .plane: notice = .information("Two parameters make one plane: there is no other pair")
    case .data, .parameters:
      notice = .information(
        trajectoryModes.contains(.plane)
          ? "The pair is that of the plane: v goes on to it"
          : "One parameter makes no plane: there is no pair")
    }
  }

  /// The plane that is shown: of two coordinates, unless it is that of the principal directions.
  var plane: ParameterPlane {
    if trajectoryMode == .principal, let vectors = planeView.principal?.directions.vectors {
      return ParameterPlane(
        origin: planeOrigin, right: .vector(vectors[0]), up: .vector(vectors[1]))
    }
    return ParameterPlane(
      origin: planeOrigin, right: .parameter(planeView.axes.x), up: .parameter(planeView.axes.y))
  }

  /// Whether a unit is as long on both axes of the trajectory, unless it is stretched.
  var hasEqualUnits: Bool {
    showsPlane || trajectoryMode == .data && snapshot.data?.form == .labels
  }

  /// Whether the trajectory shows a part that the person chose.
  var isTrajectoryZoomed: Bool {
    switch trajectoryMode {
    case .plane, .principal: planeView.holdsWindow
    case .data: planeView.dataWindow != nil
    case .parameters: lossView.window != nil
    }
  }

  /// Whether the loss is shown over a plane.
  var showsPlane: Bool {
    switch trajectoryMode {
    case .plane, .principal: true
    case .data, .parameters: false
    }
  }

  /// Where the plane lies in the space of more than two parameters: through w*, where the valley is seen
  /// to its bottom, else through the middle of the path.
  private var planeOrigin: [Double] {
    let count = snapshot.parameters.count
    guard count > 2 else { return Array(repeating: 0, count: count) }
    if let minimizer = snapshot.theory.minimizer { return minimizer }
    if trajectoryMode == .principal, let mean = planeView.principal?.directions.mean {
      return mean
    }
    return snapshot.start
  }
}
