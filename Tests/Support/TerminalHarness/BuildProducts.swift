import Glibc

/// Where the programs that were built with the tests are.
public enum BuildProducts {
  /// The path of a program in the folder of the running tests.
  public static func path(of program: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let bytes = buffer.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
    let tests = String(decoding: bytes, as: UTF8.self)
    let folder = tests.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (folder + [Substring(program)]).joined(separator: "/")
  }
}
