import Scenarios
import TerminalKit
import Testing
import Training

@testable import Dashboard

/// Every window, from none at all, is drawn without a trap and inside its bounds.
@Suite struct ViewSizesTests {
  /// Every width and every height, each in several states; contours, which take most of the time, at a third of them.
  @Test(arguments: 0..<9)
  func drawsEverySize(part: Int) throws {
    let models = try Self.models.get()
    for height in stride(from: part, through: 44, by: 9) {
      for width in stride(from: height * 3 % 7, through: 130, by: 7) {
        let size = Size(width: width, height: height)
        var model = models[(width + height * 7) % models.count]
        if width % 3 != height % 3 { model.planeView.chosenMode = .parameters }
        _ = model.update(.input(.resize(size)))
        #expect(view(model, size: size).size == size)
      }
    }
  }

  private static let models = Result { try BenchState.allCases.map { try $0.bench().model } }

  /// Where there is much height all settings show, and the plots stay the largest.
  @Test(arguments: [
    Size(width: 200, height: 60), Size(width: 300, height: 100), Size(width: 120, height: 70),
  ])
  func showsAllSettingsWhereThereIsHeight(size: Size) throws {
    let bench = try Bench(size: size)
    let layout = ScreenLayout(bench.model, size: size)
    let text = bench.screen().plainText
    for row in bench.model.settingRows {
      #expect(text.contains("  \(row.setting.title)") || text.contains("▸ \(row.setting.title)"))
    }
    let lists = try #require(layout.rect(of: .settings)),
      plot = try #require(layout.rect(of: .loss))
    #expect(plot.height >= lists.height && plot.height >= 30)
  }

  @Test func saysTheSizeThatItNeeds() throws {
    let bench = try Bench(size: Size(width: 39, height: 12))
    #expect(bench.screen().plainText.contains("40×12"))
    let other = try Bench(size: Size(width: 40, height: 11))
    #expect(other.screen().plainText.contains("40×12"))
    let enough = try Bench(size: Size(width: 40, height: 12))
    #expect(enough.screen().plainText.contains("loss"))
  }

  @Test func showsNothingButASCIIWhereThereIsNothingElse() throws {
    for state in BenchState.allCases {
      let look = Look(capabilities: Capabilities(glyphs: .ascii, colors: .palette8))
      let text = try state.bench(look: look).screen().plainText
      let isASCII = text.unicodeScalars.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(state)")
    }
  }

  @Test func showsNoColourWhereThereIsNone() throws {
    let look = Look(capabilities: Capabilities(glyphs: .braille, colors: .none))
    for state in BenchState.allCases {
      let grid = try state.bench(look: look).screen()
      #expect(grid.cells.allSatisfy { $0.style.foreground.isNone && $0.style.background.isNone })
    }
  }
}
