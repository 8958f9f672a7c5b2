extension Tensor {
  /// The part at `index` along the first dimension, as a view without it; negative indices count from the
  /// end.
  public subscript(index: Int) -> Tensor {
    trapping { () throws(TensorError) in try Checked.select(self, 0, index) }
  }
}
