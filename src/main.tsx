import '#domain/basics/parse-without-eval.ts'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { App } from '#screens/app/app.tsx'
import { startApp } from '#state/start-session.ts'
// oxlint-disable-next-line import/default -- the bundler makes the address
import viewWorker from '#storage/view-worker.ts?worker&url'

declare global {
  interface Window {
    /** Chromium's Trusted Types; the DOM library of this TypeScript does not know them. */
    readonly trustedTypes?: {
      readonly createPolicy: (
        name: string,
        rules: { readonly createScriptURL: (address: string) => string },
      ) => { readonly createScriptURL: (address: string) => unknown }
    }
  }
}

/**
 * The composition root. Trusted Types forbid a worker from a plain address: this one policy lets through the view's
 * own and nothing else.
 */
const policy = window.trustedTypes?.createPolicy('consilium-worker', {
  createScriptURL: (address) => {
    if (address !== viewWorker) throw new TypeError('Only the view’s own worker may be started')
    return address
  },
})

function newViewWorker(): Worker {
  const address = policy?.createScriptURL(viewWorker) ?? viewWorker
  return new Worker(address as string, { type: 'module', name: 'view' })
}

const root = document.getElementById('root')
if (root === null) throw new Error('Broken promise: index.html holds the root')
const app = createRoot(root)
flushSync(() => app.render(<App />))
void startApp(newViewWorker)
