/// How much memory there is for data. What makes runs says so: this module knows no system.
public struct MemoryBudget: Sendable {
  private let available: @Sendable () -> Int

  /// - Parameter available: The bytes that can be had at the moment when it is called.
  public init(_ available: @escaping @Sendable () -> Int) { self.available = available }

  /// As much as is asked for.
  public static let unlimited = MemoryBudget { .max }

  /// The bytes that can be had now.
  public var bytes: Int { available() }

  /// Why so many bytes cannot be had now; nil where they can.
  public func shortage(of bytes: Double) -> MemoryShortage? {
    let available = available()
    return bytes > Double(available) ? MemoryShortage(needed: bytes, available: available) : nil
  }
}

/// That there is less memory than something takes.
public struct MemoryShortage: Hashable, Sendable, CustomStringConvertible {
  /// The bytes that it takes, about.
  public let needed: Double
  /// The bytes that there are.
  public let available: Int

  /// The end of a sentence: "about 6.4 GB of memory, and 2.0 GB are left".
  public var description: String {
    "about \(Self.text(needed)) of memory, and \(Self.text(Double(available))) are left"
  }

  private static func text(_ bytes: Double) -> String {
    let (value, unit) = bytes < 1e9 ? (bytes / 1e6, "MB") : (bytes / 1e9, "GB")
    return "\((value * 10).rounded() / 10) \(unit)"
  }
}
