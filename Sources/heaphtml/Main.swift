import HeapHTMLCommand

@main
enum Main {
  static func main() {
    RootCommand.runAndExit()
  }
}
