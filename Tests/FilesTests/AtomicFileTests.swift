import Files
import Foundation
import Testing

/// A folder of its own for each test, removed afterwards.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/piste-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("mine.yaml")
  }

  func mode(_ path: String) -> mode_t {
    var status = stat()
    lstat(path, &status)
    return status.st_mode & 0o7777
  }

  func content() -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  @Test func aNewFileHasItsBytesAndIsItsOwners() throws {
    try AtomicFile.write(Array("one".utf8), to: path, expecting: .nothing)
    #expect(content() == "one")
    #expect(mode(path) == 0o600)
    #expect(folder.names == ["mine.yaml"])
  }

  @Test func aReplacedFileKeepsItsMode() throws {
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o644)
    try AtomicFile.write(Array("new".utf8), to: path, expecting: .anything)
    #expect(content() == "new")
    #expect(mode(path) == 0o644)
  }

  @Test func aFileThatAnotherProgramChangedIsLeftAlone() throws {
    try AtomicFile.write(Array("read".utf8), to: path, expecting: .nothing)
    let identity = BoundedFile.Identity(of: try BoundedFile.read(path, cap: 100))
    try AtomicFile.write(Array("same size".utf8), to: path, expecting: .anything)
    #expect(throws: FileError.changed(path: path)) {
      try AtomicFile.write(Array("mine".utf8), to: path, expecting: .unchanged(identity))
    }
    try Data("daer".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: FileError.changed(path: path)) {
      try AtomicFile.write(Array("mine".utf8), to: path, expecting: .unchanged(identity))
    }
    #expect(content() == "daer")
    #expect(throws: FileError.exists(path: path)) {
      try AtomicFile.write(Array("mine".utf8), to: path, expecting: .nothing)
    }
    #expect(folder.names == ["mine.yaml"])
  }

  @Test func theFileThatWasReadIsReplaced() throws {
    try AtomicFile.write(Array("read".utf8), to: path, expecting: .nothing)
    let identity = BoundedFile.Identity(of: try BoundedFile.read(path, cap: 100))
    try AtomicFile.write(Array("mine".utf8), to: path, expecting: .unchanged(identity))
    #expect(content() == "mine")
  }

  @Test func whatIsNoRegularFileIsNeitherReadNorReplaced() throws {
    let target = folder.file("target")
    try Data("t".utf8).write(to: URL(fileURLWithPath: target))
    symlink(target, folder.file("link"))
    mkfifo(folder.file("pipe"), 0o600)
    mkdir(folder.file("folder"), 0o700)
    for name in ["link", "pipe", "folder"] {
      #expect(throws: FileError.self) { try BoundedFile.read(folder.file(name), cap: 100) }
      #expect(throws: FileError.self) {
        try AtomicFile.write([1], to: folder.file(name), expecting: .anything)
      }
    }
    #expect(throws: FileError.notRegular(path: "/dev/null", kind: "a device")) {
      try BoundedFile.read("/dev/null", cap: 100)
    }
    #expect(try BoundedFile.read(target, cap: 100) == Array("t".utf8))
    let large = Data(repeating: 7, count: 3 << 20)
    try large.write(to: URL(fileURLWithPath: target))
    #expect(try BoundedFile.read(target, cap: 4 << 20).count == 3 << 20)
    let begun = try BoundedFile.read(target, cap: 4 << 20) { $0.isEmpty }
    #expect(begun == Array(repeating: 7, count: 1 << 20), "no more than what was not accepted")
    #expect(folder.names == ["folder", "link", "pipe", "target"])
  }

  @Test func readingStopsAtTheCap() throws {
    try Data(count: 101).write(to: URL(fileURLWithPath: path))
    #expect(throws: FileError.tooLarge(path: path, cap: 100)) {
      try BoundedFile.read(path, cap: 100)
    }
    #expect(try BoundedFile.read(path, cap: 101).count == 101)
    #expect(throws: FileError.tooLarge(path: "/proc/self/maps", cap: 10)) {
      try BoundedFile.read("/proc/self/maps", cap: 10)
    }
  }

  @Test(arguments: ["", "/", "x/", "a\0b", ".."]) func badPathsAreRefused(_ bad: String) {
    #expect(throws: FileError.self) { try AtomicFile.write([1], to: bad, expecting: .anything) }
  }

  @Test func aMissingFileOrFolderIsNamed() {
    #expect(throws: FileError.notFound(path: folder.file("none"))) {
      try BoundedFile.read(folder.file("none"), cap: 100)
    }
    #expect(throws: FileError.notFound(path: folder.file("none"))) {
      try AtomicFile.write([1], to: folder.file("none/x"), expecting: .anything)
    }
  }

  @Test func temporariesOfKilledWritersAreSwept() throws {
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file(".piste-1-0.tmp")))
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file(".piste-99999-3.tmp")))
    AtomicFile.sweep(folder: folder.path)
    #expect(folder.names == [])
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file(".piste-1-0.tmp")))
    try AtomicFile.write([1], to: path, expecting: .nothing)
    #expect(folder.names == ["mine.yaml"])
  }

  /// What other programs lock does not matter: the folder, the file itself.
  @Test func locksOfOtherProgramsHoldNothingUp() throws {
    try Data("old".utf8).write(to: URL(fileURLWithPath: path))
    let others = [open(folder.path, O_RDONLY | O_DIRECTORY), open(path, O_RDONLY)]
    defer { for descriptor in others { close(descriptor) } }
    for descriptor in others { #expect(flock(descriptor, LOCK_EX) == 0) }
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file(".piste-1-0.tmp")))
    AtomicFile.sweep(folder: folder.path)
    #expect(folder.names == ["mine.yaml"])
    try AtomicFile.write([1], to: path, expecting: .anything)
    #expect(folder.names == ["mine.yaml"])
  }

  @Test func aWriterWaitsForAnotherAndThenSaysSo() throws {
    let descriptor = open(folder.file(".piste.lock"), O_RDWR | O_CREAT, 0o600)
    #expect(flock(descriptor, LOCK_EX) == 0)
    try Data("half".utf8).write(to: URL(fileURLWithPath: folder.file(".piste-1-0.tmp")))
    // Sweeping does not wait: it leaves alone what may be the other writer's.
    AtomicFile.sweep(folder: folder.path)
    #expect(folder.names == [".piste-1-0.tmp", ".piste.lock"])
    #expect(throws: FileError.busy(path: path)) {
      try AtomicFile.write([1], to: path, expecting: .nothing)
    }
    close(descriptor)
    try AtomicFile.write([1], to: path, expecting: .nothing)
    #expect(folder.names == ["mine.yaml"])
  }

  /// A folder where the lock cannot be had takes files all the same.
  @Test func doesWithoutALockWhereThereIsNone() throws {
    mkdir(folder.file(".piste.lock"), 0o700)
    try AtomicFile.write([1], to: path, expecting: .nothing)
    #expect(folder.names == [".piste.lock", "mine.yaml"])
  }

  @Test func manyWritersLeaveOneWholeFile() async throws {
    let path = path
    await withTaskGroup(of: Void.self) { group in
      for writer in UInt8(0)..<16 {
        group.addTask {
          try? AtomicFile.write(
            [UInt8](repeating: writer, count: 100_000), to: path, expecting: .anything)
        }
      }
    }
    let bytes = try BoundedFile.read(path, cap: 200_000)
    #expect(bytes.count == 100_000)
    #expect(Set(bytes).count == 1)
    #expect(folder.names == ["mine.yaml"])
  }
}
