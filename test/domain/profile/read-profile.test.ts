import { expect, test } from 'vitest'
import fc from 'fast-check'
import { textOfProfile } from '#domain/profile/profile.ts'
import { LARGEST_PROFILE, readProfile } from '#domain/profile/read-profile.ts'
import { aProfile, problemsOf, profileText } from './a-profile.ts'

const made = profileText('made-up-trust')
const lines = made.split('\n')
/** The file with one line of it changed, and that line’s number. */
function changed(find: string, instead: (line: string) => string): readonly [string, number] {
  const at = lines.findIndex((line) => line.includes(find))
  return [lines.with(at, instead(lines[at] ?? '')).join('\n'), at + 1]
}

test.each(['made-up-trust', 'great-ormond-street'] as const)('[R1, row 10] the profile %s can be used', (name) => {
  expect(problemsOf(profileText(name))).toEqual([])
})

test('[R1] a name that is not known is said with its line, at every depth', () => {
  const [top, atTop] = changed('"format"', (line) => `  "colour": "blue",\n${line}`)
  expect(problemsOf(top)).toEqual([`${atTop} colour unknown-name colour`])
  const [deep, atDeep] = changed('"where": "Main entrance', (line) => line.replace('"where"', '"wher"'))
  expect(problemsOf(deep)).toEqual([`${atDeep} contacts.pals.wher unknown-name wher`])
})

test('[R1] each thing that is wrong is said, in the order of the file', () => {
  const [one, atTime] = changed('"from": "10:00"', (line) => line.replace('10:00', '10am'))
  const text = one.replace('"least": 1 },', '"least": "one" },').replace('"format": 1', '"format": 2')
  const atLeast = one.split('\n').findIndex((line) => line.includes('"least"')) + 1
  expect(problemsOf(text)).toEqual(['2 format not-one-of 1', `${atTime} contacts.pals.hours.1.from not-a-time`, `${atLeast} quorum.needs.1.least not-number`])
})

test.each([
  ['"name": "Riverbank', (line: string) => line.replace(/"name".*/, ''), 'trust.name missing'],
  ['"to": "17:00"', (line: string) => line.replace('17:00', '09:00'), 'contacts.pals.hours.1 ends-before-it-begins'],
  ['"days": ["Monday", "Wednesday"', (line: string) => line.replace('"Wednesday"', '"Wednsday"'), 'contacts.bioethics.hours.1.days.2 not-one-of Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday'],
  ['"report": 10', (line: string) => line.replace('10', '0'), 'chasers.report too-little 1'],
  ['"scanLink": 10', (line: string) => line.replace('10', '14'), 'chasers.scanLink too-much 13'],
  ['"ods"', (line: string) => line.replace('ZZ9', 'ZZ-9'), 'trust.ods not-an-ods-code'],
] as const)('[R1] in the line of %s what is wrong is named', (find, instead, says) => {
  const [text] = changed(find, instead)
  expect(problemsOf(text).map((problem) => problem.replace(/^\d+ /, ''))).toEqual([says])
})

test('[R1, row 21] how often a parked request is looked at is nobody’s to set', () => {
  const [text] = changed('"report": 10', (line) => `    "parkedReview": 7,\n${line}`)
  expect(problemsOf(text)[0]).toContain('unknown-name parkedReview')
})

test('[R3] broken JSON says which line and what was expected there', () => {
  const [comma, at] = changed('"format"', (line) => line.replace(',', ''))
  expect(problemsOf(comma)).toEqual([`${at + 1} broken , or }`])
  expect(problemsOf('')).toEqual(['1 broken a value'])
  expect(problemsOf('{"format": 1,\n}')).toEqual(['2 broken a name in "'])
  expect(problemsOf('{\n"about": "not\nclosed"}')).toEqual(['2 broken text that ends with " on the same line'])
  expect(problemsOf('{} {}')).toEqual(['1 broken the end of the file'])
})

test('[R3] a name that stands twice is said, not the last of them taken', () => {
  const [text, at] = changed('"telephone": "4444"', (line) => `${line}\n${line.replace('4444', '5555')}`)
  expect(problemsOf(text)).toEqual([`${at + 1} twice telephone`])
})

test('[R3] a file that is too large or too deep is refused before anything of it is looked at', () => {
  expect(problemsOf(`"${'x'.repeat(LARGEST_PROFILE)}"`)).toEqual(['1 too-large'])
  expect(problemsOf('['.repeat(100_000))).toEqual(['1 too-deep'])
  expect(problemsOf(`{"about": "${'x'.repeat(LARGEST_PROFILE - 100)}"}`)).toContain('1 about too-long 1000')
})

test('[R3] “__proto__” and its like are names that are not known, and change nothing else', () => {
  const [text] = changed('"format"', (line) => `  "__proto__": { "polluted": true },\n  "constructor": 1,\n${line}`)
  const read = readProfile(text)
  expect(read.ok).toBe(false)
  expect(problemsOf(text).join()).toContain('unknown-name constructor')
  expect(({} as { readonly polluted?: boolean }).polluted).toBeUndefined()
})

test('[R3] whatever the text, it is read or refused with a line that the file has', () => {
  const bits = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '1', '-', 'true', 'null', ' ', '\n', '"format"', '"trust"', '__proto__', 'é')
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')), (text) => {
      const read = readProfile(text)
      if (read.ok) return
      for (const { line } of read.refusal.problems) expect(line).toBeLessThanOrEqual(text.split('\n').length)
    }),
  )
})

test('[R3] what the engine reads as JSON is read here to the same value', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.boolean(), (json, spread) => {
      const text = spread ? JSON.stringify(JSON.parse(json), null, 2) : json
      // Only the shape is wrong then, never the text: no problem of reading.
      expect(problemsOf(text).filter((problem) => / (broken|twice)/.test(problem))).toEqual([])
    }),
  )
})

test.each(['made-up-trust', 'great-ormond-street'] as const)('[R9] what is put in a file from %s is brought in again unchanged', (name) => {
  const profile = aProfile(name)
  expect(readProfile(textOfProfile(profile))).toEqual({ ok: true, value: profile })
})

test('[R5, row 10] what the source page does not give is not made up', () => {
  const { contacts } = aProfile('great-ormond-street')
  expect(contacts.pals).toMatchObject({ telephone: '0207 829 7862', email: '' })
  expect(contacts.marthasRule).toBeNull()
  expect([contacts.bioethics, contacts.chaplaincy].map((contact) => [contact?.telephone, contact?.email])).toEqual([['', ''], ['', '']])
})
