import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { APP_ORIGIN, pagePolicy, PAPER_POLICY } from './content-policy.ts'
import { locatePageFile } from './locate-page-file.ts'
import type { PaperShelf } from './paper-shelf.ts'

/** Must run before the app is ready: makes app:// a secure origin of its own. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

export interface Served {
  /** The built pages. */
  readonly folder: string
  readonly shelf: PaperShelf
  /** The bundler's address while developing. */
  readonly devServer: string | null
}

/** Serves the app's pages and papers; every other address is not found. */
export function serveApp({ folder, shelf, devServer }: Served): void {
  const headers = { 'Content-Security-Policy': pagePolicy(devServer), 'X-Content-Type-Options': 'nosniff' }
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return notFound()
    const paper = shelf.take(request.url)
    if (paper !== null) return new Response(new Uint8Array(paper), { headers: paperHeaders() })
    if (devServer !== null && request.url.startsWith(`${APP_ORIGIN}/`)) return askBundler(devServer, request.url, headers)
    const file = locatePageFile(folder, request.url)
    if (file === null) return notFound()
    try {
      return new Response(new Uint8Array(await readFile(file.path)), { headers: { ...headers, 'Content-Type': file.type } })
    } catch {
      return notFound()
    }
  })
}

function paperHeaders(): Record<string, string> {
  return {
    'Content-Type': 'application/pdf',
    'Content-Security-Policy': PAPER_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}

/** Node's own fetch: Electron's fails when it is handed the page's headers. */
async function askBundler(devServer: string, address: string, headers: Record<string, string>): Promise<Response> {
  const reply = await fetch(new URL(address.slice(APP_ORIGIN.length), devServer))
  const type = reply.headers.get('content-type') ?? 'text/plain'
  return new Response(await reply.arrayBuffer(), { status: reply.status, headers: { ...headers, 'Content-Type': type } })
}

function notFound(): Response {
  return new Response('', { status: 404, headers: { 'X-Content-Type-Options': 'nosniff' } })
}
