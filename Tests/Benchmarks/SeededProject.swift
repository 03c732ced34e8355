import Documents
import Files

/// A project in a folder of its own, and beside it the seed of what its tenants hold.
struct SeededProject {
  let folder: String
  let seed: String

  /// Writes the files of the project by name, and the seed.
  init(at folder: String, _ files: [String: String], seed value: Value) throws {
    self.folder = folder
    seed = folder + ".json"
    try Disk.makeFolder(folder)
    for (name, text) in files { try Disk.write(Array(text.utf8), to: folder + "/" + name) }
    try Disk.write(Array(CanonicalJSON.text(of: value).utf8), to: seed)
  }

  /// The project's own document, with the one tenant that all benchmarks have and further ones.
  static func document(further tenants: String = "") -> String {
    """
    kind: project
    name: benchmark
    tenants:
      cloud:
        vendor: genesys-cloud
        region: us-east-1
        clientId: "${env.GENESYS_CLIENT_ID}"
        clientSecret: "${env.GENESYS_CLIENT_SECRET}"

    """ + tenants
  }
}
