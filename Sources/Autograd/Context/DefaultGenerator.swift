extension Generator {
  /// The generator that functions use when they are not given one.
  ///
  /// It is one for the whole process and starts from a seed that differs at each launch.
  public static let `default` = Generator(seed: .random(in: 0 ... .max))
}

/// Starts the default generator anew from `seed`, and returns that generator.
@discardableResult
public func manualSeed(_ seed: UInt64) -> Generator {
  Generator.default.manualSeed(seed)
}

/// Starts the default generator anew from `seed`, and returns that generator; a negative seed
/// stands for its two's complement.
@discardableResult
public func manualSeed(_ seed: Int) -> Generator {
  Generator.default.manualSeed(seed)
}
