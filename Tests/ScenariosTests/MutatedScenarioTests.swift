import Deadline
import Randomness
import Scenarios
import Testing

/// Files that were valid before something happened to their bytes: read or refused, never a trap.
@Suite struct MutatedScenarioTests {
  @Test(.timeLimit(.minutes(Deadline.minutes)), arguments: 0..<4) func mutatedFilesAreReadOrRefused(
    _ round: Int
  ) {
    var random = SplitMix64(seed: round)
    let original = Array(ScenarioReaderTests.rescue.utf8)
    let inserts = [
      "&a ", "*a", "!!int ", "\"", "'", "[", "]", "{", "}", ": ", "- ", "\n", "\t", "|", ">", "#",
      "1e999", "\u{0}", "\u{2028}", "?", "---\n", "...", "%", "@", "99999999999999999999", "-", ".",
    ].map { Array($0.utf8) }
    var refused = 0
    for _ in 0..<600 {
      var bytes = original
      for _ in 0...random.below(3) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: random.one(of: inserts), at: place)
        default: bytes.removeSubrange(place..<min(place + random.below(40), bytes.count))
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
