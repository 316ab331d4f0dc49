import { describe, expect, it } from 'vitest'
import { pagePolicy, PAPER_POLICY, projectorPolicy } from '#electron/main/content-policy.ts'
import { countPages } from '#electron/main/count-pages.ts'
import { mayFrame, mayLoad } from '#electron/main/may-load.ts'
import { makePaperShelf } from '#electron/main/paper-shelf.ts'
import { readFlags } from '#electron/main/read-flags.ts'
import { pickDisplay } from '#electron/main/pick-display.ts'
import { shutIn } from '#electron/main/shut-in.ts'
import { safeName } from '#electron/main/answer-window.ts'

describe("the page's policy", () => {
  it('[E6] lets nothing in from outside and nothing out', () => {
    expect(pagePolicy(null)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; worker-src 'self'; img-src 'self' data: blob:; frame-src app://paper; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types consilium-worker ProseMirrorClipboard",
    )
    expect(PAPER_POLICY).not.toMatch(/script|connect|https?:/)
  })

  it('is loosened for the bundler alone, and only while there is one', () => {
    const policy = pagePolicy('http://localhost:5173')
    expect(policy).toContain("script-src 'self' 'unsafe-inline'")
    expect(policy).toContain('ws://localhost:5173')
    expect(policy).not.toMatch(/\*(?!;| |$)|https:/)
  })
})

describe('the projector', () => {
  it('has a policy that lets in its own script, style and type, and nothing else', () => {
    expect(projectorPolicy(null)).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    )
    expect(projectorPolicy('http://localhost:5173')).toContain("script-src 'self' 'unsafe-inline'")
  })

  it('[E1, E2, E3, E29] is shut in like every window, without tools in the packaged app', () => {
    expect(shutIn({ preload: '/p.cjs', packaged: true })).toEqual({
      preload: '/p.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false, devTools: false,
    })
  })

  it('goes to another display than the meeting’s own window, when there is one', () => {
    expect(pickDisplay([{ id: 1 }, { id: 2 }], { id: 1 })).toEqual({ id: 2 })
    expect(pickDisplay([{ id: 2 }, { id: 1 }], { id: 1 })).toEqual({ id: 2 })
    expect(pickDisplay([{ id: 1 }], { id: 1 })).toBe(null)
  })
})

describe('what a window may ask for', () => {
  const outside = ['https://example.org/', 'http://localhost:5173/', 'file:///etc/passwd', 'ws://127.0.0.1:1/', 'ftp://x/', 'javascript:alert(1)', 'chrome-extension://other/x', 'smb://x', '']
  it.each(outside)('%s: not in the app as it is used', (address) => {
    expect(mayLoad(address, null)).toBe(false)
    expect(mayFrame(address)).toBe(false)
  })

  it('is the app itself, and while developing the bundler', () => {
    expect(mayLoad('app://app/index.html', null)).toBe(true)
    expect(mayFrame('app://paper/00')).toBe(true)
    expect(mayFrame('app://app/')).toBe(false)
    expect(mayLoad('http://localhost:5173/src/main.tsx', 'http://localhost:5173')).toBe(true)
    expect(mayLoad('ws://localhost:5183/', 'http://localhost:5173')).toBe(true)
    expect(mayLoad('http://localhost.evil.example/', 'http://localhost:5173')).toBe(false)
    expect(mayLoad('http://localhost:51730/', 'http://localhost:5173')).toBe(false)
  })
})

describe('the flags', () => {
  it('[E30] are read from a source build and never from a packaged one', () => {
    const argv = ['--no-sandbox', '/app', '--profile', '/p', '--given-clock=2026-10-08T11:40:00Z', '--save-to', '/s', '--open-from', '/f.json']
    expect(readFlags(argv, false)).toEqual({ profile: '/p', givenClock: '2026-10-08T11:40:00Z', saveTo: '/s', openFrom: '/f.json' })
    expect(readFlags(argv, true)).toEqual({ profile: null, givenClock: null, saveTo: null, openFrom: null })
    expect(readFlags(['--profile', '--save-to', '--given-clock', 'yesterday-ish'], false)).toEqual({ profile: null, givenClock: null, saveTo: null, openFrom: null })
  })
})

describe('papers', () => {
  it('are found at their address until the shelf is cleared', () => {
    const shelf = makePaperShelf()
    const address = shelf.put(Uint8Array.of(1, 2, 3))
    expect(address).toMatch(/^app:\/\/paper\/[0-9a-f]{32}$/)
    expect(shelf.take(`${address}#toolbar=0&view=FitH`)).toEqual(Uint8Array.of(1, 2, 3))
    expect(shelf.take('app://paper/00')).toBe(null)
    for (let other = 0; other < 12; other += 1) shelf.put(Uint8Array.of(9))
    expect(shelf.take(address)).toBe(null)
    const last = shelf.put(Uint8Array.of(4))
    shelf.clear()
    expect(shelf.take(last)).toBe(null)
  })

  it('count their pages where the page tree stands in the clear, and 0 where it cannot be read', () => {
    expect(countPages(Buffer.from('1 0 obj << /Type /Pages /Count 14 /Kids [] >>'))).toBe(14)
    expect(countPages(Buffer.from('nothing of the kind'))).toBe(0)
  })

  it.each([
    ['Letter 1.pdf', 'Letter 1.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\x.pdf', 'x.pdf'],
    ['a:b*c?.pdf', 'a b c .pdf'],
    ['.hidden', 'hidden'],
    ['...', 'Consilium letter.pdf'],
    ['', 'Consilium letter.pdf'],
  ])('are saved under a name and nothing else: %s', (suggested, name) => {
    expect(safeName(suggested)).toBe(name)
  })
})
