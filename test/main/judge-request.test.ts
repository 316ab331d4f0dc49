import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestSchemas, type RequestName } from '#bridge/bridge.ts'
import { judgeRequest, refuseMalformed } from '#electron/main/judge-request.ts'

const names = Object.keys(requestSchemas) as readonly RequestName[]
const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true }),
  fc.constantFrom(undefined, null, NaN, [], {}, JSON.parse('{"__proto__":{"polluted":1}}'), { constructor: { prototype: {} } }),
)

describe('a request of the window', () => {
  it.each(names)('[E13, E15] %s: whatever it is given, it is parsed or refused, never an exception, never a changed prototype', (name) => {
    fc.assert(
      fc.property(hostile, (payload) => {
        const judged = judgeRequest(name, payload)
        if (judged !== null) expect(requestSchemas[name].safeParse(judged.request).success).toBe(true)
        expect(({} as Record<string, unknown>)['polluted']).toBe(undefined)
      }),
      { numRuns: 500 },
    )
  })

  it('[E16] is refused when a field is added, as nothing may be said that is not understood', () => {
    expect(judgeRequest('lock', {})).toEqual({ name: 'lock', request: {} })
    for (const name of names) expect(judgeRequest(name, { surplus: 1, path: '/etc/passwd' }), name).toBe(null)
  })

  it('has a name of the bridge and no other', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), hostile), (name) => names.includes(name as RequestName) || judgeRequest(name, {}) === null), { numRuns: 1000 })
    for (const name of ['__proto__', 'constructor', 'toString', 'listVaults', 'keepSigned', 'writeBlob']) expect(judgeRequest(name, {})).toBe(null)
  })

  it('is refused when it is too large, too deep, or circular', () => {
    const draft = (words: string) => ({ key: 'k', about: { kind: 'case', id: 'c' }, after: [], words: { a: words } })
    expect(judgeRequest('keepDraft', draft('x'.repeat(200_000)))).not.toBe(null)
    const fact = (value: unknown) => ({ intents: [{ id: '00000000-0000-7000-8000-000000000001', about: { kind: 'case', id: 'c' }, team: 't', verb: 'change-case', schema: 1, after: [], facts: [{ unit: 'u', path: 'p', value }] }] })
    expect(judgeRequest('appendActs', fact('x'.repeat(1_000_000)))).not.toBe(null)
    expect(judgeRequest('appendActs', fact('x'.repeat(9_000_000)))).toBe(null)
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
    expect(judgeRequest('appendActs', fact(deep))).toBe(null)
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(judgeRequest('appendActs', fact(circle))).toBe(null)
  })

  it('that is malformed is answered in words where the reply is an answer, and rejected elsewhere', () => {
    expect(refuseMalformed('appendActs')).toMatchObject({ ok: false, refusal: { kind: 'malformed' } })
    for (const name of ['readJournal', 'nonsense', undefined]) expect(() => refuseMalformed(name)).toThrow('Not a request')
  })
})
