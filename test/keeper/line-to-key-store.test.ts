import { describe, expect, it } from 'vitest'
import type { AskKeyStore } from '#bridge/keeper-messages.ts'
import { lineToKeyStore } from '#electron/keeper/line-to-key-store.ts'

const bytes = Uint8Array.of(1, 2, 3)

describe('the way to the key store', () => {
  it('[K35] gives each question its own answer, in whatever order they come', async () => {
    const asked: AskKeyStore[] = []
    const line = lineToKeyStore((message) => asked.push(message))
    const [sealed, opened] = [line.seal(bytes), line.open(Uint8Array.of(9))]
    expect(asked.map(({ what, bytes: sent }) => [what, ...sent])).toEqual([['seal', 1, 2, 3], ['open', 9]])
    for (const { id, what } of asked.toReversed()) line.take({ kind: 'key-store', id, bytes: what === 'seal' ? Uint8Array.of(7) : null })
    expect([await sealed, await opened]).toEqual([Uint8Array.of(7), null])
  })

  it('[K35] takes a silence for no key, and what comes after it for nothing', async () => {
    const line = lineToKeyStore(() => undefined, 5)
    expect(await line.open(bytes)).toBe(null)
    line.take({ kind: 'key-store', id: 1, bytes })
  })
})
