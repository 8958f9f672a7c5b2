/// The three settings whose values are components: what is learnt, by what rule, at what rate.
public enum ComponentSettings {
  /// What is minimised, over which data.
  public static let problem = Setting(
    name: "problem", title: "problem", domain: .component(.problem),
    defaultValue: .component(ProblemCatalogue.rows[0].entry.defaults), effect: .restart,
    help: "What is minimised, and over which data.")

  /// The rule of an update.
  public static let optimizer = Setting(
    name: "optimizer", title: "optimizer", domain: .component(.optimizer),
    defaultValue: .component(OptimizerCatalogue.rows[0].entry.defaults), effect: .optimizerState,
    help: "The rule by which a gradient becomes an update.")

  /// How the learning rate changes from update to update.
  public static let schedule = Setting(
    name: "schedule", title: "schedule", domain: .component(.schedule),
    defaultValue: .component(ScheduleCatalogue.rows[0].entry.defaults), effect: .live,
    help: "How the learning rate changes from update to update.")

  /// All three, in the order of a scenario file.
  public static let all = [problem, optimizer, schedule]
}
