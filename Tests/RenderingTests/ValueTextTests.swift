import Documents
import Model
import Testing

@testable import Rendering

struct ValueTextTests {
  @Test(arguments: [
    (20_000 as Value, Attribute.Unit.milliseconds, "20 s"),
    (90_500, .milliseconds, "1 m 30 s"), (450, .milliseconds, "450 ms"), (12, .seconds, "12 s"),
    (.decimal(ExactDecimal("0.8") ?? ExactDecimal(0)), .ratio, "80 %"), (1, .ratio, "100 %"),
    (.decimal(ExactDecimal("0.125") ?? ExactDecimal(0)), .ratio, "12.5 %"),
  ])
  func `numbers are said in their unit`(value: Value, unit: Attribute.Unit, text: String) {
    #expect(ValueText.inline(value, unit: unit) == text)
  }
}
