import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from '#screens/kit/compare-texts.ts'

/** Each change as a reader marks it: [-gone-], {+come+}. */
function marked(before: string, now: string): string {
  return compareTexts(before, now)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')
    .replaceAll(/\+\}\{\+|-\]\[-/g, '')
}

const minute = 'Amara has had two lines of treatment. The meeting agreed that a second opinion would help. We ask whether a transplant should be considered, and when.'

test('[L11] a changed word is shown inside its sentence, and a figure is one word', () => {
  expect(marked(minute, minute.replace('two', 'three'))).toBe(minute.replace('two', '[-two-]{+three+}'))
  expect(marked('Give 12.5 mg of it in the morning.', 'Give 125 mg of it in the morning.')).toBe('Give [-12.5-]{+125+} mg of it in the morning.')
})

test('[L11] a sentence that is mostly new stands whole, after the one it took the place of', () => {
  const own = 'Her parents have read of a trial and ask whether it should be open to her.'
  expect(marked(minute, minute.replace(/We ask.*/, own))).toBe(minute.replace(/We ask.*/, (old) => `[-${old}-]{+${own}+}`))
  expect(marked(minute, 'The kidney is another matter, and was not spoken of.')).toBe(`[-${minute}-]{+The kidney is another matter, and was not spoken of.+}`)
})

test('[L11] a clause that is new stands whole inside its sentence', () => {
  const clause = 'or whether the harm of waiting is more than what might be gained'
  expect(marked(minute, minute.replace('and when', clause))).toBe(minute.replace('and when', `[-and when-]{+${clause}+}`))
  expect(marked('He has two small tumours in the liver.', 'He has three large tumours in the liver.')).toBe('He has [-two small-]{+three large+} tumours in the liver.')
})

test('[L11] a sentence put before, between or after others leaves them as they are', () => {
  expect(marked(minute, `${minute} Thank you.`)).toBe(`${minute}{+ Thank you.+}`)
  expect(marked(minute, `Urgent. ${minute}`)).toBe(`{+Urgent. +}${minute}`)
  expect(marked(minute, minute.replace('The meeting', 'She is tired. The meeting'))).toBe(minute.replace('The meeting', '{+She is tired. +}The meeting'))
  expect(marked('One line.\nAnother line.', 'One line.\nNew.\nAnother line.')).toBe('One line.\n{+New.\n+}Another line.')
})

const words = ['the', 'team', 'asks', 'whether', 'she', 'should', 'wait', '12.5', 'mg', 'Łukasz', 'пациент', 'الطفل', '再', '👩🏽‍⚕️', '.', '. ', '? ', ', ', ' ', '  ', '\n', '\r\n', '\n\n', '\u00A0', 'Dr. ', 'e.g. ']
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }).map((parts) => parts.join(''))

test('[L11] without what was added it is the earlier text, and without what was removed the later one, whatever the texts', () => {
  const without = (before: string, now: string, kind: string): string => compareTexts(before, now).filter((change) => change.kind !== kind).map((change) => change.text).join('')
  const some = fc.tuple(text, text, text).chain(([start, one, other]) => fc.constantFrom([start + one, start + other], [one + start, other], [one, one + other], [one, other]))
  fc.assert(
    fc.property(some, ([before = '', now = '']) => {
      expect(without(before, now, 'added')).toBe(before)
      expect(without(before, now, 'removed')).toBe(now)
    }),
    { numRuns: 2000 },
  )
})

test('[L11] a sentence that ends otherwise does not carry its end past the next one', () => {
  const before = 'We ask for your view. There are two reasons. The parents do not agree.'
  expect(marked(before, 'We ask for your view on a transplant.')).toBe('We ask for your view{+ on a transplant+}.[- There are two reasons. The parents do not agree.-]')
})

test('[L11] no change is empty', () => {
  fc.assert(
    fc.property(text, text, (before, now) => {
      expect(compareTexts(before, now).map((change) => change.text)).not.toContain('')
    }),
  )
})

test('[L11] a text all new and too long to be held against the old word by word is shown whole', () => {
  const many = (word: string): string => Array.from({ length: 600 }, (_, n) => `${word} ${n} the team of it`).join(' ')
  expect(marked(many('old'), many('new'))).toBe(`[-${many('old')}-]{+${many('new')}+}`)
})
