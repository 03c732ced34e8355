// swift-tools-version: 6.2
import PackageDescription

// The map of the program: an arrow that does not stand here does not compile
// (`swift build --explicit-target-dependency-import-check error`).

let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// Targets that own a C library: `unsafe` is written there and nowhere else.
let rulesForOwnersOfC: [SwiftSetting] = rules + [.strictMemorySafety()]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rules)
}

func owner(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rulesForOwnersOfC)
}

// `data` are folders of expectations that tests read where they lie.
func tests(
  _ module: String, _ dependencies: [Target.Dependency] = [], data: [String] = []
) -> Target {
  .testTarget(
    name: module + "Tests",
    dependencies: [.init(stringLiteral: module)] + dependencies,
    exclude: data,
    swiftSettings: rules)
}

func system(_ name: String, pkgConfig: String, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let package = Package(
  name: "cutsheet",
  products: [.executable(name: "cutsheet", targets: ["cutsheet"])],
  targets: [
    // C libraries, each imported by one target.
    system("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
    system("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev"),
    .target(
      name: "CSimdjson",
      cxxSettings: [.unsafeFlags(["-O2"])],
      linkerSettings: [.linkedLibrary("simdjson"), .linkedLibrary("stdc++")]),
    system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
    system("CIDN2", pkgConfig: "libidn2", apt: "libidn2-dev"),
    system("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    system("CMicrohttpd", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
    system("CGit2", pkgConfig: "libgit2", apt: "libgit2-dev"),
    .target(name: "CPosix"),

    // Ring 0: words. Pure computing on bytes.
    library("Documents"),
    owner("Parsing", ["Documents", "CYAML", "CPCRE2", "CSimdjson"]),
    owner("Digests", ["CCrypto"]),

    // Ring 1: pure domain. No clock, network, files or randomness.
    library("Model", ["Documents"]),
    owner("Contracts", ["Documents", "Parsing", "CIDN2"]),
    library("Projects", ["Documents", "Parsing", "Model", "Contracts"]),
    library("Planning", ["Documents", "Digests", "Model"]),
    library(
      "Policies", ["Documents", "Parsing", "Model", "Contracts", "Projects", "Planning"]),

    // Ring 2: the outside world.
    owner("Executors", ["CPosix"]),
    owner("Files", ["Documents", "CPosix"]),
    owner(
      "Transport",
      ["Documents", "Digests", "Parsing", "Model", "Executors", "CCurl", "CMicrohttpd"]),
    owner(
      "Snapshots",
      ["Documents", "Digests", "Parsing", "Executors", "Files", "CGit2"]),

    // Ring 3: adapters. Never one another.
    library("GenesysCloud", ["Documents", "Model", "Transport"]),
    library("NICECXone", ["Documents", "Parsing", "Digests", "Model", "Transport"]),

    // Ring 4: jobs.
    library(
      "Reconciliation",
      ["Documents", "Parsing", "Model", "Projects", "Planning", "Snapshots"]),

    library("Migration", ["Documents", "Digests", "Model", "Projects"]),
    library("Hypercare", ["Documents", "Parsing", "Model", "Projects", "Policies"]),

    // Ring 5: the program.
    library("Rendering", ["Documents", "Digests", "Model", "Planning"]),
    library("Sandbox", ["Documents", "Parsing", "Transport"]),
    library(
      "Commands",
      [
        "Documents", "Parsing", "Digests", "Model", "Contracts", "Projects", "Planning",
        "Policies", "Executors", "Files", "Transport", "Snapshots", "GenesysCloud", "NICECXone",
        "Reconciliation", "Migration", "Hypercare", "Rendering", "Sandbox",
      ]),
    .executableTarget(name: "cutsheet", dependencies: ["Commands"], swiftSettings: rules),

    // Measured on the finished program: swift run -c release Benchmarks
    .executableTarget(
      name: "Benchmarks", dependencies: ["Documents", "Files", "Parsing", "Transport"],
      path: "Tests/Benchmarks", swiftSettings: rules),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Documents", "Model", "Planning", "Transport"],
      path: "Tests/TestSupport", swiftSettings: rules),
    tests("Sandbox", ["Documents", "Parsing", "Transport"]),
    tests("Documents"),
    tests("Model", ["Documents", "Planning", "TestSupport"]),
    tests("Planning", ["Documents", "Model", "TestSupport"]),
    tests("Rendering", ["Documents", "Model", "Planning", "TestSupport"], data: ["Golden"]),
    tests("Contracts", ["Documents", "Parsing"]),
    tests(
      "Policies",
      [
        "Documents", "Parsing", "Model", "Planning", "Projects", "Hypercare", "GenesysCloud",
        "NICECXone", "TestSupport",
      ]),
    tests(
      "Projects", ["Documents", "Parsing", "Model", "Contracts", "GenesysCloud", "NICECXone"],
      data: ["Fixtures", "Golden"]),
    tests(
      "Commands",
      [
        "Documents", "Files", "Parsing", "Contracts", "Model", "Projects", "Planning",
        "Policies", "Transport", "Snapshots", "GenesysCloud", "Reconciliation", "Rendering",
        "Sandbox", "TestSupport",
      ],
      data: ["Golden"]),
    tests(
      "Reconciliation",
      [
        "Documents", "Files", "Parsing", "Model", "Planning", "Snapshots", "Transport",
        "GenesysCloud", "NICECXone", "Sandbox", "TestSupport",
      ]),
    tests(
      "Migration",
      ["Documents", "Model", "Parsing", "Projects", "GenesysCloud", "NICECXone"]),
    tests(
      "Hypercare",
      [
        "Documents", "Model", "Parsing", "Policies", "Projects", "GenesysCloud", "NICECXone",
        "TestSupport",
      ]),
    tests("Parsing", ["Documents", "TestSupport"]),
    tests("Digests"),
    tests("Executors"),
    tests("Files", ["Documents"]),
    tests("Snapshots", ["Documents", "Files"]),
    tests("Transport", ["Documents", "Parsing", "TestSupport"]),
    tests("GenesysCloud", ["Documents", "Model", "Parsing", "Transport", "TestSupport"]),
    tests(
      "NICECXone",
      ["Documents", "Digests", "Model", "Parsing", "Transport", "TestSupport"]),
  ]
)
