/// A moment as ISO 8601 writes it, in UTC and whole seconds: `2026-11-25T20:53:20Z`.
package struct UTCTime: Sendable, Hashable {
  /// Whole seconds since the beginning of 1970, UTC.
  private let seconds: Int64

  /// - Parameter seconds: since the beginning of 1970, UTC.
  /// - Returns: nil outside of the years 0 to 9999, and for what is not finite.
  package init?(secondsSince1970 seconds: Double) {
    guard let whole = Int64(exactly: seconds.rounded(.down)),
      (-62_167_219_200..<253_402_300_800).contains(whole)
    else { return nil }
    self.seconds = whole
  }
}

extension UTCTime: CustomStringConvertible {
  package var description: String {
    let day = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
    let second = seconds - day * 86_400
    let date = Self.date(ofDay: day)
    return Self.padded(date.year, 4) + "-" + Self.padded(date.month, 2) + "-"
      + Self.padded(date.day, 2) + "T" + Self.padded(second / 3_600, 2) + ":"
      + Self.padded(second / 60 % 60, 2) + ":" + Self.padded(second % 60, 2) + "Z"
  }

  /// The Gregorian date of a day counted from 1970-01-01 (Howard Hinnant, "chrono-Compatible
  /// Low-Level Date Algorithms", `civil_from_days`).
  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468  // days since 0000-03-01
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    let month = march < 10 ? march + 3 : march - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
