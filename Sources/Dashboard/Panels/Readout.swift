import Engine
import TerminalKit
import Theory
import Training

/// The rows of the readout, the most important first.
struct Readout {
  /// The columns that the names take.
  static let labelWidth = 12

  struct Row {
    var label: SafeText
    /// The name where there is little room; the same if empty.
    var shortLabel = SafeText.empty
    var value: SafeText
    /// The value in fewer and fewer columns, for where there is little room.
    var shortValues: [SafeText] = []
    /// The numbers of the value where it is several, to be set in two lines where one has no room for all; empty
    /// where it is not to be.
    var parts: [SafeText] = []
    var role = Role.value
    /// A word beside the value; left out where there is no room, unless it is needed.
    var remark = SafeText.empty
    /// Whether fewer digits of the value are better than no remark.
    var needsRemark = false
    /// The same where there is little room.
    var shortRemark = SafeText.empty
    var remarkRole = Role.faint
  }

  /// A row in one line or in two of so many columns for the value, so that all of its numbers are seen; in one if two
  /// do not do.
  static func lines(of row: Row, width: Int) -> [Row] {
    // All of them in fewer digits do, too.
    let showsAll = ([row.value] + row.shortValues).contains { text in
      text.width <= width && !["…", ".."].contains { text.string.hasSuffix($0) }
    }
    guard !row.parts.isEmpty, !showsAll else { return [row] }
    var lines: [SafeText] = [.empty]
    for (index, part) in row.parts.enumerated() {
      let text = index < row.parts.count - 1 ? part + "," : part
      let last = lines[lines.count - 1]
      let longer = last.isEmpty ? text : last + " " + text
      if last.isEmpty || longer.width <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(text)
      }
    }
    guard lines.count <= 2, lines.allSatisfy({ $0.width <= width }) else { return [row] }
    return lines.enumerated().map { index, line in
      var part = row
      part.value = line
      (part.parts, part.shortValues) = ([], [])
      if index > 0 { (part.label, part.shortLabel) = (.empty, .empty) }
      return part
    }
  }

  let model: Model
  private var snapshot: Snapshot { model.snapshot }
  private var isASCII: Bool { model.look.glyphs == .ascii }

  init(_ model: Model) { self.model = model }

  var rows: [Row] { rows(with: stabilityChange) }

  /// The first rows, for where there is a line for them, and where the learning rate crosses its bound.
  var brief: [Row] {
    rows(with: nil).prefix(4 + fit.count) + [stabilityChange].compactMap { $0 }
  }

  private func rows(with stabilityChange: Row?) -> [Row] {
    let measured = [loss, testLoss].compactMap { $0 } + fit
    let theory = [
      excess, distance, length, ratio, stabilityChange, scheduledRate, guide, contraction,
    ]
    let others = [
      decayedMinimizer, epochs, gradient, distanceToMinimizer, best, floor, eigenvalues,
    ]
    return measured + theory.compactMap { $0 } + parameters + others.compactMap { $0 }
  }

  private var loss: Row {
    let last = snapshot.position > 0 ? snapshot.history.loss(at: snapshot.position - 1) : nil
    guard let loss = snapshot.loss ?? last else { return Row(label: "loss", value: "…") }
    let batch = snapshot.configuration[RunSettings.batchSize]
    let rows: SafeText = batch == 1 ? "of one row" : SafeText("of a batch of \(batch)")
    let remark: SafeText =
      snapshot.loss == nil ? "before the last update" : model.isInBatches ? rows : .empty
    return Row(
      label: "loss", value: number(loss, 6), shortValues: fewer(loss),
      role: loss.isFinite ? .value : .bad,
      remark: remark, shortRemark: model.isInBatches ? "of a batch" : .empty)
  }

  private var testLoss: Row? {
    snapshot.testLoss.map {
      Row(
        label: "test loss", value: number($0, 6), shortValues: fewer($0),
        role: $0.isFinite ? .value : .bad, remark: leastTestLoss(below: $0))
    }
  }

  /// Where the test loss was less on the way here; of a long run not every position is known.
  private func leastTestLoss(below loss: Double) -> SafeText {
    let losses = snapshot.testLosses
    guard let least = losses.least(upTo: snapshot.position), !(least.loss >= loss) else {
      return .empty
    }
    let near: SafeText = losses.spacing > 1 ? "near " : ""
    return "least " + number(least.loss, 4) + " " + near + "@\(least.position)"
  }

  private var excess: Row? {
    model.excess.map { excess in
      Row(
        label: "excess", value: number(excess, 4), shortValues: fewer(excess),
        role: excess.isFinite ? .value : .bad,
        remark: "over the floor")
    }
  }

  private var distance: Row? {
    snapshot.theory.distanceToTruth(at: snapshot.parameters).map {
      Row(
        label: isASCII ? "|w-true_w|" : "|w−true_w|", shortLabel: "to true",
        value: number($0, 4), shortValues: fewer($0))
    }
  }

  /// |w|, where there is no point that `w` should come to.
  private var length: Row? {
    guard snapshot.theoryReport.rest == nil, DistanceGoal(model) == .origin else { return nil }
    let length = LossTheory.length(of: snapshot.parameters)
    return Row(label: "|w|", value: number(length, 4), shortValues: fewer(length))
  }

  /// The learning rate against its bound, in a number and a word.
  private var ratio: Row? {
    let rate = snapshot.learningRate
    guard let bound = snapshot.theory.stabilityBound(for: snapshot.configuration) else {
      return nil
    }
    let stability = Stability(
      learningRate: rate, bound: bound, isLocal: snapshot.theory.scope == .local)
    return Row(
      label: isASCII ? "lr/(2/Lmax)" : "lr/(2/λmax)", shortLabel: "lr/max",
      value: stability == .edge ? number(rate / bound, 3) : nearOne(rate / bound),
      shortValues: [number(rate / bound, 2), rate > bound ? ">1" : "<1"],
      remark: model.isInBatches ? stability.word + " for full batches" : stability.word,
      needsRemark: true,
      shortRemark: stability.shortWord, remarkRole: stability.role)
  }

  /// From which update on the learning rate is on the other side of its bound.
  private var stabilityChange: Row? {
    snapshot.theoryReport.stabilityChange.map { change in
      let stability = Stability(learningRate: change.learningRate, bound: change.bound)
      return Row(
        label: stability.word, value: SafeText("from step \(change.step)"),
        shortValues: [SafeText("@\(change.step)")], role: stability.role,
        remark: "lr " + number(change.learningRate, 4))
    }
  }

  /// The learning rate of the update here, where schedule or warm-up have made another one of that which was
  /// set.
  private var scheduledRate: Row? {
    guard snapshot.inForce.isRateScheduled else { return nil }
    return Row(
      label: "lr here", value: number(snapshot.learningRate, 4),
      shortValues: fewer(snapshot.learningRate), remark: "by the schedule")
  }

  /// The learning rate of an adaptive optimiser against the one at which such optimisers were seen to
  /// become unstable.
  private var guide: Row? {
    snapshot.theoryReport.adaptiveGuide.map {
      Row(
        label: "lr/guide", value: number($0.sharpness / $0.limit, 3), remark: "a guide, no bound",
        shortRemark: "no bound")
    }
  }

  private var contraction: Row? {
    guard let condition = snapshot.theory.conditionNumber else { return missingCondition }
    let factor = snapshot.theory.rate(
      for: snapshot.configuration, learningRate: snapshot.learningRate)
    return Row(
      label: isASCII ? "kappa" : "κ", value: conditionText(condition),
      remark: factor.map { "rate " + nearOne($0) + "/step" } ?? .empty,
      shortRemark: factor.map { (isASCII ? "rho " : "ρ ") + nearOne($0) } ?? .empty,
      remarkRole: .label)
  }

  /// The condition number in as many digits as are known, up to four.
  private func conditionText(_ condition: Double) -> SafeText {
    let error = snapshot.theory.conditionNumberError ?? 0
    let known = [0.5e-3, 0.5e-2, 0.05].firstIndex { error < $0 }.map { 4 - $0 } ?? 1
    return (known < 4 ? "about " : "") + number(condition, known)
  }

  /// That there is no condition number, and why.
  private var missingCondition: Row? {
    if let least = snapshot.theory.leastConditionNumber {
      return Row(
        label: isASCII ? "kappa" : "κ", value: "above " + number(least, 1),
        remark: isASCII ? "Lmin is lost in rounding" : "λmin is lost in rounding",
        shortRemark: "lost in rounding")
    }
    guard let least = snapshot.theory.eigenvalues?.first,
      let largest = snapshot.theory.largestEigenvalue
    else { return nil }
    // What float32 leaves of a zero at the end of a run counts as one.
    let isFlat = least >= -1e-6 * max(0, largest)
    let sign: SafeText = isASCII ? "L" : "λ"
    return Row(
      label: isASCII ? "kappa" : "κ", value: "none",
      remark: sign + (isFlat ? " = 0: a flat direction" : " < 0: not convex here"),
      shortRemark: sign + (isFlat ? " = 0" : " < 0"))
  }

  private var parameters: [Row] {
    snapshot.ownData.map(weights) ?? [vector("w", "", snapshot.parameters)]
  }

  /// The first numbers of a vector, and fewer of them where there is little room.
  private func vector(_ label: SafeText, _ shortLabel: SafeText, _ values: [Double]) -> Row {
    func text(_ count: Int, _ digits: Int) -> SafeText {
      let shown = values.prefix(count).map { number($0, digits).string }
      let rest = values.count > count ? [isASCII ? ".." : "…"] : []
      return SafeText((shown + rest).joined(separator: ", "))
    }
    let fewer = [(3, 3), (3, 2), (2, 3), (2, 2), (1, 4)].map(text)
    let parts = values.count <= 8 ? values.map { number($0, 4) } : []
    return Row(
      label: label, shortLabel: shortLabel, value: text(3, 4), shortValues: fewer, parts: parts)
  }

  /// How often the rows were gone through.
  private var epochs: Row? {
    snapshot.epochs.map {
      Row(
        label: "epochs", value: NumberText.fixed($0, places: 2, glyphs: model.look.glyphs),
        shortValues: fewer($0),
        remark: "through the rows")
    }
  }

  private var gradient: Row? {
    guard snapshot.position < snapshot.head else {
      guard snapshot.position > 0 else { return nil }
      let norm = snapshot.history.gradientNorm(at: snapshot.position - 1)
      return Row(
        label: "gradient", value: number(norm, 4), shortValues: fewer(norm),
        remark: "of the last update")
    }
    let norm = snapshot.history.gradientNorm(at: snapshot.position)
    return Row(label: "gradient", value: number(norm, 4), shortValues: fewer(norm))
  }

  private var best: Row? {
    snapshot.theory.bestFixedRate(for: snapshot.configuration).map {
      Row(
        label: "best lr", value: number($0, 4), shortValues: fewer($0), remark: "fixed, no momentum"
      )
    }
  }

  private var floor: Row? {
    snapshot.theory.floor.map {
      Row(
        label: "floor", value: number($0, 4), shortValues: fewer($0),
        remark: snapshot.theory.minimizers.isEmpty ? "no one w*" : "loss at w*")
    }
  }

  private var distanceToMinimizer: Row? {
    snapshot.theory.distanceToMinimizer(at: snapshot.parameters).map {
      Row(
        label: isASCII ? "|w-w*|" : "|w−w*|", value: number($0, 4), shortValues: fewer($0))
    }
  }

  /// Where weight decay lets the run end, which is not at w*.
  private var decayedMinimizer: Row? {
    snapshot.theory.decayedMinimizer(for: snapshot.configuration).map {
      vector("decay ends", "ends at", $0)
    }
  }

  private var eigenvalues: Row? {
    guard let values = snapshot.theory.eigenvalues, !values.isEmpty else { return nil }
    let isRange = values.count > 3
    let shown = isRange ? [values[0], values[values.count - 1]] : values
    func text(_ digits: Int) -> SafeText {
      SafeText(
        shown.map { number($0, digits).string }.joined(separator: isRange ? " … " : ", "))
    }
    return Row(
      label: isASCII ? "L" : "λ", value: text(4), shortValues: [3, 2].map(text))
  }

  /// A number that means one thing below 1 and another above: in so many digits, from 3 on, that it is not
  /// said to be 1 when it is not.
  private func nearOne(_ value: Double) -> SafeText {
    let texts = (3...9).lazy.map { number(value, $0) }
    return value == 1 ? "1" : texts.first { $0 != "1" } ?? "1"
  }

  /// A number in fewer and fewer digits.
  func fewer(_ value: Double) -> [SafeText] { [4, 3, 2].map { number(value, $0) } }

  func number(_ value: Double, _ digits: Int) -> SafeText {
    NumberText.significant(value, digits: digits, glyphs: model.look.glyphs)
  }
}

extension TheoryReport {
  /// What of the theory is still to come, and how far it is, in a sentence; nil where nothing is.
  var rest: String? {
    guard let progress else { return nil }
    let part = "\(Int(progress * 100)) %"
    if let position { return "The curvature is that of step \(position); this step's: \(part)." }
    return theory.largestEigenvalue == nil
      ? "The curvature is being computed: \(part)."
      : "w* and the floor are being computed: \(part)."
  }
}
