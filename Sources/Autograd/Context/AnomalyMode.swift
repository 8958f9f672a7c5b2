import CKernels

/// Whether a failing backward pass says more about the operation that it came from.
/// `torch.is_anomaly_enabled()`.
public var isAnomalyDetectionEnabled: Bool { ck_thread().pointee.anomaly_enabled }

/// Runs `body` with anomaly detection on this thread. `torch.autograd.detect_anomaly()`.
public func detectAnomaly<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  let state = ck_thread()
  let before = state.pointee.anomaly_enabled
  state.pointee.anomaly_enabled = true
  defer { state.pointee.anomaly_enabled = before }
  return try body()
}
