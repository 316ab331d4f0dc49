import { extname, join, sep } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

/**
 * The file an `app://app/…` address stands for: under `folder`, of a type the app has, without a single part that
 * climbs, hides or escapes. Null for everything else.
 */
export function locatePageFile(folder: string, address: string): { readonly path: string; readonly type: string } | null {
  const name = readName(address)
  if (name === null) return null
  const parts = name === '' ? ['index.html'] : name.split('/')
  if (!parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part))) return null
  const path = join(folder, ...parts)
  const type = TYPES[extname(path)]
  return type !== undefined && path.startsWith(folder + sep) ? { path, type } : null
}

/** The address's path without its first slash, exactly as sent: an address that the parser would tidy is refused. */
function readName(address: string): string | null {
  const match = /^app:\/\/app\/([^?#]*)(?:[?#].*)?$/.exec(address)
  return match?.[1] ?? null
}
