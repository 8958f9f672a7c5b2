/// The lessons, as part of the program: the files of the folder `scenarios`, to which `Sources/Lessons/scenarios`
/// leads, embedded byte for byte when it is built.
///
/// The compiler names each file but cannot list them, so each has a row; a test compares the rows with the
/// folder.
public enum Lessons {
  /// The names, without the ending `.yaml`, and what the files hold, sorted by name.
  public static let files: [(name: String, bytes: [UInt8])] = [
    ("beale", PackageResources.beale_yaml),
    ("best-fixed-rate", PackageResources.best_fixed_rate_yaml),
    ("catapult", PackageResources.catapult_yaml),
    ("divergence", PackageResources.divergence_yaml),
    ("fewer-rows", PackageResources.fewer_rows_yaml),
    ("heavy-ball", PackageResources.heavy_ball_yaml),
    ("himmelblau-basins", PackageResources.himmelblau_basins_yaml),
    ("momentum-stability", PackageResources.momentum_stability_yaml),
    ("notebook", PackageResources.notebook_yaml),
    ("on-the-edge", PackageResources.on_the_edge_yaml),
    ("one-shot", PackageResources.one_shot_yaml),
    ("outliers", PackageResources.outliers_yaml),
    ("polynomials", PackageResources.polynomials_yaml),
    ("rate-picks-minimum", PackageResources.rate_picks_minimum_yaml),
    ("rescue", PackageResources.rescue_yaml),
    ("rmsprop-floor", PackageResources.rmsprop_floor_yaml),
    ("rosenbrock", PackageResources.rosenbrock_yaml),
    ("rotation", PackageResources.rotation_yaml),
    ("saddle", PackageResources.saddle_yaml),
    ("schedules", PackageResources.schedules_yaml),
    ("separable-logistic", PackageResources.separable_logistic_yaml),
    ("small-batch-floor", PackageResources.small_batch_floor_yaml),
    ("too-much-momentum", PackageResources.too_much_momentum_yaml),
    ("too-timid", PackageResources.too_timid_yaml),
    ("unscaled-feature", PackageResources.unscaled_feature_yaml),
    ("valley", PackageResources.valley_yaml),
  ]

  /// What the file of a lesson holds; nil if there is no lesson of that name.
  public static func bytes(named name: String) -> [UInt8]? {
    files.first { $0.name == name }?.bytes
  }
}
