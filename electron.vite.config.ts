import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { pdfLibAliases } from './electron/press/pdf-lib-aliases.ts'

const root = import.meta.dirname
const from = (path: string): string => resolve(root, path)

// Set by hand to what the oldest Electron we run on can do; the installed package's version says more.
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

/** HarfBuzz looks for its code beside the module that loads it. */
const harfbuzz = {
  name: 'harfbuzz-wasm',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => void }) {
    const file = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm')
    this.emitFile({ type: 'asset', fileName: 'shared/harfbuzz.wasm', source: readFileSync(file) })
  },
}

const publicFolder = from('resources/public')

export default defineConfig({
  main: {
    plugins: [harfbuzz],
    resolve: { alias: pdfLibAliases(root) },
    build: {
      outDir: from('out/main'),
      target: NODE_TARGET,
      // The built app carries what it uses, so that it runs without node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: from('electron/main/main.ts'),
          keeper: from('electron/keeper/keeper.ts'),
          press: from('electron/press/press.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      target: NODE_TARGET,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: from('electron/preload/preload.ts'), projector: from('electron/preload/projector.ts') },
        // A sandboxed preload has to be CommonJS in one file; what both import at run time would be a second.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('src'),
    publicDir: existsSync(publicFolder) ? publicFolder : false,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: from('out/renderer'),
      target: CHROME_TARGET,
      // The page's policy allows neither inline scripts nor data: fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssMinify: false,
      rolldownOptions: { input: { index: from('src/index.html'), projector: from('src/projector.html') } },
    },
  },
})
