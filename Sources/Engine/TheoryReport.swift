import Training

/// What theory says at one moment, and how much of that is still to come.
public struct TheoryReport: Sendable {
  /// What is known.
  public var theory: Theory
  /// Where its curvature was looked at, if not here.
  public var position: Int?
  /// The part of the rest that is computed, from 0 to 1; nil where nothing more comes.
  public var progress: Double?
  /// What is known of the losses of other runs, by their `lossConfiguration`; this one's may be among them.
  public var others: [Configuration: Theory] = [:]

  /// Reports.
  public init(_ theory: Theory, position: Int? = nil, progress: Double? = nil) {
    self.theory = theory
    self.position = position
    self.progress = progress
  }

  /// Reports on a run whose theory nobody else computes.
  init(_ run: Run) {
    let blank = run.theorySource.blank
    self.init(
      run.theoryAtHand
        ?? blank.remarking("There is too much data to compute the curvature while you wait."))
  }
}
