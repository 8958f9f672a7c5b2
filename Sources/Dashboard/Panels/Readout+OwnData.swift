import Engine
import TerminalKit
import Training

/// What the readout says of a fit to the rows of a file: in the words and the units of the file.
extension Readout {
  /// The most weights that have a row each.
  private static let weightLimit = 64

  /// How well the rows are fitted, those that train and those that are kept from it.
  var fit: [Row] {
    guard let training = model.snapshot.ownData?.training else { return [] }
    let test = model.snapshot.ownData?.test
    func error(_ fit: FitQuality) -> Double? {
      if case .regression(let error, _) = fit { error } else { nil }
    }
    func determination(_ fit: FitQuality) -> Double? {
      if case .regression(_, let determination) = fit { determination } else { nil }
    }
    func accuracy(_ fit: FitQuality) -> Double? {
      if case .classification(let accuracy) = fit { accuracy } else { nil }
    }
    let squared = model.look.text("R²", ascii: "R2")
    return [
      row("RMSE", error(training)), row("test RMSE", test.flatMap(error)),
      row(squared, determination(training)), row("test " + squared, test.flatMap(determination)),
      row("accuracy", accuracy(training)), row("test acc.", test.flatMap(accuracy)),
    ].compactMap { $0 }
  }

  /// The weights by the names of their columns, and beside each what it is for the column as it stands in the file.
  func weights(_ reading: OwnDataReading) -> [Row] {
    let values = model.snapshot.parameters
    func unscaled(_ index: Int) -> SafeText {
      guard let all = reading.unscaled, all.indices.contains(index) else { return .empty }
      return "unscaled " + number(all[index], 4)
    }
    var rows = values.prefix(Self.weightLimit).indices.map { index in
      Row(
        label: model.parameterName(index), value: number(values[index], 4),
        shortValues: fewer(values[index]), remark: unscaled(index), remarkRole: .label)
    }
    if let all = reading.unscaled, all.count > values.count, values.count <= Self.weightLimit {
      rows.append(
        Row(
          label: "intercept", value: "none", remark: unscaled(values.count), remarkRole: .label))
    }
    let rest = values.count - rows.count
    if rest > 0 { rows.append(Row(label: "weights", value: SafeText("and \(rest) more"))) }
    return rows
  }

  private func row(_ label: SafeText, _ value: Double?) -> Row? {
    value.map {
      Row(
        label: label, value: number($0, 4), shortValues: fewer($0),
        role: $0.isFinite ? .value : .bad)
    }
  }
}
