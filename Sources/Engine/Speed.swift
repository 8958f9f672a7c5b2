/// How fast a run goes when it is left to run.
public enum Speed: Hashable, Sendable {
  /// So many updates a second; a number above 0.
  case stepsPerSecond(Double)
  /// As fast as it goes.
  case flatOut

  /// The speeds that keys move along, the slowest first.
  public static let ladder: [Speed] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map(Speed.stepsPerSecond)
    + [.flatOut]

  /// The next speed of the ladder above this one; the same at its end.
  public var faster: Speed {
    Self.ladder.first { $0.rate > rate } ?? .flatOut
  }

  /// The next speed of the ladder below this one; the same at its end.
  public var slower: Speed {
    Self.ladder.last { $0.rate < rate } ?? self
  }

  /// The slowest speed of the ladder at which `steps` updates take at most `seconds`.
  public static func lasting(_ seconds: Double, steps: Int) -> Speed {
    ladder.first { $0.rate * seconds >= Double(steps) } ?? .flatOut
  }

  /// Updates a second; infinite where nothing holds the run back.
  public var rate: Double {
    switch self {
    case .stepsPerSecond(let rate): rate
    case .flatOut: .infinity
    }
  }
}
