import Commands
import Glibc

exit(
  Int32(
    await Program.run(Array(CommandLine.arguments.dropFirst()), in: .process()).number))
