import { join } from 'node:path'
import { build } from 'vite'
import app from '../electron.vite.config.ts'

/**
 * Builds some files, each whole: one file without what it does not use.
 * @param name of a folder beside this file, and of the folder of the build
 * @param entries names of files in it, without the ending
 * @param asTheApp whether with what the app's build puts in the place of others' code
 * @returns the folder of the built files, `NAME.js` each
 */
export async function buildWhole(name: string, entries: readonly string[], { asTheApp }: { readonly asTheApp: boolean }): Promise<string> {
  const outDir = join(import.meta.dirname, '..', 'out', 'bench', asTheApp ? name : `${name}-base`)
  const input = Object.fromEntries(entries.map((entry) => [entry, join(import.meta.dirname, name, `${entry}.ts`)]))
  const { plugins, resolve } = (asTheApp ? app.main : undefined) ?? {}
  await build({
    configFile: false,
    logLevel: 'error',
    ...(plugins === undefined ? {} : { plugins }),
    ...(resolve === undefined ? {} : { resolve }),
    ssr: { noExternal: true },
    build: { ssr: true, outDir, emptyOutDir: true, target: 'node20.18', rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } } },
  })
  return outDir
}
