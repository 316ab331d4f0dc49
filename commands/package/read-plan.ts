import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findElectron, officialElectron } from '#electron/setup/find-runtime.mjs'
import { stopWithWords } from '#electron/setup/stop-with-words.mjs'

/** What is packaged. Name and version come from package.json and from nowhere else. */
export interface PackagePlan {
  /** The project folder. */
  readonly root: string
  /** Name of the program, of its Debian package and of its desktop file. */
  readonly name: string
  readonly version: string
  readonly description: string
  /** The folder of the Electron that is packed. */
  readonly electron: string
  readonly electronVersion: string
  /** Whether it is the official release named in package.json. Any other is for trying alone, and the app says so (K33). */
  readonly forRecords: boolean
  /** Seconds since 1970: the time every file is given, so that the same commit makes the same bytes. */
  readonly epoch: number
}

interface Card {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly devDependencies: Readonly<Record<string, string>>
}

/** Reads the plan of a project folder that is set up. Stops with a sentence where it cannot be packaged here. */
export function readPlan(root: string, env: NodeJS.ProcessEnv = process.env): PackagePlan {
  if (process.platform !== 'linux' || process.arch !== 'x64') return stopWithWords('A package is made on Linux on x64 alone so far. Nothing was made.')
  const { name, version, description, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Card
  const executable = findElectron(root, env) ?? stopWithWords('Electron is not set up on this computer yet. Run npm start or npm test once; they set it up.')
  const electron = dirname(executable)
  const electronVersion = readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/, '')
  const forRecords = executable === officialElectron(root) && electronVersion === devDependencies['electron']
  return { root, name, version, description, electron, electronVersion, forRecords, epoch: readEpoch(root, env) }
}

/** The version as Debian writes it: a trial comes before the release of the same number, so that the release takes its place. */
export function debianVersion({ version, forRecords }: Pick<PackagePlan, 'version' | 'forRecords'>): string {
  return forRecords ? version : `${version}~trial`
}

function readEpoch(root: string, env: NodeJS.ProcessEnv): number {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' })
  const epoch = Number.parseInt(env['SOURCE_DATE_EPOCH'] ?? (status === 0 ? stdout : ''), 10)
  return Number.isNaN(epoch) ? stopWithWords('Outside a git repository SOURCE_DATE_EPOCH has to say, in seconds since 1970, when the source was made.') : epoch
}
