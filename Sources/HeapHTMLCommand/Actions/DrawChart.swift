import CairoRenderer
import HeapCharts
import HeapProfile
import HeapReport
import HeapStatistics
import Output
import StagedOutput

/// Draws one chart of a report as a picture.
struct DrawChart: Sendable {
  struct Request: Sendable {
    var dump: DumpFile
    var chart: ChartSelection
    var style: ChartStyle
    /// Pixels of a PNG per pixel of the chart.
    var scale: Double
    var output: PictureFile
  }

  let request: Request

  func perform(_ console: Console) throws {
    let analysis = try request.dump.analyse(console)
    let chart = try request.chart.chart(in: analysis, of: request.dump.name)
    let picture = try draw(chart, of: analysis)
    do {
      try OutputBudget(request.dump.limits.output(forByteCount: analysis.profile.byteCount))
        .take(picture.count)
    } catch {
      throw CommandFailure(error, request.dump.name, "the picture")
    }
    try StagedFile.write(request.output.path) { try $0(picture) }
  }

  private func draw(_ chart: SingleChart, of analysis: HeapAnalysis) throws(CommandFailure)
    -> [UInt8]
  {
    let renderer = CairoRenderer()
    let drawing: Drawing?
    do {
      drawing = try chart.drawing(of: analysis, request.style, measure: renderer)
    } catch {
      throw CommandFailure(error, request.dump.name)
    }
    guard let drawing else {
      throw CommandFailure(
        .dataError, request.dump.name, "this chart has nothing to show")
    }
    do {
      switch request.output.format {
      case .svg: return try renderer.svg(drawing)
      case .png: return try renderer.png(drawing, scale: request.scale)
      }
    } catch {
      throw CommandFailure(
        error.code == .size ? .usage : .software, request.output.path, error.reason)
    }
  }
}
