extension Tensor {
  /// The part at `index` along the first dimension, as a view without it; negative indices count from the
  /// end. Setting it writes into this tensor, broadcast.
  public subscript(index: Int) -> Tensor {
    get { self[at: [.at(index)]] }
    set { self[at: [.at(index)]] = newValue }
  }

  /// The elements at `indices`: a view, unless there are tensors or arrays among them.
  ///
  /// Missing dimensions are taken whole. Setting writes into this tensor, broadcast.
  public subscript(at indices: [TensorIndex]) -> Tensor {
    get { trapping { () throws(TensorError) in try Checked.getItem(self, indices) } }
    set { trapping { () throws(TensorError) in try Checked.setItem(self, indices, newValue) } }
  }

  /// The elements at `a` along the first dimension: a view, unless it is a tensor or an array.
  @_disfavoredOverload
  public subscript<A: TensorIndexable>(_ a: A) -> Tensor {
    get { self[at: [a.tensorIndex]] }
    set { self[at: [a.tensorIndex]] = newValue }
  }

  /// The elements at `a` and `b` along the first dimensions.
  public subscript<A: TensorIndexable, B: TensorIndexable>(_ a: A, _ b: B) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex]] = newValue }
  }

  /// The elements at `a`, `b` and `c` along the first dimensions.
  public subscript<A: TensorIndexable, B: TensorIndexable, C: TensorIndexable>(
    _ a: A, _ b: B, _ c: C
  ) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex]] = newValue }
  }

  /// The elements at `a`, `b`, `c` and `d` along the first dimensions.
  public subscript<
    A: TensorIndexable, B: TensorIndexable, C: TensorIndexable, D: TensorIndexable
  >(_ a: A, _ b: B, _ c: C, _ d: D) -> Tensor {
    get { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]] }
    set { self[at: [a.tensorIndex, b.tensorIndex, c.tensorIndex, d.tensorIndex]] = newValue }
  }

  /// Sets the elements at `indices` to a number.
  public func set<A: TensorIndexable>(_ a: A, to number: Scalar) {
    self[at: [a.tensorIndex]] = Tensor(wrapping: number)
  }

  /// Sets the elements at `a` and `b` to a number.
  public func set<A: TensorIndexable, B: TensorIndexable>(_ a: A, _ b: B, to number: Scalar) {
    self[at: [a.tensorIndex, b.tensorIndex]] = Tensor(wrapping: number)
  }
}
