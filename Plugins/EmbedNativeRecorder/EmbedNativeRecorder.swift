import Foundation
import PackagePlugin

/// Compiles the recorder's C sources with the toolchain's clang, and makes a Swift file of the result.
@main
struct EmbedNativeRecorder: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let sources = context.package.directoryURL.appending(path: "Resources/recorder/native")
    let output = context.pluginWorkDirectoryURL.appending(path: "Library.swift")
    return [
      .buildCommand(
        displayName: "Compiling the recorder's native part",
        executable: URL(filePath: "/bin/sh"),
        arguments: [
          sources.appending(path: "embed").path(), try context.tool(named: "clang").url.path(),
          output.path(),
        ],
        inputFiles: try FileManager.default
          .contentsOfDirectory(at: sources, includingPropertiesForKeys: nil)
          .sorted { $0.path() < $1.path() },
        outputFiles: [output])
    ]
  }
}
