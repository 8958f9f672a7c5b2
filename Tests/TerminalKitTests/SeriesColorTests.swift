import Testing

@testable import TerminalKit

@Suite struct SeriesColorTests {
  /// Sharma, Wu and Dalal (2005), table 1.
  @Test(arguments: [
    (Lab(50, 2.6772, -79.7751), Lab(50, 0, -82.7485), 2.0425),
    (Lab(50, 2.5, 0), Lab(50, 0, -2.5), 4.3065),
    (Lab(50, 2.5, 0), Lab(73, 25, -18), 27.1492),
    (Lab(60.2574, -34.0099, 36.2677), Lab(60.4626, -34.1751, 39.4387), 1.2644),
    (Lab(22.7233, 20.0904, -46.6940), Lab(23.0331, 14.9730, -42.5619), 2.0373),
    (Lab(2.0776, 0.0795, -1.1350), Lab(0.9033, -0.0636, -0.5514), 0.9082),
  ])
  func differencesAreThoseOfTheStandard(a: Lab, b: Lab, expected: Double) {
    // The table has four decimals.
    #expect(abs(a.difference(b) - expected) < 0.00006)
  }

  private func shown(_ role: Role, _ theme: Theme, _ depth: ColorDepth) -> RGB {
    theme.style(role, at: depth).foreground.shown(at: depth, or: theme.paper.foreground)
  }

  /// Ten units are seen at a glance, beside each other or not.
  @Test(
    arguments: Theme.all.map(\.name),
    ColorVision.allCases.flatMap { eye in
      [ColorDepth.palette256, .trueColor].map { (eye, $0) }
    })
  func noTwoCurvesLookAlike(name: String, seen: (eye: ColorVision, depth: ColorDepth)) throws {
    let theme = try #require(Theme.named(name))
    let roles = Role.allSeries + [.ghost]
    #expect(roles.count == 9)
    for (index, one) in roles.enumerated() {
      for other in roles[..<index] {
        let difference = seen.eye.difference(
          shown(one, theme, seen.depth), shown(other, theme, seen.depth))
        #expect(difference >= 10, "\(one) and \(other): \(difference)")
      }
    }
  }

  /// Where there are eight colours, one of them is the screen's own, and bold makes up for it.
  @Test(arguments: Theme.all.map(\.name))
  func noTwoCurvesLookAlikeInEightColors(name: String) throws {
    let theme = try #require(Theme.named(name))
    let paper = theme.style(.text, at: .palette8).background.resolved(.palette8)
    let looks = Role.allSeries.map { role in
      let style = theme.style(role, at: .palette8)
      #expect(style.foreground.resolved(.palette8) != paper)
      return "\(style.foreground.resolved(.palette8)) \(style.attributes)"
    }
    #expect(Set(looks).count == 8)
  }

  /// What was smoothed steps back behind every curve, those of other runs included.
  @Test(arguments: Theme.all.map(\.name), [ColorDepth.palette256, .trueColor])
  func whatWasSmoothedIsFaint(name: String, depth: ColorDepth) throws {
    let theme = try #require(Theme.named(name))
    let paper = theme.paper.background
    let raw = shown(.rawCurve, theme, depth).contrast(with: paper)
    for role in Role.allSeries + [.ghost] {
      #expect(shown(role, theme, depth).contrast(with: paper) > 1.5 * raw || theme == .highContrast)
    }
    #expect(theme == .highContrast || (1.4...2.1).contains(raw), "\(raw)")
  }
}
