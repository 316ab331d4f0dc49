import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { SignedIn } from '../sign-in.ts'

const style = `body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #212b32 }
ul { list-style: none; padding: 0 } li { margin: 0 0 .75rem }
button { font: inherit; width: 100%; text-align: left; padding: .75rem 1rem; border: 2px solid #4c6272; background: #fff; color: inherit; cursor: pointer }
button:focus { outline: 4px solid #ffeb3b; border-color: #212b32 }
.only { border-left: 8px solid #005eb8; padding: .5rem 1rem; background: #f0f4f5 }`

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`

/** The page where somebody says which of the made-up people they are. */
export function writeChoosePage(reply: ServerResponse, people: readonly SignedIn[]): void {
  const choices = people.map((person) => `<li><button name="user" value="${escape(person.user)}">${escape(person.name)}<br>${escape(`${person.role}, ${person.teams.join(', ')}`)}</button></li>`)
  writePage(reply, 200, 'Who are you?', `<p class="only"><strong>For demonstration only.</strong> These people are made up, there is no password, and anybody who can reach this page can be any of them.</p>
<form method="post"><ul>${choices.join('')}</ul></form>`)
}

/** A page that says what went wrong. `words` without anything that was sent. */
export function writeFaultPage(reply: ServerResponse, status: number, words: string): void {
  writePage(reply, status, 'You are not signed in', `<p>${escape(words)}</p>`)
}

function writePage(reply: ServerResponse, status: number, heading: string, body: string): void {
  reply.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': policy, 'x-content-type-options': 'nosniff' })
  reply.end(pageOf(heading, body))
}

/** A whole page of ours. */
export function pageOf(heading: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title><style>${style}</style></head><body><main><h1>${heading}</h1>${body}</main></body></html>`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}
