import Testing

@testable import piste

/// What the machine can give, by the files of Linux as their documentation has them (proc(5), and the kernel's
/// cgroup-v1/memory.rst and cgroup-v2.rst).
@Suite struct MachineMemoryTests {
  private static let machine = "MemTotal:  16000 kB\nMemFree:  100 kB\nMemAvailable:    9000 kB\n"
  private static let kilo = 1024

  private func available(
    _ files: [String: String], addresses: Int? = nil, data: Int? = nil
  ) -> Int {
    MachineMemory(
      read: { files[$0] }, limits: (addresses, data), physical: 16_000 * Self.kilo
    ).available
  }

  @Test func isWhatTheMachineHasLeft() {
    #expect(available(["/proc/meminfo": Self.machine]) == 9_000 * Self.kilo)
    #expect(available([:]) == 16_000 * Self.kilo)
  }

  /// The least along the way up; files in the cache that are not in use are given back.
  @Test func isWhatTheControlGroupsLeave() {
    var files = [
      "/proc/meminfo": Self.machine, "/proc/self/cgroup": "0::/user/app\n",
      "/sys/fs/cgroup/user/app/memory.max": "max\n",
      "/sys/fs/cgroup/user/app/memory.current": "1000\n",
      "/sys/fs/cgroup/user/memory.max": "5000000\n",
      "/sys/fs/cgroup/user/memory.current": "3000000\n",
      "/sys/fs/cgroup/user/memory.stat": "anon 2000000\ninactive_file 500000\nactive_file 1\n",
    ]
    #expect(available(files) == 5_000_000 - 2_500_000)
    files["/sys/fs/cgroup/user/app/memory.max"] = "4000\n"
    #expect(available(files) == 3_000)
    files["/sys/fs/cgroup/user/app/memory.current"] = "4001\n"
    #expect(available(files) == 0)
  }

  /// In a container its own group is the root of what it sees.
  @Test func isWhatTheContainerLeaves() {
    let files = [
      "/proc/meminfo": Self.machine, "/proc/self/cgroup": "0::/\n",
      "/sys/fs/cgroup/memory.max": "5000\n", "/sys/fs/cgroup/memory.current": "2000\n",
    ]
    #expect(available(files) == 3_000)
  }

  @Test func isWhatTheControlGroupsOfVersionOneLeave() {
    var files = [
      "/proc/meminfo": Self.machine,
      "/proc/self/cgroup": "5:cpu,cpuacct:/a\n4:memory:/a\n1:name=systemd:/a\n",
      "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "6000\n",
      "/sys/fs/cgroup/memory/a/memory.usage_in_bytes": "4000\n",
      "/sys/fs/cgroup/memory/a/memory.stat": "cache 1500\ntotal_inactive_file 1000\n",
    ]
    #expect(available(files) == 3_000)
    // Without a limit the file has the greatest number of pages.
    files["/sys/fs/cgroup/memory/a/memory.limit_in_bytes"] = "9223372036854771712\n"
    #expect(available(files) == 9_000 * Self.kilo)
  }

  @Test func isWhatTheProcesssLimitsLeave() {
    let files = [
      "/proc/meminfo": Self.machine,
      "/proc/self/status": "VmPeak:\t9 kB\nVmSize:\t1000 kB\nVmData:\t400 kB\n",
    ]
    #expect(available(files, addresses: 3_000 * Self.kilo) == 2_000 * Self.kilo)
    #expect(available(files, data: 3_000 * Self.kilo) == 2_600 * Self.kilo)
    #expect(available(files, addresses: 500 * Self.kilo) == 0)
  }

  @Test func thisMachineHasSome() { #expect(MachineMemory.budget.bytes > 1 << 20) }
}

/// Data for which there is not the memory, on every way in: each is refused in words, and nothing dies of it.
@Suite struct OutOfMemoryTests {
  let folder: ScratchFolder
  /// Gigabytes of addresses, which is more than the program takes and less than the rows would.
  private static let limit = "ulimit -v 5000000; "
  private static let rows = 1 << 28

  init() throws { folder = try ScratchFolder() }

  private func expectRefusal(
    _ script: String, code: Int32 = 2, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try folder.shell(Self.limit + script + " >\"$OUT\" 2>\"$ERR\"")
    #expect(result.code == code, "\(result)", sourceLocation: location)
    #expect(
      (result.words + result.output).contains("of memory, and "), "\(result)",
      sourceLocation: location)
  }

  @Test func flagsAreRefused() throws {
    let flags = "--samples \(Self.rows) --features 1 --true-w 1 --start 0"
    try expectRefusal("\"$PISTE\" run " + flags)
    try expectRefusal("\"$PISTE\" --plain " + flags)
    try expectRefusal("\"$PISTE\" snapshot " + flags)
    try expectRefusal("\"$PISTE\" notebook --samples \(Self.rows / 2)")
  }

  @Test(arguments: ["run", "check", "snapshot", "--plain"])
  func filesAreRefused(command: String) throws {
    let text = """
      piste: 1
      problem: {kind: linear-regression, samples: \(Self.rows), features: 1, true_w: [1]}
      start: [0]
      expect:
        - {at: 1, loss: {above: 0}}
      """
    try folder.write(text, to: "big.yaml")
    try expectRefusal("\"$PISTE\" \(command) big.yaml")
  }

  /// From a pipe a line that is refused ends the session as any other does, and what was said before stands.
  @Test func plainModeRefuses() throws {
    try expectRefusal(
      "printf 'step\\nset samples \(Self.rows / 2)\\nstep\\n' | \"$PISTE\" --plain")
  }
}
