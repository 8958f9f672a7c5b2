import Scenarios
import Testing

/// Files that were valid before something happened to their bytes: read or refused, never a trap.
@Suite struct MutatedScenarioTests {
  @Test(.timeLimit(.minutes(2)), arguments: 0..<4) func mutatedFilesAreReadOrRefused(_ round: Int) {
    var state = UInt64(round) &* 0x9E37_79B9_7F4A_7C15 &+ 7
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }
    let original = Array(ScenarioReaderTests.rescue.utf8)
    let inserts = [
      "&a ", "*a", "!!int ", "\"", "'", "[", "]", "{", "}", ": ", "- ", "\n", "\t", "|", ">", "#",
      "1e999", "\u{0}", "\u{2028}", "?", "---\n", "...", "%", "@", "99999999999999999999", "-", ".",
    ].map { Array($0.utf8) }
    var refused = 0
    for _ in 0..<600 {
      var bytes = original
      for _ in 0...next(3) {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: inserts[next(inserts.count)], at: place)
        default: bytes.removeSubrange(place..<min(place + next(40), bytes.count))
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      do {
        let scenario = try ScenarioReader.read(bytes, file: "m")
        let text = ScenarioWriter.text(of: scenario)
        #expect((try? ScenarioReader.read(Array(text.utf8), file: "m")) == scenario, "\(text)")
      } catch {
        refused += 1
        #expect(error.description.hasPrefix("m"))
      }
    }
    #expect(refused > 100)
  }
}
