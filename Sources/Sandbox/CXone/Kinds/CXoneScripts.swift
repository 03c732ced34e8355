import Documents

extension CXoneKind {
  /// Studio scripts, by their path. Every save makes a new number, and the old one is history.
  static let scripts: CXoneKind = CXoneKind(
    name: "scripts", id: "masterID", key: "scriptName",
    fields: [
      CXoneField("scriptName", .text(1...500)), CXoneField("mediaType", .code(MediaTypes.codes)),
      CXoneField("status", .text), CXoneField("desktopOnly", .flag),
      CXoneField("actions", .anything), CXoneField("properties", .anything),
      CXoneField("branches", .anything),
    ],
    defaults: [
      "mediaType": 4, "status": "CURR", "desktopOnly": false, "actions": [:], "properties": [:],
      "branches": [:],
    ],
    stamp: "modifyDate",
    routes: { _ in ScriptService.routes },
    planted: { (world, record, _, call) throws(CXoneRefusal) in
      world.version(of: record.id, call)
    })

  /// Files such as prompts, by their path; there is no call that lists them.
  static let files: CXoneKind = CXoneKind(
    name: "files", id: "fileId", key: "fileName",
    fields: [
      CXoneField("fileName", .text(1...500)).required, CXoneField("file", .text(0...400_000)),
    ],
    defaults: ["file": ""], stamp: nil,
    routes: { kind in
      [
        .acd("GET", "files") { (world, call) throws(CXoneRefusal) in
          let name = try call.requiredText("fileName")
          guard let id = world.id(named: name, in: kind.name) else {
            throw .missing("fileName", name)
          }
          let record = try world.read(kind, id)
          return .value([
            "files": [
              "file": record.fields["file"] ?? "", "fileName": record.fields["fileName"] ?? "",
            ]
          ])
        },
        .acd("POST", "files") { (world, call) throws(CXoneRefusal) in
          let body = try call.object()
          guard let name = body["fileName"]?.string, let id = world.id(named: name, in: kind.name)
          else {
            try world.create(kind, body, call)
            return .empty
          }
          guard body["overwrite"] == true else { throw .invalid("'\(name)' is there already") }
          try world.change(kind, try world.find(kind, id), body, call)
          return .empty
        },
        .acd("DELETE", "files") { (world, call) throws(CXoneRefusal) in
          let name = try call.object()["fileName"]?.string ?? ""
          guard let id = world.id(named: name, in: kind.name) else {
            throw .missing("fileName", name)
          }
          world.remove(kind, try world.find(kind, id), call)
          return .empty
        },
      ]
    })
}
