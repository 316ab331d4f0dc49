import { registerHooks } from 'node:module'

/**
 * Loaded before the keeper (`node --import`), so that its real entry runs in a Node process: Electron's network is Node's
 * fetch, and its port to main is the channel to the parent. Nothing else of the keeper knows Electron.
 */
const electron = 'data:text/javascript,export const net = { fetch: globalThis.fetch }'

registerHooks({
  resolve: (specifier, context, next) => (specifier === 'electron' ? { url: electron, format: 'module', shortCircuit: true } : next(specifier, context)),
})

Object.assign(process, {
  parentPort: {
    on: (_name: 'message', hear: (event: { readonly data: unknown }) => void) => process.on('message', (data) => hear({ data })),
    postMessage: (message: object) => process.send?.(message),
  },
})
// A test that was stopped leaves no keeper behind.
process.on('disconnect', () => process.exit(0))
