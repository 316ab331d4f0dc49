import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { APP_ORIGIN, pagePolicy, PAPER_POLICY, projectorPolicy } from './content-policy.ts'
import { locatePageFile } from './locate-page-file.ts'
import type { PaperShelf } from './paper-shelf.ts'

/** Must run before the app is ready: makes app:// a secure origin of its own. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

interface PagesServed {
  /** The built pages. */
  readonly folder: string
  /** The bundler's address while developing. */
  readonly devServer: string | null
}

export interface Served extends PagesServed {
  readonly shelf: PaperShelf
}

/** Serves the app's pages and papers; every other address is not found. */
export function serveApp({ shelf, ...pages }: Served): void {
  const policy = pagePolicy(pages.devServer)
  protocol.handle('app', (request) => {
    const paper = request.method === 'GET' ? shelf.take(request.url) : null
    return paper === null ? answerPage(request, pages, policy) : new Response(new Uint8Array(paper), { headers: paperHeaders() })
  })
}

/** Serves the projector's page to its own session, where there are no papers. */
export function serveProjector(session: Session, pages: PagesServed): void {
  const policy = projectorPolicy(pages.devServer)
  session.protocol.handle('app', (request) => answerPage(request, pages, policy))
}

async function answerPage(request: Request, { folder, devServer }: PagesServed, policy: string): Promise<Response> {
  if (request.method !== 'GET') return notFound()
  const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff' }
  if (devServer !== null && request.url.startsWith(`${APP_ORIGIN}/`)) return askBundler(devServer, request.url, headers)
  const file = locatePageFile(folder, request.url)
  if (file === null) return notFound()
  try {
    return new Response(new Uint8Array(await readFile(file.path)), { headers: { ...headers, 'Content-Type': file.type } })
  } catch {
    return notFound()
  }
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
