/** An Electron that can be started on this computer. */
export interface Runtime {
  /** Absolute path of the executable. */
  readonly electronPath: string
  /** What has to stand before the app's own arguments on this computer. */
  readonly args: readonly string[]
  /** Whether Chromium's sandbox is kept; Playwright needs it as `chromiumSandbox`. */
  readonly sandboxed: boolean
}

export const FALLBACK_VERSION: string

/**
 * Looks up the Electron to run and how to start it. Installs and writes nothing.
 * Throws an error whose message is a sentence for people when set-up has not run.
 */
export function findRuntime(from?: {
  readonly root?: string
  readonly env?: NodeJS.ProcessEnv
  readonly uid?: number | undefined
  readonly platform?: NodeJS.Platform
}): Runtime

/** The executable alone; null when there is none. */
export function findElectron(root: string, env?: NodeJS.ProcessEnv): string | null

/** Whether a window can be shown to somebody. */
export function hasDisplay(env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform): boolean

/** The folder of the fallback runtime; whole when it holds `.complete`. */
export function fallbackFolder(env?: NodeJS.ProcessEnv): string

/** The official Electron's executable, when its installer has finished in this node_modules. */
export function officialElectron(root: string): string | null
