import Dashboard
import Lessons
import Testing

@testable import piste

/// What the browser lists.
@Suite struct ScenarioListingTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// Every report of reading a folder, with the files of a list of recent ones.
  private func reports(
    recent: [String] = [], isWanted: () -> Bool = { true }
  ) throws -> [(entries: [ScenarioEntry], isComplete: Bool)] {
    try folder.write(recent.joined(separator: "\n") + "\n", to: "state/piste/recent")
    let state = folder.path + "/state"
    let listing = ScenarioListing(
      folders: [ScenarioFolder(folder.path + "/s")],
      recentFiles: RecentFiles { $0 == "XDG_STATE_HOME" ? state : nil }, hasLessons: false)
    var reports: [([ScenarioEntry], Bool)] = []
    listing.read(whileWanted: isWanted) { reports.append(($0, $1)) }
    return reports
  }

  @Test func looksIntoFilesAndOfLargeOnesAtTheirHeads() throws {
    try folder.write("piste: 1\ntitle: Small\nabout: Few words.\nsteps: 5\n", to: "s/small.yaml")
    let notes = (0..<5_000).map { "  - {at: 1, note: number \($0)}\n" }.joined()
    try folder.write(
      "piste: 1\ntitle: Large\nabout: Many notes.\nevents:\n" + notes, to: "s/large.yaml")
    // The words stand behind the list, or what stands before it is wrong: that is told by opening it.
    try folder.write("piste: 1\nevents:\n" + notes + "title: Late\n", to: "s/late.yaml")
    try folder.write("piste: 1\nstep: 5\nevents:\n" + notes, to: "s/odd.yaml")
    try folder.write("piste: 1\nstep: 5\n", to: "s/broken.yaml")
    let reports = try reports()
    #expect(reports.count == 1 && reports[0].isComplete)
    let entries = reports[0].entries
    #expect(entries.map(\.name) == ["large", "late", "odd", "small", "broken"])
    #expect(entries.map(\.title) == ["Large", "", "", "Small", ""])
    #expect(
      entries.map { $0.about.contains("too large for a preview") } == [
        true, true, true, false, false,
      ])
    #expect(entries[0].about.hasPrefix("Many notes.\n\n"))
    #expect(entries.map { $0.problem != nil } == [false, false, false, false, true])
  }

  @Test func putsGroupsInTheOrderOfTheirFirstLesson() throws {
    for (name, group, order) in [("a", "Late", 3), ("b", "Early", 2), ("c", "Late", 1)] {
      try folder.write("piste: 1\ngroup: \(group)\norder: \(order)\n", to: "s/\(name).yaml")
    }
    try folder.write("piste: 1\n", to: "s/d.yaml")
    #expect(try reports()[0].entries.map(\.name) == ["c", "a", "b", "d"])
  }

  /// A file of a lesson's name takes its place; the others are there as they are in the program.
  @Test func offersTheLessonsThatNoFileTakesThePlaceOf() throws {
    try folder.write("piste: 1\ntitle: My valley\ngroup: Mine\n", to: "s/valley.yaml")
    let listing = ScenarioListing(folders: [ScenarioFolder(folder.path + "/s")])
    var entries: [ScenarioEntry] = []
    listing.read { found, _ in entries = found }
    #expect(entries.count == Lessons.files.count)
    #expect(entries.filter { $0.name == "valley" }.map(\.title) == ["My valley"])
    let rescue = try #require(entries.first { $0.name == "rescue" })
    #expect(rescue.id == "lesson:rescue" && rescue.place == "rescue, a lesson of Piste")
    let loaded = try ScenarioFiles.load(ScenarioPlace(rescue.id))
    #expect(loaded.scenario.title == rescue.title && rescue.problem == nil)
    #expect(ScenarioPreview(ofFile: rescue.id) != .none)
  }

  @Test func namesFilesBeforeItReadsManyOfThem() throws {
    let count = ScenarioListing.readAtOnce + 1
    for number in 0..<count {
      try folder.write("piste: 1\ntitle: Number \(number)\n", to: "s/\(1_000 + number).yaml")
    }
    var questions = 0
    let reports = try reports(
      recent: [folder.path + "/s/1007.yaml"],
      isWanted: {
        questions += 1
        return true
      })
    // A file that is in both lists is read once.
    #expect(questions == count)
    #expect(reports.map(\.isComplete) == [false, true])
    #expect(reports.map(\.entries.count) == [count + 1, count + 1])
    #expect(reports[0].entries.map(\.id) == reports[1].entries.map(\.id))
    #expect(reports[0].entries.allSatisfy { $0.title.isEmpty })
    #expect(reports[1].entries.prefix(2).map(\.title) == ["Number 7", "Number 0"])
  }

  @Test func readsNothingThatIsNotWanted() throws {
    for number in 0..<5 { try folder.write("piste: 1\n", to: "s/\(number).yaml") }
    var questions = 0
    let reports = try reports(isWanted: {
      questions += 1
      return questions < 3
    })
    #expect(questions == 3 && reports.isEmpty)
  }

  @Test func offersRecentFilesThatAreThereAndRead() throws {
    try folder.write("piste: 1\ntitle: Good\n", to: "s/good.yaml")
    try folder.write("piste: 1\nstep: 1\n", to: "s/bad.yaml")
    try folder.write("a,b\n1,2\n", to: "rows.csv")
    let paths = ["s/bad.yaml", "gone.csv", "rows.csv", "s/good.yaml"].map { folder.path + "/" + $0 }
    let entries = try reports(recent: paths)[0].entries
    #expect(entries.map(\.name) == ["rows.csv", "good", "good", "bad"])
    #expect(
      entries.map(\.group) == [
        ScenarioListing.recentGroup, ScenarioListing.recentGroup, nil, nil,
      ])
  }

  @Test func picturesNothingThatWouldTakeLong() throws {
    let notes = (0..<5_000).map { "  - {at: 1, note: number \($0)}\n" }.joined()
    try folder.write("piste: 1\nevents:\n" + notes, to: "s/large.yaml")
    try folder.write(
      "piste: 1\nproblem: {kind: linear-regression, samples: 20000, features: 2}\n",
      to: "s/wide.yaml")
    try folder.write("piste: 1\nsteps: 5\n", to: "s/small.yaml")
    func preview(_ name: String, isWanted: Bool = true) -> ScenarioPreview {
      ScenarioPreview(ofFile: folder.path + "/s/\(name).yaml", whileWanted: { isWanted })
    }
    #expect(preview("large") == .none && preview("wide") == .none && preview("gone") == .none)
    #expect(preview("small") != .none && preview("small", isWanted: false) == .none)
  }
}
