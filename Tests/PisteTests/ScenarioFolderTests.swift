import Testing

@testable import piste

/// What the browser lists.
@Suite struct ScenarioFolderTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test func looksIntoSmallFilesAndNamesLargeOnes() throws {
    try folder.write("piste: 1\ntitle: Small\nabout: Few words.\nsteps: 5\n", to: "s/small.yaml")
    let notes = (0..<5_000).map { "  - {at: 1, note: number \($0)}\n" }.joined()
    try folder.write("piste: 1\ntitle: Large\nevents:\n" + notes, to: "s/large.yaml")
    try folder.write("piste: 1\nstep: 5\n", to: "s/broken.yaml")
    let entries = ScenarioFolder(folder.path + "/s").entries()
    #expect(entries.map(\.name) == ["small", "large", "broken"])
    #expect(entries[0].title == "Small" && entries[0].losses.count == 5)
    // Nothing of the large file is read, and nothing is wrong with it.
    #expect(entries[1].title == "large" && entries[1].about.contains("too large"))
    #expect(entries[1].problem == nil && entries[1].losses.isEmpty)
    #expect(entries[2].problem != nil)
    let recent = ScenarioFolder.recent(entries.map(\.id))
    #expect(recent.map(\.name) == ["small", "large"])
    #expect(recent.allSatisfy { $0.group == ScenarioFolder.recentGroup })
  }
}
