import { expect, test } from 'vitest'
import { checkScripts } from '#domain/letter/check-scripts.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { aLetterSource, aProvider, zoe } from '../a-case.ts'

test.each([['Łukasz', 'Wiśniewski'], ['Ifẹolúwa', 'Adébáyọ̀'], ['Ελένη', 'Παπαδοπούλου'], ['Юрий', 'Ёлкин'], ['يوسف', 'العبدالله'], ['דוד', 'לוי'], ['आरव', 'शर्मा'], ['ফারহানা', 'রহমান'], ['ਹਰਪ੍ਰੀਤ', 'ਸਿੰਘ']])('[L7, vignette V9] %s %s can be set', (given, family) => {
  expect(checkScripts(composeLetter(aLetterSource({ identity: { ...zoe, given, family } })))).toEqual({ ok: true, value: true })
})

test.each([['田中', 'Chinese'], ['தமிழ்', 'Tamil'], ['ሰላም', 'Ethiopic'], ['ᏣᎳᎩ', 'a script this version does not know']])(
  '[L7, vignette V4] %s is refused as %s, with its place',
  (name, script) => {
    const answer = checkScripts(composeLetter(aLetterSource({ provider: aProvider({ name }) })))
    expect(answer).toEqual({ ok: false, refusal: { kind: 'script-not-settable', rule: 'L7', script, where: 'the address' } })
    expect(JSON.stringify(answer)).not.toContain(name)
  },
)
