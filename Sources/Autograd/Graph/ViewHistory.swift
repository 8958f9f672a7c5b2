/// How a view came about, which decides whether it may be changed in place, and used after its base was.
enum ViewOrigin {
  case tracked
  /// Made while gradients were off.
  case withoutGrad
  /// One of several outputs of an operation, or a view of one.
  case multipleOutputs
}

extension Tensor {
  /// Makes this tensor, which has the memory of `source`, a view of its base.
  ///
  /// A view of a view may do no more than that one.
  func becomeView(of source: Tensor, _ origin: ViewOrigin) {
    viewBase = source.viewBase ?? source
    viewVersion = version
    viewOrigin =
      GradMode.isEnabled ? (origin == .tracked ? source.viewOrigin : origin) : .withoutGrad
  }

  /// Makes a view's node anew after its base, or the view itself, was changed in place.
  ///
  /// Throws if the view came about in a way that does not allow that.
  func refreshViewNode() throws(TensorError) {
    guard let base = viewBase, viewVersion != version, node != nil || base.requiresGrad else {
      return
    }
    try refuseChange("its base or another view of its base has been")
    viewVersion = version
    let geometry = SliceGeometry(of: self, in: base)
    become(
      resultOf: Node(
        "AsStridedBackward0", output: outputDescription, inputCount: 1, edges: try base.edge
      ) { (_, g) throws(TensorError) in
        Gradients(try geometry.placed(g))
      })
  }

  /// Makes this tensor the first output of `node`.
  ///
  /// A gradient that is retained is that of the newest result; hooks stay with the result that they were
  /// registered for.
  func become(resultOf node: Node) {
    if retainsGrad, let old = self.node {
      old.extras?.retained.removeAll { $0.tensor.tensor === self }
      node.ensureExtras().retained.append((0, WeakTensor(tensor: self)))
    }
    self.node = node
    outputIndex = 0
    leafRequiresGrad = false
  }

  /// Throws if this view came about in a way that does not allow that `changed` "modified inplace".
  func refuseChange(_ changed: String) throws(TensorError) {
    let made = node.map { "Output \(outputIndex) of \($0.shortName) is a view" }
    switch viewOrigin {
    case .tracked: return
    case .withoutGrad:
      throw .runtime(
        (made.map { $0 + " of a view which was created" } ?? "A view was created")
          + " in no_grad mode and \(changed) modified inplace with grad mode enabled. Given "
          + "that this use case is ambiguous and error-prone, it is forbidden. You can clarify your code "
          + "by moving both the view and the inplace either both inside the no_grad block (if you don't "
          + "want the inplace to be tracked) or both outside (if you want the inplace to be tracked)."
      )
    case .multipleOutputs:
      throw .runtime(
        (made.map { "\($0) and \(changed) modified inplace." }
          ?? "A view was created in no_grad mode and \(changed) modified inplace with grad mode enabled.")
          + " This view is the output of a function that returns multiple views. Such functions do not "
          + "allow the output views to be modified inplace. You should replace the inplace operation by "
          + "an out-of-place one.")
    }
  }
}
