import Documents
import Model

// Lists that one call cannot fill.
extension CallMaker {
  /// Makes of a call whose list grows by too much at once several, each with more in it than the one
  /// before; what is taken away goes with the first.
  func grown(_ calls: [Call]) -> [Call] {
    calls.flatMap { call in steps(of: call) ?? [call] }
  }

  private func steps(of call: Call) -> [Call]? {
    guard let growth = endpoints.growth, let attribute = write.kind.attribute(growth.attribute),
      let wanted = call.body?[path: attribute.writePath]?.array
    else { return nil }
    let live = Set(write.live?.raw[path: attribute.readPath]?.array ?? [])
    let added = wanted.filter { !live.contains($0) }
    guard added.count > growth.most else { return nil }
    let kept = wanted.filter(live.contains)
    return stride(from: growth.most, to: added.count + growth.most, by: growth.most).map { count in
      let values = Value.array(kept + added.prefix(count))
      return step(of: call, isFirst: count == growth.most, values, at: attribute.writePath)
    }
  }

  private func step(of call: Call, isFirst: Bool, _ values: Value, at path: [String]) -> Call {
    var step = call
    step.body?.set(values, at: path)
    guard !isFirst else { return step }
    if call.creates {
      step = Call(
        "complete \(write.kind.singular) '\(write.key)'", method: "PUT",
        path: genesys.path(of: "{id}"), body: step.body)
    }
    if endpoints.sendsVersion { step.body?.set(FreshVersion.mark, at: FreshVersion.path) }
    return step
  }
}
