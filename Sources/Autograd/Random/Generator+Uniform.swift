import CKernels

extension Generator {
  /// Fills `buffer` with uniforms in [`lower`, `upper`), in order; rounding can reach `upper`.
  ///
  /// A value takes one word. The bounds are rounded to single precision first.
  package func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, from lower: Double = 0, to upper: Double = 1
  ) {
    let (from, to) = (Float(lower), Float(upper))
    draw { $0.fillUniform(buffer, from: from, range: to - from) }
  }

  /// Fills `buffer` with uniforms in [`lower`, `upper`), in order; rounding can reach `upper`.
  ///
  /// A value takes two words.
  package func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, from lower: Double = 0, to upper: Double = 1
  ) {
    draw { $0.fillUniform(buffer, from: lower, range: upper - lower) }
  }
}

extension GeneratorCore {
  mutating func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, from lower: Float = 0, range: Float = 1
  ) {
    guard let values = buffer.baseAddress else { return }
    engine.draw(buffer.count) { run, offset in
      ck_uniform_f32(run.baseAddress, values + offset, run.count, lower, range)
    }
  }

  mutating func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, from lower: Double = 0, range: Double = 1
  ) {
    // The words go where their values will be, a stretch at a time, so that they are still in the
    // cache when they are turned into numbers.
    for start in stride(from: 0, to: buffer.count, by: 1024) {
      let stretch = UnsafeMutableBufferPointer(
        rebasing: buffer[start..<min(start + 1024, buffer.count)])
      guard let values = stretch.baseAddress else { continue }
      values.withMemoryRebound(to: UInt32.self, capacity: 2 * stretch.count) { words in
        engine.draw(2 * stretch.count) { run, offset in
          ck_mt19937_temper(run.baseAddress, words + offset, run.count)
        }
      }
      ck_uniform_f64(values, stretch.count, lower, range)
    }
  }
}
