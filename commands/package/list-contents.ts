import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What the app reads while it runs, below the project folder. It is built whole: nothing of node_modules is read. */
const RUNS = ['out/main', 'out/preload', 'out/renderer', 'resources/fonts', 'resources/demo/clinic']

/**
 * The files of the archive but for its card, as paths below the project folder, sorted.
 * @param root the project folder, with a finished build
 */
export function listContents(root: string): readonly string[] {
  return RUNS.flatMap((folder) => filesBelow(root, folder)).filter((path) => !path.endsWith('.map')).sort()
}

/** Every file below a folder, as paths below `root` with `/`; sorted, links left out. */
export function filesBelow(root: string, folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((path) => path.slice(root.length + 1)).sort()
}
