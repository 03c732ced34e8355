import Documents
import Testing

@testable import Hypercare

struct TrustedClockTests {
  @Test(arguments: [0, 120, -120]) func `two minutes are no difference`(seconds: Int) {
    let clock = TrustedClock(
      ours: Sample.during, tenantIsAhead: .seconds(seconds), tenant: "cloud")
    #expect(clock.now == Sample.during)
    #expect(clock.notice == nil)
  }

  @Test(arguments: [3600, -3600, 121])
  func `a clock that is wrong by more gives way to the tenant's`(
    seconds: Int
  ) {
    let clock = TrustedClock(
      ours: Sample.during, tenantIsAhead: .seconds(seconds), tenant: "cloud")
    #expect(clock.now == Sample.during + .seconds(seconds))
    #expect(clock.notice?.message.contains(seconds < 0 ? "ahead of" : "behind") == true)
  }

  @Test func `a tenant that tells no time leaves us ours`() {
    #expect(TrustedClock(ours: Sample.during, tenantIsAhead: nil, tenant: "cloud").notice == nil)
  }
}
