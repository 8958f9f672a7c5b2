import Deadline
import Files
import Foundation
import TerminalHarness
import Testing

/// What is left of a file when a save goes wrong: the old one or the new one, whole.
@Suite struct SaveFaultTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("mine.yaml")
  }

  /// The byte that the whole file consists of, and how many there are; nil for a mixture.
  func content() throws -> (byte: UInt8, count: Int)? {
    let bytes = try BoundedFile.read(path, cap: 10_000_000)
    guard let first = bytes.first, bytes.allSatisfy({ $0 == first }) else { return nil }
    return (first, bytes.count)
  }

  @Test(.timeLimit(.minutes(Deadline.minutes))) func killedAtAnyMomentTheFileIsOldOrNew() throws {
    for round in 0..<20 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: BuildProducts.path(of: "saver"))
      process.arguments = [path, "1000000", "300000", "200000"]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      _ = output.fileHandleForReading.availableData
      // Somewhere in the first saves: the moment differs from round to round.
      usleep(useconds_t(500 + 1_300 * round))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if FileManager.default.fileExists(atPath: path) {
        let content = try #require(try content(), "a mixture")
        #expect(content == (97, 300_000) || content == (98, 200_000))
      }
      // What the killed writer left behind is swept by the next.
      AtomicFile.sweep(folder: folder.path)
      #expect(folder.names.allSatisfy { $0 == "mine.yaml" })
    }
    #expect(folder.names == ["mine.yaml"])
  }

  @Test func whereTheDiskIsFullTheOldFileStays() throws {
    try AtomicFile.write([UInt8](repeating: 120, count: 100), to: path, expecting: .nothing)
    // A limit on the size of files stands for a full disk: blocks of 512 bytes.
    let result = try runProgram(
      "/bin/sh",
      arguments: [
        "-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\"", BuildProducts.path(of: "saver"),
        path, "1", "100000",
      ])
    #expect(result.status == .code(3))
    #expect(result.output.contains("cannot write"))
    #expect(try content()?.count == 100)
    #expect(folder.names == ["mine.yaml"])
  }

  /// Runs one save of 100 bytes; returns the status, what it said and what the disk was asked for, in order.
  private func savedOnce(
    failing: Int? = nil
  ) throws -> (status: ProgramStatus, output: String, calls: [String]) {
    let log = try TemporaryFolder()
    var environment = ["FILE_SPY": log.file("calls")]
    if let failing { environment["FILE_SPY_FAILS"] = "\(failing)" }
    let result = try runProgram(
      BuildProducts.path(of: "saver"), arguments: [path, "1", "100"], environment: environment)
    let bytes = try BoundedFile.read(log.file("calls"), cap: 10_000)
    let calls = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      String(line.replacing(/piste-\d+-0/, with: "piste-N-0"))
    }
    return (result.status, result.output, calls)
  }

  /// A loss of power at any moment leaves the old file or the new one: the bytes are on the disk before
  /// they have the name, and the name is before the save is over.
  @Test func isOnTheDiskInTheOrderThatALossOfPowerNeeds() throws {
    let (status, _, calls) = try savedOnce()
    #expect(status == .code(0))
    #expect(
      calls == [
        "fsync .piste-N-0.tmp", "rename .piste-N-0.tmp mine.yaml",
        "fsync \(URL(fileURLWithPath: folder.path).lastPathComponent)",
      ])
  }

  /// Whatever the disk cannot do is said. Where it fails before the new name, the old file stays; where the
  /// folder is not brought to the disk, the new one is there, and the message says so.
  @Test(arguments: [
    (1, 1, 50, "cannot write"), (2, 3, 100, "was written, but may be lost if the power fails now"),
  ])
  func aDiskThatFailsIsAnError(call: Int, calls: Int, size: Int, message: String) throws {
    try AtomicFile.write([UInt8](repeating: 120, count: 50), to: path, expecting: .nothing)
    let saved = try savedOnce(failing: call)
    #expect(saved.status == .code(3))
    #expect(saved.output.contains("mine.yaml: " + message))
    #expect(saved.calls.count == calls)
    #expect(try content()?.count == size)
    #expect(folder.names == ["mine.yaml"])
  }

  @Test func aFolderThatTakesNoFilesIsAnError() {
    #expect(throws: FileError.self) {
      try AtomicFile.write([1], to: "/proc/mine.yaml", expecting: .anything)
    }
    #expect(throws: FileError.self) {
      try AtomicFile.write([1], to: "/dev/null/mine.yaml", expecting: .anything)
    }
  }

  @Test func programsThatSaveAtOnceTakeTurns() throws {
    let processes = try (0..<4).map { _ in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: BuildProducts.path(of: "saver"))
      process.arguments = [path, "25", "30000", "20000"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try content() != nil)
    #expect(folder.names == ["mine.yaml"])
  }
}
