import { expect, test } from 'vitest'
import { actFromCanonical, canonicalAct } from '#domain/journal/canonical-act.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { anAct } from '../../builders/an-act.ts'

const act = anAct({ facts: [...stateUnit('question', { text: 'Łukasz? يوسف 👶', inShort: '' })] })

test('[J13, design 3] an act comes back from its canonical text as it was', () => {
  expect(actFromCanonical(canonicalAct(act), act.sig)).toEqual(act)
  expect(canonicalAct(act)).not.toContain(act.sig)
})

test('[J13, design 3] another text of the same act is not the act', () => {
  const text = canonicalAct(act)
  const { sig: _, ...unsigned } = act
  for (const other of [JSON.stringify(unsigned), ` ${text}`, text.replace(',"seq":1', ',"seq":1.0')]) {
    expect(other).not.toBe(text)
    expect(actFromCanonical(other, act.sig)).toBeNull()
  }
})

test.each([
  ['no JSON', '{'],
  ['no object', '[]'],
  ['nothing', 'null'],
  ['half a character pair', canonicalAct(act).replace('Łukasz', '\\ud800')],
  ['JSON nested past reading', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['facts nested past reading', canonicalAct(act).replace('"value":""', `"value":${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  ['a capital id', canonicalAct(act).replace('-7000-8000-', '-7000-A000-')],
  ['an unknown role', canonicalAct(act).replace('"role":"consultant"', '"role":"king"')],
])('[J13, design 3] %s is answered with nothing, and breaks nothing', (_, text) => {
  expect(text).not.toBe(canonicalAct(act))
  expect(actFromCanonical(text, act.sig)).toBeNull()
})
