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

extension Generator {
  /// Fills `buffer` with normals, in order.
  ///
  /// PyTorch has two ways to make them, whose numbers differ: one by one in double precision, and,
  /// where there are 16 or more, in blocks of 16.
  ///
  /// - Parameter inBlocks: False where the values are for a destination that is not contiguous,
  ///   which PyTorch fills one by one.
  package func fillNormal<Value: NormalValue>(
    _ buffer: UnsafeMutableBufferPointer<Value>, mean: Double = 0, standardDeviation: Double = 1,
    inBlocks: Bool = true
  ) {
    draw { core in
      if inBlocks && buffer.count >= GeneratorCore.blockSize {
        core.fillNormalBlocks(buffer, mean: Value(mean), deviation: Value(standardDeviation))
      } else {
        for index in buffer.indices {
          let value = core.nextNormal()
          buffer[index] = Value(mean.addingProduct(value, standardDeviation))
        }
      }
    }
  }
}

/// A type that normals are made in, 16 at a time.
package protocol NormalValue: BinaryFloatingPoint {
  /// Fills `buffer` with uniforms in [0, 1).
  static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Self>, from core: inout GeneratorCore)

  /// Turns whole blocks of 16 uniforms into normals, in place.
  static func transform(
    _ buffer: UnsafeMutableBufferPointer<Self>, mean: Self, deviation: Self)
}

extension Float: NormalValue {
  package static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Float>, from core: inout GeneratorCore
  ) {
    core.fillUniform(buffer)
  }

  package static func transform(
    _ buffer: UnsafeMutableBufferPointer<Float>, mean: Float, deviation: Float
  ) {
    ck_normal_f32(buffer.baseAddress, buffer.count / GeneratorCore.blockSize, mean, deviation)
  }
}

extension Double: NormalValue {
  package static func fillUniform(
    _ buffer: UnsafeMutableBufferPointer<Double>, from core: inout GeneratorCore
  ) {
    core.fillUniform(buffer)
  }

  package static func transform(
    _ buffer: UnsafeMutableBufferPointer<Double>, mean: Double, deviation: Double
  ) {
    ck_normal_f64(buffer.baseAddress, buffer.count / GeneratorCore.blockSize, mean, deviation)
  }
}

extension GeneratorCore {
  /// The number of values that are transformed together: eight pairs.
  static let blockSize = 16

  /// The number of values that are drawn before they are transformed, so that they are still in the
  /// cache then.
  private static let stretchSize = 256 * blockSize

  /// Fills 16 or more values in blocks of 16; what is left over is made by drawing the last 16
  /// places anew.
  mutating func fillNormalBlocks<Value: NormalValue>(
    _ buffer: UnsafeMutableBufferPointer<Value>, mean: Value, deviation: Value
  ) {
    let whole = buffer.count - buffer.count % Self.blockSize
    for start in stride(from: 0, to: whole, by: Self.stretchSize) {
      let end = min(start + Self.stretchSize, whole)
      let stretch = UnsafeMutableBufferPointer(rebasing: buffer[start..<end])
      Value.fillUniform(stretch, from: &self)
      Value.transform(stretch, mean: mean, deviation: deviation)
    }
    if whole < buffer.count {
      // These are drawn, and overwritten at once: the words must be used up as PyTorch does.
      Value.fillUniform(UnsafeMutableBufferPointer(rebasing: buffer[whole...]), from: &self)
      let last = UnsafeMutableBufferPointer(rebasing: buffer[(buffer.count - Self.blockSize)...])
      Value.fillUniform(last, from: &self)
      Value.transform(last, mean: mean, deviation: deviation)
    }
  }
}

extension Generator {
  /// Fills `buffer` with `one` where a uniform in double precision is below `probability`, and with
  /// `zero` elsewhere.
  ///
  /// A value takes two words, whatever its type.
  package func fillBernoulli<Element>(
    _ buffer: UnsafeMutableBufferPointer<Element>, probability: Double, zero: Element, one: Element
  ) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = core.nextUniform() < probability ? one : zero
      }
    }
  }

  /// Fills `buffer` with 1 where a uniform is below the probability at the same place, else 0.
  ///
  /// A value takes one word. The two buffers have the same count.
  package func fillBernoulli(
    _ buffer: UnsafeMutableBufferPointer<Float>, probabilities: UnsafeBufferPointer<Float>
  ) {
    fillUniform(buffer)
    for index in buffer.indices {
      buffer[index] = buffer[index] < probabilities[index] ? 1 : 0
    }
  }

  /// Fills `buffer` with 1 where a uniform is below the probability at the same place, else 0.
  ///
  /// A value takes two words. The two buffers have the same count.
  package func fillBernoulli(
    _ buffer: UnsafeMutableBufferPointer<Double>, probabilities: UnsafeBufferPointer<Double>
  ) {
    fillUniform(buffer)
    for index in buffer.indices {
      buffer[index] = buffer[index] < probabilities[index] ? 1 : 0
    }
  }
}

extension Generator {
  /// Fills `buffer` with integers from `low` up to, but without, `high`, in order.
  ///
  /// The remainder of a word, or of two if `high - low` is 2²⁸ or more; the bias of the remainder
  /// is kept.
  ///
  /// - Precondition: `low < high`.
  package func fillIntegers<Element>(
    _ buffer: UnsafeMutableBufferPointer<Element>, from low: Int64, below high: Int64,
    convert: (Int64) -> Element
  ) {
    let range = UInt64(bitPattern: high &- low)
    draw { core in
      for index in buffer.indices {
        buffer[index] = convert(core.nextInteger(low: low, range: range))
      }
    }
  }

  /// Fills `buffer` with integers from 0 to the largest of the type: PyTorch's `random_()`.
  ///
  /// One word a value, or two for 64 bits.
  package func fillRandom<Element: FixedWidthInteger>(
    _ buffer: UnsafeMutableBufferPointer<Element>
  ) {
    draw { core in
      for index in buffer.indices {
        if Element.bitWidth == 64 {
          buffer[index] = Element(core.engine.nextDoubleWord() % (UInt64(Element.max) + 1))
        } else {
          buffer[index] = Element(UInt64(core.engine.nextWord()) % (UInt64(Element.max) + 1))
        }
      }
    }
  }

  /// Fills `buffer` with whole numbers from 0 to 2²⁴: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Float>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = Float(core.engine.nextWord() % (1 << 24 + 1))
      }
    }
  }

  /// Fills `buffer` with whole numbers from 0 to 2⁵³: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Double>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = Double(core.engine.nextDoubleWord() % (1 << 53 + 1))
      }
    }
  }

  /// Fills `buffer` with the lowest bits of words: PyTorch's `random_()`.
  package func fillRandom(_ buffer: UnsafeMutableBufferPointer<Bool>) {
    draw { core in
      for index in buffer.indices {
        buffer[index] = core.engine.nextWord() & 1 == 1
      }
    }
  }

  /// A random order of `0..<count`.
  ///
  /// Each place from the first on is swapped with one that is not earlier, chosen by the remainder
  /// of a word.
  ///
  /// - Precondition: `count` is not negative.
  /// - Complexity: O(`count`).
  package func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    draw { core in
      for place in order.indices.dropLast() {
        let step = UInt64(core.engine.nextWord()) % UInt64(count - place)
        order.swapAt(place, place + Int(step))
      }
    }
    return order
  }
}
