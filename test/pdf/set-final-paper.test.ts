import { expect, test } from 'vitest'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { paperKinds } from '#domain/letter/paper-document.ts'
import { pdfRules } from '#pdf/check/rules.ts'
import { setFinalPaper } from '#pdf/set-final-paper.ts'
import { aLetterSource } from '../domain/a-case.ts'
import { aPaper, aParagraph, ports } from '../builders/a-paper.ts'

test('[L33, design 6] a final letter is held to every rule of an accessible archive file and found sound', async () => {
  const set = await setFinalPaper(composeLetter(aLetterSource({ signed: true })), ports)
  expect(set).toMatchObject({ ok: true, value: { check: { rules: Object.keys(pdfRules).length, remarks: 0 } } })
})

test('[L33, design 6] so is each copy of one; a draft and what is no letter are read and not signed', async () => {
  for (const kind of paperKinds) {
    const final = await setFinalPaper(aPaper({ kind }), ports)
    expect(final.ok && final.value.check !== null, kind).toBe(['letter', 'letter-copy', 'pseudonymised-letter'].includes(kind))
  }
  expect(await setFinalPaper(aPaper({ notice: 'Draft, not signed' }), ports)).toMatchObject({ ok: true, value: { check: null } })
})

test('[L33, design 6] a file that breaks a rule is refused by the rule’s name and place, and quotes nothing of the letter', async () => {
  // A press whose fonts come out of the packer empty: no letter would be drawn.
  const broken = { ...ports, deflate: (bytes: Uint8Array) => ports.deflate(bytes.length > 6000 ? new Uint8Array(bytes.length) : bytes) }
  const set = await setFinalPaper(aPaper({ blocks: [aParagraph('Niamh Ní Dhomhnaill and many letters: the quick brown fox jumps over the lazy dog, THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG 0123456789.')] }), broken)
  expect(set).toMatchObject({ ok: false, refusal: { kind: 'paper-not-sound', rule: 'L33' } })
  expect(JSON.stringify(set)).not.toContain('Niamh')
})
