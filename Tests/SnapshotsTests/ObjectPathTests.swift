import Snapshots
import Testing

struct ObjectPathTests {
  @Test(arguments: [
    ("Support Tier 1", "Support Tier 1"), ("ana@acme.example", "ana@acme.example"),
    ("../etc", "%2E./etc".replacing("/", with: "%2F")), ("a/b", "a%2Fb"), ("50%", "50%25"),
    (".hidden", "%2Ehidden"), ("é", "%C3%A9"), ("a~b", "a%7Eb"), ("line\nfeed", "line%0Afeed"),
    (" x ", "%20x%20"), ("..", "%2E%2E"), ("📞", "%F0%9F%93%9E"),
  ])
  func `a key becomes a file name and comes back`(key: String, name: String) {
    #expect(ObjectPath.fileName(for: key) == name)
    #expect(ObjectPath.key(ofFileName: name) == key)
  }

  @Test(arguments: [String(repeating: "x", count: 2000), String(repeating: "é", count: 700), ""])
  func `a name that is too long or empty ends in a digest`(key: String) {
    let name = ObjectPath.fileName(for: key)
    #expect(name.utf8.count <= 150)
    #expect(name.wholeMatch(of: /.*[^%]?[^%]?~[0-9a-f]{12}/) != nil)
    #expect(ObjectPath.key(ofFileName: name) == nil)
    #expect(ObjectPath.fileName(for: key + "y") != name)
  }

  @Test func `keys that differ in case alone get names that differ in more`() {
    let names = ObjectPath.fileNames(for: ["Sales", "SALES", "Support"])
    #expect(names["Support"] == "Support")
    #expect(Set(names.values.map { $0.lowercased() }).count == 3)
    #expect(names["Sales"]?.hasPrefix("Sales~") == true)
  }
}
