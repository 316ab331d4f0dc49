import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { kindsWithWords, wordsFor } from '#screens/kit/words-for-refusals.ts'

const root = join(import.meta.dirname, '../../..')
const unknown = wordsFor({ kind: 'a-kind-of-a-newer-version' })

/** Every kind of refusal the source can answer with: `kind: '…', rule:` wherever one is made, and the letter's stops. */
function kindsInSource(): ReadonlySet<string> {
  const kinds = new Set<string>()
  for (const folder of ['src/domain', 'src/actions', 'src/bridge', 'src/pdf', 'src/state', 'src/fhir', 'electron']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue
      const text = readFileSync(join(root, folder, file), 'utf8')
      for (const [, kind] of text.matchAll(/kind: [`'"]([a-z][a-z-]*)[`'"],\s*rule:/g)) if (kind !== undefined) kinds.add(kind)
      for (const [, kind] of text.matchAll(/onDisk\('([a-z-]+)'/g)) if (kind !== undefined) kinds.add(kind)
    }
  }
  const stops = readFileSync(join(root, 'src/domain/rules-across/what-stops-letter.ts'), 'utf8')
  for (const [, kind] of stops.matchAll(/^ {4}\| '([a-z-]+)'/gm)) if (kind !== undefined) kinds.add(kind)
  return kinds
}

describe('words for refusals', () => {
  it('has words for every kind of refusal in the source', () => {
    const kinds = kindsInSource()
    expect(kinds.size).toBeGreaterThan(60)
    expect([...kinds].filter((kind) => !kindsWithWords.includes(kind))).toEqual([])
  })

  it('says each in whole sentences, without codes, rule numbers or holes where a detail is missing', () => {
    for (const kind of kindsWithWords) {
      const words = wordsFor({ kind })
      expect(words, kind).toMatch(/^\p{Lu}.*[.?!]$/u)
      expect(words, kind).not.toMatch(/undefined|null|NaN|\[object|:\s*\.|\(\)|\b[A-Z]\d{1,2}\b|\.\./)
      expect(words, kind).not.toMatch(/error|invalid|sync|success/i)
    }
  })

  it('gives a kind it does not know, even one named like a method, a sentence that is true of all', () => {
    expect(unknown).toBe('This could not be done, and nothing was changed. Your words are still here.')
    expect(wordsFor({ kind: 'toString' })).toBe(unknown)
    expect(wordsFor({ kind: '__proto__' })).toBe(unknown)
  })

  it('[J12] names the roles that may', () => {
    const refusal = { kind: 'role-may-not', rule: 'J12', role: 'member', verb: 'sign-letter', allowed: ['chair', 'consultant'] }
    expect(wordsFor(refusal)).toBe('Your role does not allow this: the chair or consultant can. Nothing was changed.')
    expect(wordsFor({ ...refusal, allowed: ['chair'] })).toBe('Your role does not allow this: the chair can. Nothing was changed.')
  })

  it('[L7] names the script and the place of what cannot be printed', () => {
    expect(wordsFor({ kind: 'script-not-settable', script: 'Arabic', where: 'block 3' })).toMatch(/^These pages hold Arabic, .* \(block 3\)/)
    expect(wordsFor({ kind: 'missing-glyph', character: '☐', where: 'block 3' })).toMatch(/^The sign “☐” \(block 3\) cannot be printed/)
  })

  it('[L32] names each enclosure that cannot be added by its place and title, with what to do', () => {
    const enclosures = [{ place: 2, title: 'MRI report', refusal: { kind: 'enclosure-locked' } }, { place: 3, refusal: { kind: 'enclosure-mark-not-drawn', page: 4 } }]
    expect(wordsFor({ kind: 'enclosures-not-added', enclosures })).toMatch(/^Enclosure 2, “MRI report”, cannot be added\. This file has a password of its own\. .* Enclosure 3 cannot be added\. Something marked on page 4 .* Nothing was saved\.$/)
    expect(wordsFor({ kind: 'enclosure-kind-unknown', found: 'word' })).toBe('This is a Word document. Save it as a PDF and add that.')
  })

  it('says how many PINs are left, and until when to wait', () => {
    expect(wordsFor({ kind: 'pin-wrong', left: 1 })).toBe('That is not your PIN. 1 more try before you have to wait. Nothing was signed.')
    expect(wordsFor({ kind: 'pin-wrong', left: 0 })).toContain('The next try has to wait')
    expect(wordsFor({ kind: 'pin-wait', until: '2026-10-08T12:40:00Z' })).toContain('Try again after 1:40pm')
    expect(wordsFor({ kind: 'pin-wait', until: '2026-10-08T12:40:30Z' })).toContain('Try again after 1:41pm')
    expect(wordsFor({ kind: 'wrong-pin', waitSeconds: 240 })).toContain('Try again in 4 minutes')
  })

  it('[K26] says how many passphrases are left, and until when to wait', () => {
    expect(wordsFor({ kind: 'wrong-passphrase', left: 3 })).toBe('That passphrase does not open these records. 3 more tries before you have to wait. Check Caps Lock and try again. Nothing is deleted however often you try.')
    expect(wordsFor({ kind: 'passphrase-wait', until: '2026-10-08T11:41:30Z' })).toBe('Too many wrong passphrases. Try again after 12:42pm. Nothing is deleted, and nothing you saved is lost.')
  })

  it('says what stops a letter when signing is refused for it', () => {
    const stop = { kind: 'consent-refused', rule: 'L6', detail: 'Paul Fairweather' }
    expect(wordsFor({ kind: 'letter-stopped', stop })).toBe(wordsFor(stop))
    expect(wordsFor({ kind: 'letter-stopped', stop: { kind: 'letter-stopped' } })).toContain('stops this letter')
  })

  it('tells a full disk from one that does not write, and that the words are safe', () => {
    expect(wordsFor({ kind: 'not-saved', reason: 'disk-full' })).toBe(
      'NOT saved: this computer’s disk is full. Your words are still here. Don’t close the window.',
    )
    expect(wordsFor({ kind: 'not-saved', reason: 'no-answer' })).toContain('NOT saved: this computer’s disk does not answer. Your words are still here')
    expect(wordsFor({ kind: 'not-saved', reason: 'disk-failed' })).toContain('does not take what is written')
  })
})
