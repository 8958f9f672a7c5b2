/// What the data of runs are made from: the tables of data files, by the files' names as configurations
/// have them, and the memory that there is.
public struct DataTables: Sendable, ExpressibleByDictionaryLiteral {
  private var tables: [String: DataTable] = [:]
  /// The memory that there is.
  public let memory: MemoryBudget

  /// Without tables.
  public init(memory: MemoryBudget) { self.memory = memory }

  /// Tables by their files' names, and memory without a bound.
  public init(dictionaryLiteral elements: (String, DataTable)...) {
    memory = .unlimited
    for (name, table) in elements { tables[name] = table }
  }

  /// The table of a file; nil where that has not been read.
  public subscript(name: String) -> DataTable? {
    get { tables[name] }
    set { tables[name] = newValue }
  }
}

/// How many numbers the data of a problem are, and the settings that decide it.
struct DataSize {
  let rows: Int
  let columns: Int
  let settings: [String]

  /// About how many bytes they take at most while they are made and looked at.
  ///
  /// X is drawn in float32, a float64 run has it widened as well, and theory takes a copy of the run's own.
  /// Beside that there are targets, noise, residuals, gradients and the order of the rows.
  func bytes(isWide: Bool) -> Double {
    let scalar: Double = isWide ? 8 : 4
    let drawn: Double = isWide ? 12 : 4
    return Double(rows) * (Double(columns) * (drawn + scalar) + 8 * scalar + 16)
  }
}

extension Configuration {
  /// Draws the data of the problem in force, or takes them from its table.
  ///
  /// - Throws: `SettingError` where they cannot be, and before anything is allocated where there is not
  ///   the memory for them.
  func makeProblem(from data: DataTables) throws(SettingError) -> any Problem {
    let table = dataFile.flatMap { data[$0] }
    if let size = problemRow.dataSize(self, table),
      let shortage = data.memory.shortage(of: size.bytes(isWide: dtype == .float64))
    {
      throw .noMemory(
        names: size.settings, rows: size.rows, columns: size.columns, shortage)
    }
    return try problemRow.make(self, table)
  }
}

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
