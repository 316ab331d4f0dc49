import { join } from 'node:path'
import { build } from 'vite'
import { pdfLibAliases } from '#electron/press/pdf-lib-aliases.ts'

const root = join(import.meta.dirname, '..')

/**
 * Builds some files, each whole: one file without what it does not use.
 * @param name of a folder beside this file
 * @param entries names of files in it, without the ending
 * @param asTheApp whether what the app's build puts in the place of packages stands there
 * @returns the folder of the built files, `NAME.js` each
 */
export async function buildWhole(name: string, entries: readonly string[], { asTheApp }: { readonly asTheApp: boolean }): Promise<string> {
  const outDir = join(root, 'out', 'bench', asTheApp ? name : `${name}-base`)
  const input = Object.fromEntries(entries.map((entry) => [entry, join(root, 'bench', name, `${entry}.ts`)]))
  await build({
    configFile: false,
    logLevel: 'error',
    ...(asTheApp ? { resolve: { alias: pdfLibAliases(root) } } : {}),
    ssr: { noExternal: true },
    build: { ssr: true, outDir, emptyOutDir: true, target: 'node20.18', rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].js' } } },
  })
  return outDir
}
