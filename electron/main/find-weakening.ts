import type { Make } from './read-make.ts'

/** Switches of Chromium that take away what protects records on their way. */
const WEAKEN_TLS = ['ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost', 'ssl-key-log-file', 'ssl-version-min', 'ssl-version-max', 'log-net-log', 'host-rules', 'host-resolver-rules', 'test-root-certs', 'use-test-root-certs']
/** Switches that take down the walls around a page. */
const WEAKEN_PAGES = ['disable-web-security', 'allow-running-insecure-content', 'unsafely-treat-insecure-origin-as-secure', 'disable-site-isolation-trials', 'load-extension', 'disable-extensions-except', 'js-flags']
/** Switches that start a process without its sandbox, or another program in its place. */
const WEAKEN_PROCESSES = ['no-zygote', 'single-process', 'in-process-gpu', 'disable-gpu-sandbox', 'disable-seccomp-filter-sandbox', 'disable-setuid-sandbox', 'disable-namespace-sandbox', 'browser-subprocess-path', 'renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'enable-crash-reporter', 'crash-dumps-dir']
/** Chromium would keep secrets in a key store that anybody can read. */
const WEAKEN_KEYS = ['use-mock-keychain']
/** Switches by which another program reads the window. */
const ATTACH = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address', 'remote-allow-origins']
const NO_SANDBOX = 'no-sandbox'
/** Chromium writes the keys of every connection to the file this variable names. */
const KEY_LOG = 'SSLKEYLOGFILE'

/** What a program was started with. */
export interface Start {
  /** As typed. What Chromium itself says it was given holds what Electron adds too. */
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** As root Chromium starts only without its sandbox. */
  readonly isRoot: boolean
  readonly packaged: boolean
}

/**
 * What the program was started with that would weaken it (E21), in words; null where there is nothing. A proxy is the
 * site's own affair: through one a certificate still has to hold.
 */
export function findWeakening({ argv, env, isRoot, packaged }: Start, make: Make): string | null {
  if (!packaged) return null
  const refused = [...WEAKEN_TLS, ...WEAKEN_PAGES, ...WEAKEN_PROCESSES, ...WEAKEN_KEYS, ...(make.attachable ? [] : ATTACH), ...(isRoot ? [] : [NO_SANDBOX])]
  const found = argv.map(nameOf).find((name) => refused.includes(name))
  if (found !== undefined) return `Consilium does not start with --${found}: it would weaken what protects the records. Start it without. Nothing was opened.`
  return env[KEY_LOG] === undefined ? null : `Consilium does not start while ${KEY_LOG} is set: it would write down the keys of every connection. Unset it. Nothing was opened.`
}

/** The name of a switch as Chromium reads it: with one dash or two, on Windows with a slash as well, in any case. */
function nameOf(arg: string): string {
  return /^(?:--?|\/)([^=]+)/.exec(arg)?.[1]?.toLowerCase() ?? ''
}
