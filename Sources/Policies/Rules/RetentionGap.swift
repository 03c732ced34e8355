import Documents
import Model
import Planning

extension PolicyRule {
  static let retentionGap = PolicyRule(
    "retention-gap", .warning,
    summary: "What explains a late complaint is gone before the complaint comes.",
    why: """
      A trace that the platform keeps for seven days is of no use in a log system that drops what
      arrives an hour late. The buffer must outlast the slowest ingestion, and what hypercare is
      about must be kept until its window closes.
      """,
    good: [
      Example(
        "all is kept for the whole window",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        retention: { siemBuffer: 6h, ingestionLatency: 4h, recordings: 30d, traces: 14d }
        """)
    ],
    bad: [
      Example(
        "entries arrive after the buffer has dropped them",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        retention: { siemBuffer: 1h, ingestionLatency: 4h }
        """),
      Example(
        "traces of the first day are gone before the window closes",
        """
        kind: hypercare
        name: wave-1
        tenant: cloud
        window: { opens: "2026-11-20T08:00", days: 14, timeZone: UTC }
        roles:
          HYPERCARE_OBSERVER: { permissions: ["routing:*:view"], members: [ana@acme.example] }
        retention: { traces: 7d, recordings: 30d }
        """),
    ]
  ) { context, _ in
    context.currentHypercares.flatMap(\.keepingGaps).map { gap in
      Finding(gap.message, at: gap.range, help: gap.help)
    }
  }
}
