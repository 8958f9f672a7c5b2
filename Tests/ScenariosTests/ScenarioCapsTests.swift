import Testing
import Training

@testable import Scenarios

/// What a scenario has at most is the same for its reader and its writer: whatever is written reads back.
@Suite struct ScenarioCapsTests {
  private func readingBack(_ scenario: Scenario) throws -> Scenario {
    try ScenarioReader.read(try ScenarioWriter.bytes(of: scenario, file: "x"), file: "x")
  }

  private func failure(_ scenario: Scenario) -> ScenarioError? {
    do {
      _ = try ScenarioWriter.bytes(of: scenario, file: "mine.yaml")
      return nil
    } catch {
      return error
    }
  }

  private func note(_ count: Int) -> Event {
    Event(at: 1, .note(String(repeating: "n", count: count)))
  }

  /// Sixty notes of the greatest length, which is more than a million bytes.
  @Test func manyLongNotesReadBack() throws {
    let scenario = Scenario(events: Array(repeating: note(Caps.textCharacters), count: 60))
    #expect(try readingBack(scenario) == scenario)
  }

  @Test func moreBytesThanAFileHasAreRefused() throws {
    let count = Caps.scenarioBytes / Caps.textCharacters + 1
    let error = try #require(
      failure(Scenario(events: Array(repeating: note(Caps.textCharacters), count: count))))
    #expect(error.reason == .tooLarge(cap: Caps.scenarioBytes))
    #expect(error.description.hasPrefix("mine.yaml: the file is larger than \(Caps.scenarioBytes)"))
  }

  @Test func longerTextsThanTheReaderTakesAreRefused() throws {
    var long = Scenario()
    long.title = String(repeating: "t", count: Caps.titleCharacters)
    long.about = String(repeating: "a", count: Caps.textCharacters)
    #expect(try readingBack(long) == long)
    long.title += "t"
    #expect(
      failure(long)?.reason
        == .tooLong(count: Caps.titleCharacters + 1, cap: Caps.titleCharacters))
    #expect(failure(long)?.key == "title")
    let error = failure(Scenario(events: [note(Caps.textCharacters + 1)]))
    #expect(error?.key == "events.note")
  }

  /// As many events as a run may have fit into a file, each with the longest number that there is.
  @Test(arguments: RunSettings.all.filter { $0.effect == .live })
  func everyEventHasRoom(_ setting: Setting) throws {
    let value: SettingValue =
      setting == RunSettings.learningRate.setting
      ? .number(.leastNormalMagnitude) : .integer(Caps.steps)
    let count = 100
    let events = (0..<count).map {
      Event(at: Caps.steps - count + $0, .set(name: setting.name, value: value))
    }
    let all = ScenarioWriter.text(of: Scenario(events: events)).utf8.count
    let none = ScenarioWriter.text(of: Scenario()).utf8.count
    #expect(none + (all - none) / count * Caps.events <= Caps.scenarioBytes)
  }

  /// Words with which a parser could be kept busy, were they not words.
  @Test(arguments: [
    "&a and *b *c *d *e *f *g *h *i *j *k", "see &x\n*1 *2 *3 *4 *5 *6 *7 *8 *9 *10",
    "R & D, A&B, &", "\"&a\" *b *c *d *e *f *g *h *i *j", "&&amp; **bold** *a *b *c *d *e *f *g *h",
  ])
  func wordsThatLookLikeAliasesReadBack(_ text: String) throws {
    var scenario = Scenario(events: [Event(at: 1, .note(text)), Event(at: 2, .note(text))])
    scenario.about = text
    scenario.variants = [Variant(name: text, overrides: [])]
    scenario.title = text.split(separator: "\n").joined(separator: " ")
    #expect(try readingBack(scenario) == scenario)
  }

  /// Sixteen million bytes of brackets are a gigabyte of lists, were they read.
  @Test(arguments: ["[],", "{},", "a,", "a\n- ", ":"])
  func moreEntriesThanFitIntoMemoryAreRefusedUnread(_ entry: String) {
    let text = "piste: 1\nstart: [" + String(repeating: entry, count: Caps.scenarioEntries) + "]"
    guard case .tooMany(_, let cap) = error(of: text)?.reason else {
      Issue.record("\(entry) was read")
      return
    }
    #expect(cap == Caps.scenarioEntries)
  }

  private func error(of text: String) -> ScenarioError? {
    do {
      _ = try ScenarioReader.read(Array(text.utf8), file: "x")
      return nil
    } catch {
      return error
    }
  }

  private func variants(_ count: Int) -> String {
    "compare:\n" + (0..<count).map { "  - {name: v\($0), seed: \($0)}\n" }.joined()
  }

  @Test func moreVariantsThanAScreenComparesAreRefused() throws {
    #expect(error(of: "piste: 1\n" + variants(Caps.variants)) == nil)
    let refusal = try #require(error(of: "piste: 1\n" + variants(Caps.variants + 1)))
    #expect(refusal.reason == .tooMany(count: Caps.variants + 1, cap: Caps.variants))
    #expect(refusal.key == "compare" && refusal.line == 3)
    var scenario = Scenario()
    scenario.variants = (0...Caps.variants).map { Variant(name: "\($0)", overrides: []) }
    #expect(failure(scenario)?.reason == refusal.reason)
  }

  @Test func moreExpectationsThanAreCheckedAreRefused() throws {
    let claims = { (count: Int) in
      "piste: 1\nexpect:\n" + String(repeating: "  - {not_finite: 1}\n", count: count)
    }
    let refusal = try #require(error(of: claims(Caps.expectations + 1)))
    #expect(refusal.reason == .tooMany(count: Caps.expectations + 1, cap: Caps.expectations))
    #expect(refusal.key == "expect")
  }

  /// Each variant has the events of the file: together they are counted.
  @Test func moreEventsOfAllRunsAreRefused() throws {
    let each = Caps.eventsOfAllRuns / (Caps.variants + 1)
    let events = { (count: Int) in
      "events:\n" + String(repeating: "  - {at: 1, note: n}\n", count: count)
    }
    let refusal = try #require(error(of: "piste: 1\n" + variants(Caps.variants) + events(each + 1)))
    #expect(refusal.key == "compare")
    #expect(refusal.description.contains("at most \(Caps.eventsOfAllRuns) are accepted"))
  }
}
