extension Node {
  /// The node of `base` after its part `view` was replaced by the result of `step`, an operation on that
  /// part.
  ///
  /// The step is kept whole, and runs as it would by itself: on the part of the gradient. What it gives
  /// for the part that was there before takes the place of that part.
  convenience init(
    copyingSliceOf base: Tensor, _ view: Tensor, by step: Node
  ) throws(TensorError) {
    let geometry = SliceGeometry(of: view, in: base)
    self.init(
      "CopySlices", output: base.outputDescription, inputCount: step.inputCount,
      edges: try base.edge, step.edge1, step.moreEdges
    ) { (node, g) throws(TensorError) in
      guard let step = node.extras?.step, let rule = step.rule else { throw .alreadyFreed }
      let whole = try geometry.laidOut(g)
      var part = try geometry.part(of: whole)
      let gradients = try rule(step, &part)
      return Gradients(
        node.needs(0) ? try geometry.replacing(in: whole, by: gradients.first) : nil,
        gradients.second, gradients.more)
    }
    ensureExtras().step = step
  }
}
