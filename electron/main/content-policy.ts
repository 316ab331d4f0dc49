/** Where the app's own pages and its papers live. Neither is the network. */
export const APP_ORIGIN = 'app://app'
export const PAPER_ORIGIN = 'app://paper'
/** Where nothing is: between the page of one session and that of the next. */
export const EMPTY_ORIGIN = 'app://empty'

/**
 * The page's policy: nothing from anywhere but the app itself, no connection at all. Two Trusted Types policies
 * are named: starting the view's worker is a script address, and `src/main.tsx` lets only that one through; the letter's editor
 * reads what is pasted in a document of its own that is never shown and runs nothing.
 */
const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  "img-src 'self' data: blob:",
  `frame-src ${PAPER_ORIGIN}`,
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types consilium-worker ProseMirrorClipboard',
]

/** The projector's page is the app's with everything taken away that a slide does without. */
const PROJECTOR = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"]

/** A paper is shown by the built-in viewer, which is an embedded object with a style of its own. */
const PAPER = ["default-src 'none'", "object-src 'self'", "style-src 'unsafe-inline'", `frame-ancestors ${APP_ORIGIN}`]

export const PAPER_POLICY = PAPER.join('; ')

export function pagePolicy(devServer: string | null): string {
  return loosened(PAGE, devServer)
}

export function projectorPolicy(devServer: string | null): string {
  return loosened(PROJECTOR, devServer)
}

/**
 * A policy as it is served. While developing, the bundler at `devServer` puts styles and its refresh code into the page
 * and talks to it over a socket; only then is it loosened.
 */
function loosened(policy: readonly string[], devServer: string | null): string {
  if (devServer === null) return policy.join('; ')
  const { host, hostname } = new URL(devServer)
  return policy.filter((line) => !line.includes('trusted-types'))
    .map((line) => (line.startsWith('script-src') || line.startsWith('style-src') ? `${line} 'unsafe-inline'` : line))
    .map((line) => (line.startsWith('connect-src') ? `connect-src 'self' ws://${host} ws://${hostname}:*` : line))
    .join('; ')
}
