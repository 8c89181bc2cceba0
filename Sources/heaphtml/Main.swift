import HeapHTMLCommand

@main
enum Main {
  static func main() {
    HeapHTML.runAndExit()
  }
}
