import Engine
import TerminalKit
import Theory
import Training

extension Snapshot {
  /// The divergence, where the cursor is at it or beyond: from its step on, unless it was an update that left the
  /// finite numbers and not the loss before it.
  var divergenceInSight: Divergence? {
    divergence.flatMap { divergence in
      let isInSight =
        position > divergence.step
        || position == divergence.step && !line.history.loss(at: position).isFinite
      return isInSight ? divergence : nil
    }
  }
}

/// What is wrong with a run where the cursor stands, why, and what to try.
enum Diagnosis: Hashable, Sendable {
  /// A value is not finite.
  case diverged(Divergence)
  /// The loss grows and theory says that it will go on.
  case growing(learningRate: Double, bound: Double, factor: Double, isScheduled: Bool)

  /// How many times its least value the loss must have reached to be called growing.
  private static let alarm = 10.0

  /// What there is to say; nil if all is well.
  init?(_ snapshot: Snapshot) {
    if let divergence = snapshot.divergenceInSight {
      self = .diverged(divergence)
      return
    }
    let rate = snapshot.learningRate
    guard snapshot.position > 0, snapshot.theory.scope == .everywhere,
      let bound = snapshot.theory.stabilityBound(for: snapshot.configuration), rate > bound,
      let least = snapshot.history.lossBounds(in: 0..<snapshot.position)?.minimum,
      let now = snapshot.loss, now > least * Self.alarm
    else { return nil }
    self = .growing(
      learningRate: rate, bound: bound, factor: now / least,
      isScheduled: snapshot.inForce.isRateScheduled)
  }

  /// Whether nothing can come of it any more.
  var isFinal: Bool {
    if case .diverged = self { true } else { false }
  }

  /// What there is to say in a panel: as much of it as leaves two thirds of the room.
  func lines(in room: Size, _ look: Look) -> [SafeText] {
    let sign: SafeText = look.text("✗ ", ascii: "! ")
    let texts = [text(look), mediumText(look), shortText(look)].map { text in
      (sign + SafeText(text)).wrapped(to: max(room.width, 1))
    }
    let most = max(room.height / 3, min(room.height, 1))
    return texts.first { $0.count <= most }
      ?? texts[texts.count - 1].cut(toHeight: most, width: room.width)
  }

  /// What happened and what to try, in few words.
  private func mediumText(_ look: Look) -> String { shortText(look) + ". Rewind and lower it" }

  /// The same in fewer words, for a window without room.
  private func shortText(_ look: Look) -> String {
    func number(_ value: Double) -> String {
      NumberText.significant(value, digits: 3, glyphs: look.glyphs).string
    }
    switch self {
    case .diverged(let divergence):
      let bound = divergence.bound.map { ", bound \(number($0))" } ?? ""
      return "Diverged at \(divergence.step): lr \(number(divergence.learningRate))\(bound)"
    case .growing(let rate, let limit, _, _):
      return "Diverging: lr \(number(rate)), bound \(number(limit))"
    }
  }

  /// The whole sentence.
  func text(_ look: Look) -> String {
    func number(_ value: Double) -> String {
      NumberText.significant(value, digits: 4, glyphs: look.glyphs).string
    }
    switch self {
    case .diverged(let divergence): return divergence.explanation
    case .growing(let rate, let limit, let factor, let isScheduled):
      let advice =
        isScheduled
        ? "keep it below \(number(limit)), by a smaller one or another schedule."
        : "lower it below \(number(limit))."
      return "Diverging: the learning rate \(number(rate)) is \(number(rate / limit)) times the"
        + " largest stable one, \(number(limit)); the loss is \(number(factor)) times its least."
        + " Rewind and \(advice)"
    }
  }
}
