import Mustache
import Testing

@Suite("Comments")
struct CommentTests {
  @Test(
    "A comment is gone, whatever it holds",
    arguments: [
      "ab{{! not here }}cd", "ab{{!\nmore\nlines\n}}cd", "ab{{! {{title}}cd", "ab{{!{{{ # > }}cd",
    ])
  func removed(_ template: String) throws {
    #expect(try render(template, Page()) == "abcd")
  }

  @Test(
    "A comment on lines of its own takes them away",
    arguments: [
      "a\n{{! x }}\nb\n", "a\n  {{! x }}  \nb\n", "a\n{{!\n x\n}}\nb\n",
    ])
  func standalone(_ template: String) throws {
    #expect(try render(template, Page()) == "a\nb\n")
  }
}
