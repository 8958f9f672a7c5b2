// swift-tools-version: 6.2
import PackageDescription

// A package like any other that uses the tensor library: it depends on Piste and imports Autograd.
let package = Package(
  name: "consumer",
  dependencies: [.package(name: "piste", path: "../..")],
  targets: [
    .executableTarget(
      name: "Consumer", dependencies: [.product(name: "Autograd", package: "piste")])
  ],
  swiftLanguageModes: [.v6]
)
