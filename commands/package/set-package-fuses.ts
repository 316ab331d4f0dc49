import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'

/** Which build: what goes out, or the one that a test may attach itself to. */
export type Build = 'shipped' | 'test'

/**
 * Electron’s switches as they are shipped (E5, E17, E18), by their names in Electron’s documentation. The snapshot of the main
 * process is off as no such file is packed. WebAssembly keeps its guarded memory: HarfBuzz and Argon2id run in it.
 */
export const SHIPPED_FUSES = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>

/** Sets every switch that this executable has, in place; in the test’s build a debugger may attach, and nothing else differs. Throws where it has one more than are named here. */
export async function setPackageFuses(executable: string, build: Build): Promise<void> {
  const there = new Set(Object.keys(await readFuses(executable)))
  const wanted = Object.entries({ ...SHIPPED_FUSES, EnableNodeCliInspectArguments: build === 'test' }).filter(([name]) => there.has(name))
  const fuses = Object.fromEntries(wanted.map(([name, on]) => [FuseV1Options[name as keyof typeof FuseV1Options], on]))
  await flipFuses(executable, { version: FuseVersion.V1, ...fuses })
}

/** The switches of an executable, read from its bytes. One that has no name yet throws: somebody has to decide how it is shipped. */
export async function readFuses(executable: string): Promise<Readonly<Record<string, boolean>>> {
  const { version: _, ...wire } = await getCurrentFuseWire(executable)
  const states = Object.entries(wire as Readonly<Record<string, FuseState | undefined>>).filter(([, state]) => state !== undefined)
  return Object.fromEntries(states.map(([place, state]) => [nameOf(Number(place)), state === FuseState.ENABLE]))
}

function nameOf(place: number): string {
  const name = FuseV1Options[place]
  if (name === undefined) throw new Error(`This Electron has a switch at place ${place} that commands/package/set-package-fuses.ts does not name. Decide how it is shipped.`)
  return name
}
