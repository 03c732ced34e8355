import Testing

@testable import Documents

struct ObjectTests {
  @Test(arguments: [3, 16, 17, 40])
  func `members are found, replaced and removed at any size`(count: Int) {
    var object = Object((0..<count).map { ("k\($0)", .integer($0)) })
    object["k1"] = "new"
    object["k0"] = .none
    object["last"] = true
    #expect(object.count == count)
    #expect(object.keys == (1..<count).map { "k\($0)" } + ["last"])
    #expect(object["k1"] == "new")
    #expect(object["k0"] == .none)
    #expect(object["k\(count - 1)"] != .none)
  }

  @Test func `order takes no part in equality`() {
    let left: Object = ["a": 1, "b": [2]]
    let right: Object = ["b": [2], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": [3]])
    #expect(left != ["a": 1])
  }

  @Test func `of two members with one name the later wins at the earlier's place`() {
    let object = Object([("a", 1), ("b", 2), ("a", 3)])
    #expect(object.keys == ["a", "b"])
    #expect(object["a"] == 3)
  }

  @Test func `values are set, read and removed along paths`() {
    var value: Value = ["a": ["b": 1]]
    value.set(2, at: ["a", "c"])
    value.set(3, at: ["x", "y", "z"])
    value.remove(at: ["a", "b"])
    value.remove(at: ["no", "where"])
    #expect(value == ["a": ["c": 2], "x": ["y": ["z": 3]]])
    #expect(value[path: ["x", "y", "z"]] == 3)
    #expect(value[path: ["a", "c", "d"]].map { _ in true } == nil)
    #expect(value[path: []] == value)
  }
}
