@testable import Autograd
@testable import Training

/// The parameters of a case, and the optimiser that moves them.
struct Trajectory<Scalar: RunScalar & TensorScalar> {
  /// The values of each parameter.
  private(set) var parameters: [[Scalar]]

  /// The shape of each parameter.
  let shapes: [Shape]

  private var states: [OptimizerState<Scalar>]
  private let rules: [OptimizerArguments]
  private let fixture: JSON
  private let result: JSON

  init(_ fixture: JSON, parameters: [JSON]) throws {
    self.fixture = fixture
    result = try fixture.member("result")
    let dtype = try dtypeNamed(try fixture.member("dtype", \.string))
    let tensors = try parameters.map { try FixtureTensor($0, dtype: dtype).tensor() }
    self.parameters = tensors.map { $0.toArray(of: Scalar.self) }
    shapes = tensors.map(\.shape)
    states = tensors.map { _ in OptimizerState<Scalar>() }
    let groups = fixture["groups"]?.array ?? []
    rules = try tensors.indices.map { index in
      try OptimizerArguments(fixture, group: groups.indices.contains(index) ? groups[index] : nil)
    }
  }

  /// Moves parameter `index` by one update.
  mutating func update(_ index: Int, gradient: [Scalar]) throws {
    let (rule, learningRate) = try rules[index].rule()
    parameters[index].withUnsafeMutableBufferPointer { values in
      gradient.withUnsafeBufferPointer {
        rule.update(values, gradient: $0, state: &states[index], learningRate: learningRate)
      }
    }
  }

  /// Throws unless the parameters are those that the fixture has after `step`.
  func check(step: Int) throws {
    let expected = try result.member("w", \.array)[step].array ?? []
    try expectEqual(expected.count, parameters.count, "the number of parameters")
    let isExact = fixture["match"]?.string == "bits"
    let tolerance = isExact ? nil : try result.member("tol_w", \.double)
    let comparison = TensorComparison(tolerance: tolerance, ignoresSignOfZero: true)
    for (index, values) in parameters.enumerated() {
      try comparison.checkValues(
        Tensor(values), expected[index].array ?? [], "step \(step), parameter \(index)")
    }
  }

  /// Throws unless what the optimiser remembers at the end is as in the fixture.
  func checkState() throws {
    let expected = try result.member("state", \.array)
    try expectEqual(expected.count, states.count, "the number of states")
    for (index, json) in expected.enumerated() {
      for (key, value) in json.object ?? [:] {
        let what = "state \(index), \(key)"
        if key == "step" {
          try expectEqual(states[index].step, value.int, what)
          continue
        }
        guard let place = rules[index].place(of: key) else { throw FixtureError(what) }
        let length = parameters[index].count
        let buffer = Array(states[index].buffers[(place * length)..<((place + 1) * length)])
        try comparison(with: value).checkValues(Tensor(buffer), value.array ?? [], what)
      }
    }
  }

  /// The fixture has no tolerance for the state. Rounding differs in each of up to fifty updates, in
  /// quantities that grow as squares: 2¹⁶ units in the last place of the largest value, and more where
  /// the fixture tells that the parameters themselves drift further apart.
  private func comparison(with expected: JSON) throws -> TensorComparison {
    let unit = Scalar.dtype == .float32 ? 0x1p-23 : 0x1p-52
    let last = try result.member("w", \.array).last?.array ?? []
    let parameters = largest(last.flatMap { $0.array ?? [] })
    let drift = parameters > 0 ? try result.member("tol_w", \.double) / parameters : 0
    let tolerance = max(0x1p16 * unit, 64 * drift) * largest(expected.array ?? [])
    return TensorComparison(tolerance: tolerance, ignoresSignOfZero: true)
  }

  private func largest(_ values: [JSON]) -> Double {
    values.compactMap(\.double).map(\.magnitude).max() ?? 0
  }
}
