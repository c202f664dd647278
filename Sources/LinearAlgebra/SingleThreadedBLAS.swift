import COpenBLAS

/// Keeps OpenBLAS on one thread.
///
/// The parallelism of the package lies above the linear algebra (over series, refits and batches);
/// OpenBLAS's own threads slow small problems down and collapse on a busy machine.
enum SingleThreadedBLAS {
  /// Sets the number of threads at its first use; later uses cost one load.
  static let ready: Void = openblas_set_num_threads(1)
}
