import Autograd

extension Configuration {
  /// Checks what no setting can say of itself: constraints between settings.
  ///
  /// - Throws: `SettingError.wrongLength` for a `start` or `true_w` of another length than the problem
  ///   has parameters, `SettingError.contradiction` for values that do not go together.
  public func validate() throws(SettingError) {
    for catalogue in Domain.Catalogue.allCases {
      _ = try catalogue.entry(kind: component(catalogue).kind)
    }
    try validateProblem()
    for setting in settings {
      if case .vector(let length, _) = setting.domain, let values = vector(setting) {
        try validate(setting, values, length)
      }
    }
    try validateNesterov()
    try validateMilestones()
  }

  private func validate(
    _ setting: Setting, _ values: [Double], _ length: Domain.VectorLength
  ) throws(SettingError) {
    let sizes = problemRow.sizes(self)
    let expected: Int?
    switch length {
    case .features: expected = sizes?.features
    case .parameters: expected = sizes?.parameters
    case .fixed(let count): expected = count
    case .any: expected = nil
    }
    guard let expected else { return }
    if values.count != expected {
      throw .wrongLength(
        name: setting.name, count: values.count, expected: expected, follows: length.description)
    }
  }

  /// Nesterov's form needs momentum and no dampening, as in PyTorch.
  private func validateNesterov() throws(SettingError) {
    guard component(.optimizer).kind == SGD.entry.kind else { return }
    let rule = SGD(configuration: self)
    if rule.isNesterov, rule.momentum <= 0 || rule.dampening != 0 {
      throw .contradiction(
        names: [
          SGD.nesterovSetting.name, OptimizerSettings.momentum.name, SGD.dampeningSetting.name,
        ],
        message: "nesterov: it takes a momentum above 0 and a dampening of 0")
    }
  }

  private func validateMilestones() throws(SettingError) {
    guard let values = vector(MultiStepSchedule.milestonesSetting) else { return }
    if let odd = values.first(where: { Int(exactly: $0).map { $0 < 1 } ?? true }) {
      throw .contradiction(
        names: [MultiStepSchedule.milestonesSetting.name],
        message: "milestones: \(odd) is not accepted; each is a whole number of at least 1")
    }
  }

  /// The dtype of the run.
  public var dtype: DType {
    choice(RunSettings.dtype) == "float64" ? .float64 : .float32
  }
}
