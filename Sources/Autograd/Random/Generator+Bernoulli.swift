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
