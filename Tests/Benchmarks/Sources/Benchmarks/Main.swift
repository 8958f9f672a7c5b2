import Benchmark

@main
enum Main {
  static func main() {
    addNotebookBenchmarks()
    addTensorBenchmarks()
    Benchmark.main()
  }
}
