import Autograd
import Deadline
import Randomness
import Testing

@testable import Training

/// Data that were good before something happened to their bytes: fitted or refused, never a trap.
@Suite struct MutatedDataTests {
  private static let text = Array(
    ("a,\"b, c\",y\n" + (0..<12).map { "\($0),\($0 * $0).5e-1,\(3 - $0)\n" }.joined()).utf8)
  private static let array = Tensor((0..<36).map(Double.init), [12, 3]).npy()
  private static let inserts = [
    ",", ";", "\t", "\"", "\n", "\r", "\r\n", "\u{0}", "e", "-", ".", " ", "nan", "1e999", "٣",
    "99999999999999999999", "(", "'", "\u{FEFF}",
  ].map { Array($0.utf8) }

  @Test(.timeLimit(.minutes(Deadline.minutes)), arguments: ["text", "array"], 0..<2)
  func mutatedFilesAreFittedOrRefused(_ kind: String, _ round: Int) throws {
    let original = kind == "text" ? Self.text : Self.array
    var random = SplitMix64(seed: round)
    let configuration = try Configuration(dataFile: "m")
    var (fitted, refused) = (0, 0)
    for _ in 0..<600 {
      var bytes = original
      for _ in 0...random.below(2) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.insert(contentsOf: random.one(of: Self.inserts), at: place)
        case 2: bytes.removeSubrange(place..<min(place + 1 + random.below(9), bytes.count))
        default: bytes.removeLast(random.below(bytes.count / 4))
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      do {
        let table = try DataTable(bytes: bytes)
        let run = try Run(configuration: configuration, data: ["m": table])
        run.advance(to: 2)
        #expect(run.head == 2)
        fitted += 1
      } catch {
        refused += 1
        #expect(!"\(error)".isEmpty)
      }
    }
    #expect(fitted > 20 && refused > 200, "\(fitted), \(refused)")
  }

}
