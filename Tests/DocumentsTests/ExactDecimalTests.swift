import Documents
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("1.10", "1.1"), ("0.0000001", "1e-7"), ("1e3", "1000"),
    ("12345678910111213141516171819202122", "1.2345678910111213141516171819202122e34"),
    ("-2.50", "-2.5"), ("9223372036854775808", "9223372036854775808"), ("0.000001", "0.000001"),
  ])
  func `a number prints in its shortest form`(text: String, shortest: String) throws {
    let number = try #require(ExactDecimal(text))
    #expect(number.description == shortest)
    #expect(ExactDecimal(shortest) == number)
  }

  @Test(arguments: ["", "-", "01", "1.", ".5", "1e", "0x1", "1 ", "+1", "NaN", "1e99999999"])
  func `what is not a JSON number is refused`(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `whole numbers that fit are integers`() {
    #expect(Value(number: "1.0") == .integer(1))
    #expect(Value(number: "-9223372036854775808") == .integer(.min))
    #expect(Value(number: "9223372036854775808")?.integer == nil)
  }

  @Test func `order follows the number line`() throws {
    let texts = ["-1e10", "-2", "-0.5", "0", "0.1", "0.11", "2", "10", "1e10"]
    let numbers = try texts.map { try #require(ExactDecimal($0)) }
    #expect(numbers == numbers.shuffled().sorted())
  }

  @Test(arguments: [
    ("4.5", "1.5", true), ("0.0075", "0.0001", true), ("0.00751", "0.0001", false),
    ("1e308", "0.123456789", false), ("35", "1.5", false), ("0", "7", true), ("300", "3e1", true),
  ])
  func `multiples are found exactly`(number: String, divisor: String, isMultiple: Bool) throws {
    let number = try #require(ExactDecimal(number))
    let divisor = try #require(ExactDecimal(divisor))
    #expect(number.isMultiple(of: divisor) == isMultiple)
  }
}
