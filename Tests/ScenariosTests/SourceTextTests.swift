import Scenarios
import Testing
import Training

/// YAML 1.2 allows three line ends (5.4), a byte-order mark, and UTF-16 (5.2): the same scenario is read.
@Suite struct SourceTextTests {
  private static let text = """
    piste: 1
    title: "Δ one
      line"
    about: |
      First line.

      Third line.
    steps: 3
    events:
      - {at: 1, note: look}
    """

  private static func utf16(_ text: String, high: Int) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return high == 0 ? bytes : bytes.reversed()
    }
  }

  private static let forms: [(name: String, bytes: [UInt8])] = [
    ("CRLF", Array(text.replacing("\n", with: "\r\n").utf8)),
    ("CR", Array(text.replacing("\n", with: "\r").utf8)),
    ("mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ("mark and CRLF", [0xEF, 0xBB, 0xBF] + Array(text.replacing("\n", with: "\r\n").utf8)),
    ("UTF-16, low first", utf16(text, high: 1)),
    ("UTF-16, high first, CRLF", utf16(text.replacing("\n", with: "\r\n"), high: 0)),
  ]

  @Test(arguments: forms.map(\.name)) func everyFormIsTheSameScenario(name: String) throws {
    let expected = try ScenarioReader.read(Array(Self.text.utf8), file: "x")
    #expect(expected.about == "First line.\n\nThird line.\n" && expected.title == "Δ one line")
    let bytes = Self.forms.first { $0.name == name }?.bytes ?? []
    #expect(try ScenarioReader.read(bytes, file: "x") == expected)
    var head = expected
    head.events = []
    #expect(try ScenarioReader.readHead(bytes, file: "x") == head)
    // What is saved has this program's own form.
    let written = ScenarioWriter.text(of: try ScenarioReader.read(bytes, file: "x"))
    #expect(!written.utf8.contains(0x0D) && written.hasPrefix("piste: 1\n"))
  }

  @Test(
    arguments: [[0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8], [0xEF, 0xBB, 0xBF, 0xFF]] as [[UInt8]]
  )
  func whatIsNoTextIsRefused(bytes: [UInt8]) {
    let error = #expect(throws: ScenarioError.self) { try ScenarioReader.read(bytes, file: "x") }
    #expect(error?.reason == .notText)
  }

  /// The first four bytes tell them apart (YAML 1.2, 5.2): what is wrong is the encoding, not a character.
  @Test(arguments: [false, true], ["UTF-16 without a byte-order mark", "UTF-32"])
  func anEncodingThatIsNotReadIsNamed(isHighFirst: Bool, encoding: String) {
    let width = encoding == "UTF-32" ? 4 : 2
    func bytes(_ text: String) -> [UInt8] {
      text.unicodeScalars.flatMap { scalar in
        let low = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
        return isHighFirst ? low.reversed() : low
      }
    }
    for text in ["piste: 1\nsteps: 3\n"] + (width == 4 ? ["\u{FEFF}piste: 1\n"] : []) {
      let error = #expect(throws: ScenarioError.self) {
        try ScenarioReader.read(bytes(text), file: "x")
      }
      #expect(error?.description == "x: \(encoding) is not read; save the file as UTF-8")
    }
  }

  @Test func commentsAreFoundInEveryForm() {
    let text = "piste: 1\r\nabout: |\r\n  # text\r\nsteps: 3"
    #expect(!SourceComments.exist(in: Array(text.utf8)))
    #expect(SourceComments.exist(in: Array((text + " # comment\r\n").utf8)))
    #expect(SourceComments.exist(in: Self.utf16("piste: 1 # comment\n", high: 1)))
  }
}
