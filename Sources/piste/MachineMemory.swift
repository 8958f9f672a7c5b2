import Files
import Scenarios
import Training

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory that this process can still get: the least of what the machine, its control groups and the
/// process's own limits leave.
struct MachineMemory {
  /// What a file of the system says; nil where there is none.
  let read: (String) -> String?
  /// The most bytes of addresses and of data that the process may have; nil where there is no limit.
  let limits: (addresses: Int?, data: Int?)
  /// The bytes of memory that the machine has.
  let physical: Int

  /// This machine's, as far as data may take it: an eighth is left for everything else.
  static let budget = MemoryBudget { present.available / 8 * 7 }

  /// The bytes that can be had.
  var available: Int {
    let left = [machine ?? physical] + groups + own
    return max(0, left.min() ?? 0)
  }

  private static var present: MachineMemory {
    MachineMemory(
      read: { path in
        (try? BoundedFile.read(path, cap: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
      }, limits: (limit(.addresses), limit(.data)),
      physical: sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)))
  }

  /// What the machine has left, what it can take back from its caches included.
  private var machine: Int? {
    read("/proc/meminfo").flatMap { Self.kibibytes("MemAvailable:", in: $0) }
  }

  /// What the process's own limits leave.
  private var own: [Int] {
    let status = read("/proc/self/status") ?? ""
    return [(limits.addresses, "VmSize:"), (limits.data, "VmData:")].compactMap { limit, name in
      limit.map { $0 - (Self.kibibytes(name, in: status) ?? 0) }
    }
  }

  /// What each control group that the process is in leaves, of either version.
  private var groups: [Int] {
    (read("/proc/self/cgroup") ?? "").split(separator: "\n").flatMap { line -> [Int] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      let isUnified = parts[1].isEmpty
      guard isUnified || parts[1].split(separator: ",").contains("memory") else { return [] }
      let root = isUnified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      return Self.ancestors(of: parts[2]).compactMap { left(in: root + $0, isUnified) }
    }
  }

  private func left(in folder: String, _ isUnified: Bool) -> Int? {
    let names =
      isUnified
      ? ("memory.max", "memory.current", "inactive_file ")
      : ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ")
    guard let limit = read(folder + "/" + names.0).flatMap(Self.number),
      let usage = read(folder + "/" + names.1).flatMap(Self.number)
    else { return nil }
    // Files that were read and not looked at since are given back.
    let cache = read(folder + "/memory.stat").flatMap { Self.value(names.2, in: $0) } ?? 0
    return limit - max(0, usage - cache)
  }

  /// The folder itself and those above it: "/a/b", "/a", "".
  private static func ancestors(of path: Substring) -> [String] {
    let names = path.split(separator: "/")
    return (0...names.count).reversed().map { count in
      names.prefix(count).map { "/" + $0 }.joined()
    }
  }

  private static func kibibytes(_ name: String, in text: String) -> Int? {
    value(name, in: text).map { $0 << 10 }
  }

  /// The number that stands after a name at the beginning of a line.
  private static func value(_ name: String, in text: String) -> Int? {
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.dropFirst(name.count)).flatMap { number(String($0)) }
  }

  /// The number that a text begins with; nil for "max", and for what is as good as none.
  private static func number(_ text: String) -> Int? {
    let digits = text.drop { $0 == " " || $0 == "\t" }.prefix(while: \.isNumber)
    return Int(digits).flatMap { $0 < 1 << 60 ? $0 : nil }
  }

  private enum Limited { case addresses, data }

  private static func limit(_ kind: Limited) -> Int? {
    var limit = rlimit()
    let result =
      switch kind {
      case .addresses: getrlimit(resource(RLIMIT_AS), &limit)
      case .data: getrlimit(resource(RLIMIT_DATA), &limit)
      }
    guard result == 0, limit.rlim_cur < 1 << 60 else { return nil }
    return Int(limit.rlim_cur)
  }

  #if canImport(Glibc)
    private static func resource(_ value: __rlimit_resource) -> __rlimit_resource_t {
      __rlimit_resource_t(value.rawValue)
    }
  #else
    private static func resource(_ value: Int32) -> Int32 { value }
  #endif
}
