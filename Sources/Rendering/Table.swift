/// Rows in columns that line up, the last one ragged.
struct Table {
  private let rows: [[String]]

  init(_ rows: [[String]]) {
    self.rows = rows
  }

  /// Writes a line a row; `paint` may dress a cell without changing its width.
  func lines(_ paint: (_ column: Int, _ cell: String) -> String = { $1 }) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.lazy.filter { $0.indices.contains(column) }.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      row.indices.map { column in
        let gap = column == row.count - 1 ? 0 : widths[column] - row[column].count
        return paint(column, row[column]) + String(repeating: " ", count: gap)
      }.joined(separator: "  ")
    }
  }
}
