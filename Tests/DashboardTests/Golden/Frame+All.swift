import TerminalKit

@testable import Dashboard

extension Frame {
  /// All frames.
  static let all = panels + boxes + screens

  private static let everywhere: [Look.Kind] = [.full, .console, .ascii]

  private static let panels: [Frame] =
    settings + loss + trajectory + now + events + lesson

  private static let settings = [
    Frame(.panel(.settings), .empty, 30, 20, looks: everywhere),
    Frame(.panel(.settings), .empty, 24, 5),
    Frame(.panel(.settings), .editing, 32, 8, looks: everywhere),
    Frame(.panel(.settings), .refused, 32, 8, looks: everywhere),
    Frame(.panel(.settings), .refused, 22, 5),
    Frame(.panel(.settings), .pending, 32, 8, looks: everywhere),
    Frame(.panel(.settings), .panned, 32, 8, looks: everywhere),
    Frame(.panel(.settings), .boundary, 26, 14),
  ]

  private static let loss = [
    Frame(.panel(.loss), .empty, 38, 8),
    Frame(.panel(.loss), .running, 38, 8),
    Frame(.panel(.loss), .paused, 38, 10, looks: everywhere),
    Frame(.panel(.loss), .paused, 70, 20),
    Frame(.panel(.loss), .rewound, 38, 10, looks: everywhere),
    Frame(.panel(.loss), .fork, 38, 10, looks: everywhere),
    Frame(.panel(.loss), .fork, 70, 20),
    Frame(.panel(.loss), .diverged, 38, 10),
    Frame(.panel(.loss), .replay, 38, 10),
    Frame(.panel(.loss), .linear, 38, 10),
    Frame(.panel(.loss), .excess, 38, 10),
    Frame(.panel(.loss), .directions, 38, 10),
    Frame(.panel(.loss), .gradientNorm, 38, 10),
    Frame(.panel(.loss), .learningRate, 38, 10),
    Frame(.panel(.loss), .distance, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.loss), .predicted, 38, 10),
    Frame(.panel(.loss), .closer, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.loss), .allCurves, 38, 13, looks: [.full, .ascii]),
    Frame(.panel(.loss), .allCurves, 78, 24),
    Frame(.borderless(.loss), .paused, 28, 6),
  ]

  private static let trajectory = [
    Frame(.panel(.trajectory), .empty, 38, 8),
    Frame(.panel(.trajectory), .paused, 38, 10, looks: Look.Kind.allCases),
    Frame(.panel(.trajectory), .paused, 70, 20),
    Frame(.panel(.trajectory), .rewound, 38, 10),
    Frame(.panel(.trajectory), .fork, 38, 10),
    Frame(.panel(.trajectory), .diverged, 38, 10),
    Frame(.panel(.trajectory), .replay, 38, 10),
    Frame(.panel(.trajectory), .panned, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.trajectory), .stretched, 38, 10),
    Frame(.panel(.trajectory), .sameCell, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.trajectory), .manyParameters, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.trajectory), .coordinates, 38, 10),
    Frame(.panel(.trajectory), .parameters, 38, 10, looks: [.full, .ascii]),
    Frame(.panel(.trajectory), .oneParameter, 38, 10),
    Frame(.panel(.trajectory), .outliers, 38, 10, looks: everywhere),
    Frame(.panel(.trajectory), .polynomial, 38, 10),
    Frame(.panel(.trajectory), .boundary, 38, 10, looks: everywhere),
    Frame(.panel(.trajectory), .boundaryFork, 38, 10, looks: [.full, .ascii]),
    Frame(.borderless(.trajectory), .paused, 36, 8),
    Frame(.borderless(.trajectory), .boundary, 36, 8),
  ]

  private static let now = [
    Frame(.panel(.now), .empty, 44, 16),
    Frame(.panel(.now), .paused, 50, 18, looks: [.full, .ascii]),
    Frame(.panel(.now), .paused, 20, 6, looks: [.full, .ascii]),
    Frame(.panel(.now), .paused, 74, 6),
    Frame(.panel(.now), .rewound, 36, 8),
    Frame(.panel(.now), .diverged, 50, 18),
    Frame(.panel(.now), .growing, 50, 18),
    Frame(.panel(.now), .manyParameters, 44, 20, looks: [.full, .ascii]),
    Frame(.panel(.now), .polynomial, 44, 20),
    Frame(.panel(.now), .boundary, 44, 18),
    Frame(.panel(.now), .outliers, 32, 12),
    Frame(.panel(.now), .batches, 44, 20, looks: [.full, .ascii]),
  ]

  private static let events = [
    Frame(.panel(.events), .empty, 30, 8, looks: [.full, .ascii]),
    Frame(.panel(.events), .fork, 30, 6, looks: [.full, .ascii]),
    Frame(.panel(.events), .replay, 30, 6, looks: [.full, .ascii]),
    Frame(.panel(.events), .lesson, 30, 6),
    Frame(.panel(.events), .selectedEvent, 24, 3, looks: [.full, .ascii]),
  ]

  private static let lesson = [
    Frame(.panel(.lesson), .lesson, 40, 8),
    Frame(.panel(.lesson), .lesson, 24, 4, looks: [.full, .ascii]),
  ]

  private static let boxes = [
    Frame(.box, .help, 40, 12), Frame(.box, .help, 80, 24, looks: [.full, .ascii]),
    Frame(.box, .help, 200, 60),
    Frame(.box, .browser, 80, 24, looks: [.full, .ascii]), Frame(.box, .browser, 40, 24),
    Frame(.box, .browser, 120, 40), Frame(.box, .browserRefusal, 80, 24, looks: [.full, .ascii]),
    Frame(.box, .opening, 80, 24), Frame(.box, .opening, 40, 12),
    Frame(.box, .save, 80, 24), Frame(.box, .save, 40, 12),
    Frame(.box, .overwrite, 80, 24), Frame(.box, .overwrite, 40, 12),
    Frame(.box, .note, 80, 24), Frame(.box, .unsaved, 80, 24), Frame(.box, .unsaved, 40, 12),
    Frame(.box, .palette, 80, 24, looks: [.full, .ascii]), Frame(.box, .palette, 40, 12),
    Frame(.box, .picture, 80, 24), Frame(.box, .choices, 80, 24, looks: [.full, .ascii]),
    Frame(.box, .choices, 40, 12), Frame(.box, .lessonText, 80, 24),
    Frame(.box, .lessonText, 40, 12),
  ]

  private static let screens = [
    Frame(.screen, .empty, 40, 12), Frame(.screen, .diverged, 40, 12),
    Frame(.screen, .panned, 40, 12), Frame(.screen, .help, 40, 12),
    Frame(.screen, .unsaved, 40, 12), Frame(.screen, .fork, 60, 40),
    Frame(.screen, .empty, 80, 24), Frame(.screen, .running, 80, 24),
    Frame(.screen, .fork, 80, 24, looks: everywhere), Frame(.screen, .diverged, 80, 24),
    Frame(.screen, .editing, 80, 24), Frame(.screen, .failed, 80, 24),
    Frame(.screen, .lesson, 80, 24), Frame(.screen, .zoomed, 80, 24),
    Frame(.screen, .browser, 80, 24, looks: [.full, .console]), Frame(.screen, .opening, 80, 24),
    Frame(.screen, .replay, 120, 40), Frame(.screen, .boundary, 120, 40),
    Frame(.screen, .lesson, 160, 32), Frame(.screen, .rewound, 200, 60),
    Frame(.screen, .lesson, 200, 60), Frame(.screen, .manyParameters, 200, 60),
  ]
}
