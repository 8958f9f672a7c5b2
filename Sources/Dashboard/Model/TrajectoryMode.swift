import Scenarios
import Theory
import Training

extension Model {
  /// The ways to look at the trajectory of the problem in force, the most telling one first.
  ///
  /// Two parameters are a plane, and nothing is left out of it. Of more, two of them would show little
  /// of the way; the principal directions show the most that a plane can. One parameter is a line through
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
  /// to its bottom, else through the middle of the way.
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
