import Foundation
import Testing

@testable import piste

@Suite struct RecentFilesTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func recent(_ variables: [String: String]? = nil) -> RecentFiles {
    let variables = variables ?? ["XDG_STATE_HOME": folder.path + "/state"]
    return RecentFiles { variables[$0] }
  }

  @Test func remembersFromOneRunToTheNext() {
    #expect(recent().paths == [])
    for path in ["/a.yaml", "/b c.yaml", "/ü/d.yaml", "/a.yaml"] { recent().remember(path) }
    #expect(recent().paths == ["/a.yaml", "/ü/d.yaml", "/b c.yaml"])
    #expect(folder.text(of: "state/piste/recent") == "/a.yaml\n/ü/d.yaml\n/b c.yaml\n")
  }

  @Test func remembersWhereAFileIs() {
    recent().remember("scenarios/a.yaml")
    #expect(
      recent().paths == [FileManager.default.currentDirectoryPath + "/scenarios/a.yaml"])
  }

  @Test func forgetsTheOldest() {
    for number in 0..<30 { recent().remember("/\(number).yaml") }
    #expect(recent().paths.count == RecentFiles.limit)
    #expect(recent().paths.first == "/29.yaml")
    #expect(!recent().paths.contains("/9.yaml"))
  }

  @Test func isInTheHomeFolderWhereNothingElseIsSaid() {
    recent(["HOME": folder.path, "XDG_STATE_HOME": "not/absolute"]).remember("/a.yaml")
    #expect(folder.text(of: ".local/state/piste/recent") == "/a.yaml\n")
    recent([:]).remember("/b.yaml")
    #expect(recent([:]).paths == [])
  }

  /// Lines that are no paths are passed over; what is there is not lost.
  @Test func readsWhatIsLeftOfABrokenFile() throws {
    try folder.write(
      "/a.yaml\n\nrelative.yaml\n/\u{1B}[31m.yaml\n/b.yaml\n/a.yaml\n/"
        + String(repeating: "x", count: 5_000) + "\n/c.yaml", to: "state/piste/recent")
    #expect(recent().paths == ["/a.yaml", "/b.yaml", "/c.yaml"])
    recent().remember("/d.yaml")
    #expect(recent().paths == ["/d.yaml", "/a.yaml", "/b.yaml", "/c.yaml"])
    recent().remember("/e\n.yaml")
    #expect(recent().paths.count == 4)
    try Data([0x2F, 0xFF, 0xFE, 0x0A, 0x2F, 0x67, 0x0A]).write(
      to: URL(fileURLWithPath: folder.path + "/state/piste/recent"))
    #expect(recent().paths == ["/g"])
  }

  @Test func saysNothingWhereItCannotBeRead() throws {
    try folder.write(String(repeating: "/a\n", count: 1 << 17), to: "state/piste/recent")
    #expect(recent().paths == [])
    try folder.write("", to: "elsewhere/piste")
    let blocked = recent(["XDG_STATE_HOME": folder.path + "/elsewhere"])
    blocked.remember("/a.yaml")
    #expect(blocked.paths == [])
    #expect(folder.text(of: "elsewhere/piste") == "")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder/piste/recent", withIntermediateDirectories: true)
    let taken = recent(["XDG_STATE_HOME": folder.path + "/folder"])
    taken.remember("/a.yaml")
    #expect(taken.paths == [])
  }
}
