import Documents

/// The feed of activities; newer than the rest of the API.
enum CXoneActivityService {
  static let routes = [
    CXoneRoute("GET", "/activity/audit") { (world, call) throws(CXoneRefusal) in
      let top = max(1, min(try call.number("Top") ?? 100, 1_000))
      let start = try call.number("Ref") ?? 0
      let (from, to) = (call.query["From"] ?? "", call.query["To"] ?? "~")
      let found = world.history.activities.filter { activity in
        let time = activity["eventTime"]?.string ?? ""
        return time >= from && time <= to
      }
      let page = found.dropFirst(start).prefix(top)
      var links: Object = ["self": .string(call.path)]
      if start + page.count < found.count {
        let next = call.query.text(replacing: "Ref", with: String(start + page.count))
        links["next"] = .string("\(call.path)?\(next)")
      }
      return .value(["values": .array(page.map { .object($0) }), "links": .object(links)])
    }
  ]
}
