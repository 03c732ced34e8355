import Model
import Testing

/// One kind of one vendor: what a test of the vendor suite is about.
struct VendorCase: CustomTestStringConvertible, Sendable {
  let vendor: Vendor
  let kind: Model.Kind

  /// Every kind of every vendor.
  static let all = Vendor.all.flatMap { vendor in
    vendor.provider.kinds.map { VendorCase(vendor: vendor, kind: $0) }
  }

  var testDescription: String { "\(vendor.name) \(kind.name)" }

  var samples: Samples { vendor.samples }

  /// The least object of the kind, or one that is there where nobody can make one.
  var least: Resource { vendor.resource(kind.name, samples.least(kind)) }

  /// What a plan does about an object that leaves the project, by what the kind declares.
  var ending: Ending {
    if kind.deletion == .deactivationOnly {
      return kind.manualSteps[.deactivate].map { .left(step: $0) } ?? .deactivation
    }
    return kind.manualSteps[.delete].map { .left(step: $0) } ?? .deletion
  }

  enum Ending: Equatable {
    case deletion
    case deactivation
    /// The object stays, and a person is told what to do.
    case left(step: String)
  }

  /// Attributes that are set as an object is made, and that neither a change nor another object in
  /// its place can set anew.
  var fixed: [Attribute] {
    kind.attributes.filter { attribute in
      attribute.mutability == .atCreation && kind.deletion == .deactivationOnly
        && attribute.name != kind.keyAttribute?.name
    }
  }

  /// All others that can be written, less the key.
  var changeable: [Attribute] {
    let fixed = Set(fixed.map(\.name))
    return kind.attributes.filter { attribute in
      attribute.mutability != .never && attribute.name != kind.keyAttribute?.name
        && !fixed.contains(attribute.name)
    }
  }
}
